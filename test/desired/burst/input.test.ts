import { describe, expect, it } from 'vitest';
import { prepareEnable } from '../../../src/desired/burst/input.ts';

const usual = { service: 'apim-demo', main: 'main/gpt-4o', spill: ['sub/gpt-4o'] };

describe('the input of burst enable', () => {
  it('has the main first and the spills behind it, by priority, then as typed', () => {
    const { members, name, resilience } = prepareEnable({ ...usual, spill: ['c/d,priority=4', 'a/d,weight=2', 'b/d'] });
    expect(members.map(({ place, priority, weight }) => [place.account, priority, weight])).toEqual([['main', 1, undefined], ['a', 2, 2], ['b', 2, undefined], ['c', 4, undefined]]);
    expect([name, resilience.mode, resilience.retries]).toEqual([undefined, 'both', 2]);
  });

  it('has a retry for each spill where they are a list', () => {
    expect(prepareEnable({ ...usual, spill: ['a/d', 'b/d'], mode: 'retry' }).resilience.retries).toBe(2);
    expect(prepareEnable({ ...usual, preset: 'article-retry' }).resilience.retries).toBe(1);
  });

  it.each([
    ['SpillNeverAsked', { mode: 'none' }],
    ['SpillNeverAsked', { spill: ['a/d', 'b/d'], preset: 'article-retry' }],
    ['OptionsConflict', { mode: 'retry', spill: ['a/d,weight=1'] }],
    ['OptionsConflict', { mode: 'retry', retries: 3 }],
    ['SpillPriority', { spill: ['a/d,priority=1'] }],
    ['SpillPriority', { spill: ['a/d,priority=0'] }],
    ['MemberNumber', { spill: ['a/d,priority=x'] }],
    ['InvalidValue', { main: 'main/gpt-4o,weight=2' }],
    ['PoolNameInvalid', { name: '-x' }],
    ['InvalidValue', { waitFor: 'soon' }],
  ])('is refused as %s: %j', (code, more) => {
    expect(() => prepareEnable({ ...usual, ...more })).toThrow(expect.objectContaining({ code, exitCode: 2 }));
  });
});
