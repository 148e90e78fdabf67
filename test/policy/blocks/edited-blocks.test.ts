import { describe, expect, it } from 'vitest';
import { denyBlock } from '../../../src/policy/blocks/deny-block.ts';
import { withBlock, withBlocks } from '../../../src/policy/blocks/edit.ts';
import { editedBlocks } from '../../../src/policy/blocks/edited-blocks.ts';
import { exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';
import { serviceText } from './service-text.ts';

const deny = denyBlock({ open: [], allow: ['chat'], block: [], default: 'closed' });
const text = withBlocks(withBlock(undefined, deny, 'api'), exhaustedBlocks(), 'api');

describe('blocks that are not as this version writes them', () => {
  it('are none as we write them, and as the service answers them', () => {
    expect(editedBlocks(text)).toEqual([]);
    expect(editedBlocks(serviceText(text))).toEqual([]);
  });

  it('are told by section, with the lines that came and went', () => {
    const edited = text.replace(/(<on-error>[^]*)id="apim-llm-exhausted-on-error"/, '$1id="mine"');
    expect(editedBlocks(edited)).toEqual([{ kind: 'exhausted', section: 'on-error', line: edited.slice(0, edited.lastIndexOf('<!-- apim-llm:v1 begin')).split('\n').length, added: [expect.stringContaining('id="mine"')], missing: [expect.stringContaining('id="apim-llm-exhausted-on-error"')], unknown: [] }]);
  });

  it('are those that carry what this version would not write', () => {
    expect(editedBlocks(text.replace('"default":"closed"', '"default":"open"'))).toEqual([{ kind: 'deny', section: 'inbound', line: 4, added: [], missing: [], unknown: [] }]);
  });

  it('are those that carry fields of a newer version, which are named', () => {
    expect(editedBlocks(text.replace('{"open"', '{"later":{"x":1},"open"'))).toEqual([{ kind: 'deny', section: 'inbound', line: 4, added: [], missing: [], unknown: ['later'] }]);
  });
});
