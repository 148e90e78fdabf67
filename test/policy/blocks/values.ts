import * as fc from 'fast-check';
import type { AccountBlock } from '../../../src/policy/blocks/account-block.ts';
import type { BlockKind } from '../../../src/policy/blocks/block.ts';
import type { DenyBlock } from '../../../src/policy/blocks/deny-block.ts';
import { forwardAttributeNames } from '../../../src/policy/blocks/forward-attributes.ts';
import type { LimitsBlock } from '../../../src/policy/blocks/limits-block.ts';
import type { RetryBlock } from '../../../src/policy/blocks/retry-block.ts';
import type { RouteBlock } from '../../../src/policy/blocks/route-block.ts';
import type { VersionBlock } from '../../../src/policy/blocks/version-block.ts';

const hostileNames = [
  `it's "quoted"`,
  '"/><return-response>',
  '")+x+@("',
  '{{secret}}',
  '@(context.Api.Id)',
  '@{ return 1; }',
  ']]>',
  '--> <inbound>',
  'a\u0000b',
  '\u202eevil',
  '\ud800',
  '\\u0022); //',
  '$"{1}"',
  '\t\r\n',
  '/../x?y=z#{deployment-id}',
  '__proto__',
  'x'.repeat(65_536),
];

/** What users may call a model or an operation, or try to. */
export const hostileName = fc.oneof(fc.constantFrom(...hostileNames), fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }), fc.string({ minLength: 1, maxLength: 12 }));
const ourName = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const ours = fc.uniqueArray(ourName, { minLength: 1, maxLength: 3 });
const sortedNames = fc.array(hostileName, { maxLength: 4 }).map((names) => names.toSorted());

const deny: fc.Arbitrary<DenyBlock> = fc.record({
  open: fc
    .uniqueArray(fc.record({ method: fc.constantFrom('GET', 'POST'), template: hostileName, id: hostileName }), { maxLength: 4, selector: ({ id }) => id })
    .map((open) => open.toSorted((a, b) => (a.id < b.id ? -1 : 1))),
  allow: sortedNames,
  block: sortedNames,
  default: fc.constant('closed' as const),
});

const version: fc.Arbitrary<VersionBlock> = fc.record({ apiVersion: fc.constantFrom('2024-10-21', '2025-04-01-preview'), only: fc.boolean(), supplied: fc.boolean() });

const account: fc.Arbitrary<AccountBlock> = fc.record(
  {
    backend: ourName,
    account: hostileName,
    shape: fc.constantFrom('openai' as const, 'v1' as const, 'models' as const),
    identity: fc.option(hostileName),
    clientId: fc.option(fc.uuid()),
    audience: fc.constant('https://cognitiveservices.azure.com'),
    spec: hostileName,
    apiVersion: hostileName,
    skip: sortedNames,
    authenticationOnly: fc.constant(true as const),
  },
  { requiredKeys: ['backend', 'account', 'shape', 'identity', 'clientId', 'audience', 'spec'] },
);

const to = fc.oneof(
  fc.record({ kind: fc.constantFrom('backend' as const, 'pool' as const), id: ourName }),
  ours.map((ids) => ({ kind: 'list' as const, ids })),
);
const row = fc.record(
  { model: hostileName, to, by: fc.constantFrom('import' as const, 'facade' as const, 'pool' as const, 'burst' as const), retry: ourName, name: hostileName },
  { requiredKeys: ['model', 'to', 'by'] },
);
const rows = fc.uniqueArray(row, { maxLength: 4, selector: ({ model }) => model.toLowerCase() }).map((all) => all.toSorted((a, b) => (a.model < b.model ? -1 : 1)));
const unknown = fc.constantFrom('refuse' as const, 'fall-through' as const);
const template = '/deployments/{deployment-id}/embeddings?api-version={api-version}';

/** Names that a path may get: what is not well-formed is refused. */
const renamed = fc.record({ alias: hostileName, deployment: hostileName.filter((name) => !/\p{Cs}/u.test(name)) });
const route: fc.Arbitrary<RouteBlock> = fc.oneof(
  fc.record({ modelFrom: fc.constant({ kind: 'body' as const }), template: hostileName, unknown, rows }),
  fc.record({
    modelFrom: fc.constant({ kind: 'path' as const, parameter: 'deployment-id' }),
    template: fc.constant(template),
    unknown,
    rows: fc.oneof(rows, fc.tuple(row, renamed).map(([one, names]) => [{ ...one, ...names }])),
  }),
  fc.record({ modelFrom: fc.constant({ kind: 'none' as const }), template: hostileName, unknown, rows: row.map((one) => [{ ...one, model: '*' }]) }),
);

const forwardAttributes = fc.dictionary(fc.constantFrom(...forwardAttributeNames), fc.constantFrom('60', 'false', '{{timeout}}', '@(context.Request.Method == "GET" ? 1 : 2)', '@{ return 1 < 2 && true; }'), { noNullPrototype: true });
const range = fc.tuple(fc.integer({ min: 200, max: 599 }), fc.integer({ min: 200, max: 599 })).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const setting = fc.record({
  name: ourName,
  statusRanges: fc.array(range, { minLength: 1, maxLength: 3 }),
  retries: fc.integer({ min: 1, max: 50 }),
  over: fc.oneof(fc.constant({ kind: 'pool' as const }), ours.map((ids) => ({ kind: 'list' as const, ids }))),
});
const retry: fc.Arbitrary<RetryBlock> = fc.record({
  settings: fc.uniqueArray(setting, { minLength: 1, maxLength: 3, selector: ({ name }) => name }).map((all) => all.toSorted((a, b) => (a.name < b.name ? -1 : 1))),
  otherwise: fc.option(forwardAttributes),
  inherited: forwardAttributes,
});

const limits: fc.Arbitrary<LimitsBlock> = fc.record(
  {
    tokensPerMinute: fc.integer({ min: 1, max: 2_147_483_647 }),
    tokenQuota: fc.record({ tokens: fc.maxSafeNat().filter((tokens) => tokens > 0), period: fc.constantFrom('Hourly' as const, 'Monthly' as const) }),
    requestsPerMinute: fc.integer({ min: 1, max: 2_147_483_647 }),
    callQuota: fc.record({ calls: fc.integer({ min: 1, max: 1000 }), seconds: fc.constantFrom(0, 300, 86_400) }),
    models: sortedNames,
    modelParameter: hostileName,
    operations: sortedNames,
  },
  { requiredKeys: [] },
);

/** Values of every kind of block, in the order in which a block carries them. */
export const blockValues = { deny, version, account, route, retry, exhausted: fc.constant({}), limits } satisfies { readonly [Kind in BlockKind]: unknown };
