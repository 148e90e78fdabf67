import * as z from 'zod';

/** Any JSON. */
export const anything = z.unknown();
export const anyFields = z.record(z.string(), anything);
/** ARM id. */
export const id = z.string();
export const nullableText = z.string().nullable();
export const nullableNumber = z.number().nullable();
export const count = z.number().int().nonnegative();

export const apiRef = z.object({ id, name: z.string() });
export const shape = z.enum(['openai', 'v1', 'models']);
export const apiWithShape = z.object({ ...apiRef.shape, shape });
export const stays = z.array(z.object({ id, why: z.string() }));

export const breaker = z.object({
  tripAfter: nullableNumber,
  percentage: nullableNumber,
  within: nullableText,
  openFor: nullableText,
  acceptRetryAfter: z.boolean(),
  on: z.array(z.string()),
}).meta({ id: 'breaker' });

/** Of a breaker, where somebody tells: Azure does not. */
const state = z.object({
  breaker: z.enum(['open', 'partly', 'closed', 'none']),
  openUntil: nullableText,
  units: z.array(z.object({ unit: z.number(), openUntil: nullableText, failures: z.number() })),
});

export const member = z.object({
  account: nullableText,
  accountId: nullableText,
  deployment: nullableText,
  backend: z.string(),
  region: nullableText,
  priority: nullableNumber,
  weight: nullableNumber,
  breaker: breaker.nullable(),
  quota: z.object({ tokensPerMinute: nullableNumber, requestsPerMinute: nullableNumber, ptu: nullableNumber }).nullable(),
  state: state.nullable(),
}).meta({ id: 'member' });

export const poolFields = {
  name: z.string(),
  members: z.array(member),
  affinity: z.object({ source: nullableText, cookie: nullableText }).nullable(),
  failureStatus: nullableNumber,
};

export const operationRow = z.object({ operation: z.string(), model: z.string() });
export const openBreakers = z.array(z.object({ backend: z.string(), unit: z.number(), openUntil: z.string() })).nullable();

export const latencyMs = z.object({ p50: nullableNumber, p95: nullableNumber, p99: nullableNumber }).meta({ id: 'latency' });
export const calls = { requests: count, share: z.number(), ok: count, throttled: count, failed: count, latencyMs };

export const repair = z.object({ id: z.string(), reason: z.string(), pointers: z.array(z.string()), count }).meta({ id: 'repair' });
export const told = z.object({ id, kind: z.string(), name: z.string() }).meta({ id: 'resource' });
export const toldInUse = z.object({ ...told.shape, usedBy: z.array(z.string()) });
