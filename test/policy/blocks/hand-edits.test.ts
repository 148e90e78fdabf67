import { describe, expect, it } from 'vitest';
import { withBlock } from '../../../src/policy/blocks/edit.ts';
import { findBlocks, type FoundBlock } from '../../../src/policy/blocks/find.ts';
import { handEdits } from '../../../src/policy/blocks/hand-edits.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { serviceText } from './service-text.ts';
import { someBlock } from './some-blocks.ts';

const deny = someBlock('deny');
const text = withBlock(undefined, deny, 'api');

function found(edited: string): FoundBlock {
  const [block] = findBlocks(readPolicyDocument(edited));
  if (block === undefined) throw new Error('no block');
  return block;
}

describe('a block edited by hand', () => {
  it('is none as we write it, and as the service answers it', () => {
    expect(handEdits(found(text), deny)).toBeUndefined();
    expect(handEdits(found(serviceText(text)), deny)).toBeUndefined();
  });

  it('is told by the lines that came and went', () => {
    const edited = found(text.replace('value="inbound"', 'value="mine"'));
    expect(handEdits(edited, deny)).toEqual({ kind: 'deny', section: 'inbound', line: 4, added: ['<set-variable name="a" value="mine" />'], missing: ['<set-variable name="a" value="inbound" />'] });
  });

  it('is told by a line that stands once more, or once less', () => {
    const line = '<set-variable name="a" value="inbound" />';
    expect(handEdits(found(text.replace(line, `${line}${line}`)), deny)).toMatchObject({ added: [line], missing: [] });
    expect(handEdits(found(text.replace(line, '<!-- gone -->')), deny)).toMatchObject({ added: ['<!-- gone -->'], missing: [line] });
    expect(handEdits(found(text.replace(/<choose[^]*<\/choose>/, '')), deny)).toMatchObject({ added: [], missing: { length: 5 } });
  });

  it('is one whose lines stand in another order', () => {
    const two = { ...deny, lines: ['<a />', '<b />'] };
    expect(handEdits(found(withBlock(undefined, { ...deny, lines: ['<b />', '<a />'] }, 'api')), two)).toEqual({ kind: 'deny', section: 'inbound', line: 4, added: [], missing: [] });
  });
});
