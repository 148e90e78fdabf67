import * as z from 'zod';
import { monitorResults } from './monitor-results.ts';
import { anyFields, anything, apiRef, apiWithShape, calls, count, id, latencyMs, member, nullableNumber, nullableText, openBreakers, operationRow, poolFields, repair, shape, stays, told, toldInUse } from './parts.ts';

const operation = { name: z.string(), method: z.string(), urlTemplate: z.string() };
const ruled = z.array(z.object({ ...operation, open: z.boolean(), reasons: z.array(z.string()) }));
const reportedRoute = z.object({ api: z.string(), operation: z.string(), method: z.string(), urlTemplate: z.string(), model: z.string(), retries: z.number() });
const reportedPool = z.object({ ...poolFields, by: z.enum(['pool', 'burst']).nullable(), routes: z.array(reportedRoute) }).meta({ id: 'pool' });
const burst = z.object({
  name: z.string(),
  mode: z.enum(['none', 'breaker', 'retry', 'both']),
  pool: nullableText,
  retries: z.number(),
  routes: z.array(z.object({ api: z.string(), operation: z.string(), model: z.string() })),
  members: z.array(member),
  at429: z.array(z.string()),
}).meta({ id: 'burst' });

const imported = z.object({
  api: z.object({ ...apiRef.shape, path: z.string(), url: z.string(), displayName: z.string() }),
  operations: z.array(z.object({ ...operation, open: z.boolean() })),
  backends: z.array(z.object({ id, name: z.string(), url: z.string(), account: id, deployment: nullableText.optional() })),
  repairs: z.array(repair),
  kept: z.array(z.object({ ...operation, why: z.string() })),
  deleted: z.array(z.object(operation)),
  putRight: anything,
});

const probed = z.union([
  z.object({ script: z.string() }),
  z.object({
    operation: z.string(),
    capability: nullableText,
    model: nullableText,
    stream: z.boolean(),
    planned: count,
    requests: count,
    ok: count,
    throttled: count,
    failed: count,
    retries: nullableNumber,
    startedAt: nullableText,
    durationMs: z.number(),
    latencyMs,
    byRegion: z.record(z.string(), z.object(calls)),
    withoutRegion: count,
    byBackend: z.record(z.string(), z.object({ ...calls, attempts: count, throttledAttempts: count })).nullable(),
    withoutBackend: nullableNumber,
    bucketSeconds: z.number(),
    timeline: z.array(z.object({ from: z.number(), ok: count, throttled: count, failed: count, byRegion: z.record(z.string(), count) })),
    openBreakers,
  }),
]);

const change = z.object({ path: z.string(), before: anything.optional(), after: anything.optional() });

/** `result` of every command that has one, by the words of the command. */
export const results: Readonly<Record<string, z.ZodType>> = {
  import: imported,
  'prune-ops': z.object({ operations: ruled, deleted: ruled.optional(), mcpTools: z.array(anyFields) }),
  'facade add': z.object({
    api: apiWithShape,
    account: z.string(),
    routes: z.array(z.object({ operation: z.string(), what: z.string(), model: z.string(), account: z.string(), deployment: nullableText, backend: nullableText })),
  }),
  'facade list': z.object({
    routes: z.array(
      z.object({
        api: z.string(),
        operation: z.string(),
        method: z.string(),
        urlTemplate: z.string(),
        model: z.string(),
        account: nullableText,
        accountId: nullableText,
        deployment: nullableText,
        region: nullableText,
        role: z.string(),
        state: z.string(),
        by: z.string(),
        backend: nullableText,
        name: nullableText,
        backends: z.array(z.string()),
      }),
    ),
  }),
  'facade remove': z.object({ api: apiRef, removed: z.array(z.object({ ...operationRow.shape, was: z.string() })), stays }),
  'pool create': z.object({ api: apiWithShape, ...poolFields, operations: z.array(operationRow) }),
  'pool list': z.object({ pools: z.array(reportedPool) }),
  'pool show': reportedPool,
  'pool add-member': z.object(poolFields),
  'pool remove-member': z.object({ ...poolFields, removed: z.array(z.string()), stays }),
  'pool delete': z.object({ name: z.string(), removed: z.array(z.object({ api: z.string(), ...operationRow.shape })), members: z.array(z.string()), stays }),
  'burst enable': z.object({
    name: z.string(),
    mode: burst.shape.mode,
    api: apiRef,
    routes: z.array(operationRow),
    pool: nullableText,
    members: z.array(z.object({ account: z.string(), deployment: z.string(), backend: z.string(), priority: z.number(), weight: nullableNumber })),
  }),
  'burst show': z.union([burst, z.object({ bursts: z.array(burst) })]),
  'burst disable': z.object({ name: nullableText, api: apiRef, removed: z.array(operationRow), members: z.array(z.string()), stays }),
  ...monitorResults,
  completion: z.object({ shell: z.enum(['bash', 'zsh', 'fish', 'powershell']), script: z.string() }),
  'spec list': z.object({
    versions: z.array(z.object({ version: z.string(), stability: z.string(), offered: z.boolean(), operations: nullableNumber, cached: z.boolean(), path: z.string(), commit: z.string(), sha256: nullableText, url: z.string() })),
  }),
  'spec show': z.object({
    api: z.object({ name: z.string(), path: z.string(), displayName: z.string(), version: z.string(), shape }),
    source: z.object({ origin: z.string(), specification: z.string(), bytes: count, sentBytes: count }),
    operations: z.array(z.object({ ...operation, displayName: z.string() })),
    repairs: z.array(repair),
  }),
  status: z.object({
    apis: z.array(z.object({ ...apiRef.shape, path: z.string(), ours: z.boolean(), account: nullableText, backend: nullableText, bearer: nullableText })),
    openBreakers,
    resources: z.array(z.object({ id, kind: z.string(), label: z.string(), state: z.enum(['same', 'changed', 'missing', 'foreign']), changes: z.array(change) })),
  }),
  probe: probed,
  destroy: z.object({ deleted: z.array(told), restored: z.array(told), kept: z.array(toldInUse) }),
  undo: z.object({ undone: z.array(id), kept: stays }),
  'emulator start': z.object({
    arm: z.string(),
    readyFile: z.string(),
    caFile: z.string(),
    control: z.string(),
    tenantId: z.string(),
    subscriptionId: z.string(),
    services: z.array(z.object({ name: z.string(), gatewayUrl: z.string() })),
  }),
  'emulator stop': z.object({ ended: nullableText }),
  demo: z.object({ runs: z.array(anything) }),
};
