import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenDocument } from '../../../src/desired/resilience/documents.ts';
import { retryOf } from '../../../src/desired/resilience/retry-of-row.ts';
import type { LiveApi } from '../../../src/model/live.ts';
import type { RetrySetting } from '../../../src/policy/blocks/retry-setting.ts';
import type { RouteBlock } from '../../../src/policy/blocks/route-block.ts';
import type { RouteRow } from '../../../src/policy/blocks/route-row.ts';
import { canonical } from '../../../src/policy/document/canonical.ts';

const apiId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/a/apis/azure-openai';
const both = { mode: 'both', tripAfter: 1, within: 'PT1M', openFor: 'PT1M', acceptRetryAfter: true, retries: 2 } as const;

interface Piece {
  readonly row: RouteRow;
  readonly setting: RetrySetting | undefined;
}

/** What one command says about one model of the operation. */
function piece(row: Omit<RouteRow, 'retry'>, resilience: Parameters<typeof retryOf>[0]): Piece {
  const setting = retryOf(resilience, row.to);
  return { setting, row: { ...row, ...(setting === undefined ? {} : { retry: setting.name }) } };
}

const pieces: readonly Piece[] = [
  { setting: undefined, row: { model: 'images', to: { kind: 'backend', id: 'images--openai' }, by: 'facade' } },
  piece({ model: 'gpt-4o', to: { kind: 'pool', id: 'shared' }, name: 'shared', by: 'pool' }, both),
  piece({ model: 'gpt-4o-mini', to: { kind: 'pool', id: 'mini-burst' }, name: 'mini-burst', by: 'burst' }, both),
  piece({ model: 'o3', to: { kind: 'list', ids: ['main', 'sub'] }, name: 'o3-burst', by: 'burst' }, { ...both, mode: 'retry', retries: 1 }),
  piece({ model: 'ada', to: { kind: 'pool', id: 'ada-burst' }, name: 'ada-burst', by: 'burst' }, { ...both, mode: 'breaker', retries: 0 }),
];

/** The document after a command has added its row, or taken it away. */
function after(text: string | undefined, rows: readonly Piece[], added: Piece | undefined): string | undefined {
  const api: LiveApi = {
    api: { id: apiId, kind: 'api', body: {} },
    operations: [],
    policy: undefined,
    operationPolicies: new Map(text === undefined ? [] : [['chat', { id: `${apiId}/operations/chat/policies/policy`, kind: 'apiPolicy', body: { properties: { value: text } } }]]),
  };
  const route: RouteBlock | undefined = rows.length === 0 ? undefined : { modelFrom: { kind: 'path', parameter: 'deployment-id' }, template: '/deployments/{deployment-id}/chat/completions', unknown: 'refuse', rows: rows.map(({ row }) => row) };
  return spokenDocument(api, 'chat', { route, settings: added?.setting === undefined ? [] : [added.setting], inherited: () => ({ timeout: '60' }) });
}

/** In the order of their models, as a route has them: which command came first is not told. */
function playedIn(start: string | undefined, orders: { readonly added: readonly Piece[]; readonly removed: readonly Piece[] }): { readonly full: string | undefined; readonly end: string | undefined } {
  let text = start;
  let rows: readonly Piece[] = [];
  for (const one of orders.added) {
    rows = [...rows, one];
    text = after(text, rows, one);
  }
  const full = text;
  for (const one of orders.removed) {
    rows = rows.filter((other) => other !== one);
    text = after(text, rows, undefined);
  }
  return { full, end: text };
}

const starts: readonly (readonly [string, string | undefined])[] = [
  ['none', undefined],
  ['one that inherits', '<policies><inbound><base /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>'],
  ['one of somebody', '<policies>\n\t<inbound>\n\t\t<base />\n\t\t<cors><allowed-origins><origin>*</origin></allowed-origins></cors>\n\t</inbound>\n\t<backend>\n\t\t<!-- slow -->\n\t\t<forward-request timeout="90" />\n\t</backend>\n\t<outbound>\n\t\t<base />\n\t\t<set-header name="a" exists-action="delete" />\n\t</outbound>\n</policies>'],
  ['one without a backend section', '<policies>\r\n  <inbound>\r\n    <rate-limit calls="5" renewal-period="60" />\r\n  </inbound>\r\n</policies>'],
];

const subsets = fc.subarray([...pieces], { minLength: 1 }).chain((some) => fc.record({ some: fc.constant(some), added: fc.shuffledSubarray(some, { minLength: some.length }), removed: fc.shuffledSubarray(some, { minLength: some.length }) }));

describe.each(starts)('the policy of an operation that begins with %s', (_, start) => {
  it('is the same whichever command came first, and in the end as it was, whichever went first', () => {
    fc.assert(
      fc.property(subsets, ({ added, removed, some }) => {
        const { end, full } = playedIn(start, { added, removed });
        expect(full).toBe(playedIn(start, { added: some, removed: [] }).full);
        expect(end).toBe(start);
      }),
      { seed: 9, numRuns: 30 },
    );
  });
});

it('has a retry only for rows that are sent again, and the answer of an exhausted pool only for rows that have more than one backend', () => {
  const [facade, pool, , , breaker] = pieces as readonly [Piece, Piece, Piece, Piece, Piece];
  const says = (...some: readonly Piece[]): readonly string[] => [...(playedIn(undefined, { added: some, removed: [] }).full ?? '').matchAll(/begin (\w+)/g)].map(([, kind = '']) => kind);
  expect(says(facade)).toEqual(['route']);
  expect(says(breaker)).toEqual(['route', 'exhausted', 'exhausted']);
  expect(says(facade, pool)).toEqual(['route', 'retry', 'exhausted', 'exhausted']);
});

it('shares one branch among pools that are sent again alike, and drops it with the last of them', () => {
  const [, pool, burst] = pieces as readonly [Piece, Piece, Piece];
  const { full } = playedIn(undefined, { added: [pool, burst], removed: [] });
  expect(full?.match(/<retry /g)).toHaveLength(1);
  expect(canonical(after(full, [burst], undefined) ?? '')).toBe(canonical(playedIn(undefined, { added: [burst], removed: [] }).full ?? ''));
});

it('leaves what others inherit to them, where it sends nothing again itself', () => {
  const [, pool, , , breaker] = pieces as readonly [Piece, Piece, Piece, Piece, Piece];
  const { full } = playedIn(undefined, { added: [pool, breaker], removed: [] });
  expect(full?.match(/timeout="60"/g)).toHaveLength(2);
});
