import { describe, expect, it } from 'vitest';
import { exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';
import { limitsBlock } from '../../../src/policy/blocks/limits-block.ts';
import { renderBlock } from '../../../src/policy/blocks/render.ts';

const route = { modelFrom: { kind: 'none' }, template: '/', unknown: 'refuse', rows: [{ model: '*', to: { kind: 'backend', id: 'b' }, by: 'facade' }] };

describe('rendering what a mark carries', () => {
  it('gives the blocks of the kind', () => {
    expect(renderBlock('limits', { tokensPerMinute: 5 })).toEqual([limitsBlock({ tokensPerMinute: 5 })]);
    expect(renderBlock('exhausted', {})).toEqual(exhaustedBlocks());
  });

  it.each(['deny', 'version', 'account', 'route', 'retry'] as const)('gives nothing for a %s block that carries nothing', (kind) => {
    expect(renderBlock(kind, {})).toBeUndefined();
  });

  it('gives nothing where a hand has put in what the generator refuses', () => {
    expect(renderBlock('route', route)).toHaveLength(1);
    expect(renderBlock('route', { ...route, rows: [{ model: '*', to: { kind: 'backend', id: '{{secret}}' }, by: 'facade' }] })).toBeUndefined();
  });
});
