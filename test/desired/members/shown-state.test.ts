import { describe, expect, it } from 'vitest';
import { shownState, stateWarnings, toldStates, type ShownState } from '../../../src/desired/members/shown-state.ts';
import type { ShownMember } from '../../../src/desired/members/shown-member.ts';
import type { KnownBreaker } from '../../../src/model/local-control.ts';

const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/apim/backends/main--gpt-4o--openai';
const backend = { id, kind: 'backend', body: {} } as const;
const breaker = (unit: number, openUntil: string | undefined, failures = 0): KnownBreaker => ({ id, unit, openUntil, failures });
const [early, late] = ['2026-01-01T00:00:30.000Z', '2026-01-01T00:01:00.000Z'];
const member = (state: ShownState | null, account: string | null = 'main'): ShownMember => ({ account, accountId: null, deployment: 'gpt-4o', backend: 'b', region: null, priority: 1, weight: 1, breaker: null, quota: null, state });

describe('the state of a member', () => {
  it('is null where nobody tells, and where the backend is gone', () => {
    expect(shownState(backend, {})).toBeNull();
    expect(shownState(undefined, { breakers: [breaker(0, early)] })).toBeNull();
  });

  it.each([
    ['none', [], null],
    ['closed', [breaker(0, undefined), breaker(1, undefined, 2)], null],
    ['partly', [breaker(0, early), breaker(1, undefined)], early],
    ['open', [breaker(0, late), breaker(1, early)], late],
  ])('is %s by what its units say, and open until the last of them closes', (state, breakers, openUntil) => {
    const others = { ...breaker(0, '2027-01-01T00:00:00.000Z'), id: `${id}-x` };
    const shown = shownState({ ...backend, id: id.toUpperCase() }, { breakers: [others, ...breakers] });
    expect(shown).toEqual({ breaker: state, openUntil, units: breakers.map(({ failures, openUntil: until, unit }) => ({ unit, openUntil: until ?? null, failures })) });
  });
});

it('is told of those that are left out, and of none where nobody knows', () => {
  const partly = shownState(backend, { breakers: [breaker(0, early), breaker(1, undefined)] });
  const open = shownState(backend, { breakers: [breaker(0, late)] });
  const closed = shownState(backend, { breakers: [breaker(0, undefined)] });
  expect(toldStates([member(partly), member(open, null), member(closed)])).toEqual([`Breakers now: main/gpt-4o open until ${early} in 1 of 2 units.`, `Breakers now: b open until ${late}.`]);
  expect(toldStates([member(closed)])).toEqual(['Breakers now: none is open.']);
  expect(toldStates([member(null)])).toEqual([]);
  expect([stateWarnings([]), stateWarnings([member(closed)])]).toEqual([[], []]);
  expect(stateWarnings([member(closed), member(null)])).toMatchObject([{ code: 'NotObservable' }]);
});
