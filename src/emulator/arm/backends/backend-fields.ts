import * as z from 'zod';
import { isAtLeast } from '../api-versions.ts';
import { duration, int, isWebUrl, bounded } from '../fields.ts';

const url = bounded(1, 2000).refine(isWebUrl, 'Url is not a valid absolute URL').refine((value) => !value.includes('?'), 'Url must not contain a query string');

const statusCodeRange = z
  .strictObject({ min: int(200, 599), max: int(200, 599) })
  .refine((range) => range.min <= range.max, 'Minimum of a status code range must not be above its maximum');

const failureCondition = z
  .strictObject({
    count: z.number().int().min(1).optional(),
    percentage: int(1, 100).optional(),
    interval: duration,
    statusCodeRanges: z.array(statusCodeRange).max(10).optional(),
    errorReasons: z.array(bounded(1, 200)).max(10).optional(),
  })
  .refine((condition) => (condition.count === undefined) !== (condition.percentage === undefined), 'Exactly one of count and percentage must be specified');

/** `failureResponse` and `sessionAffinity` came with 2024-10-01-preview. */
function rule(apiVersion: string) {
  const fields = { name: bounded(1, 256), failureCondition, tripDuration: duration, acceptRetryAfter: z.boolean().optional() };
  return isAtLeast(apiVersion, '2024-10-01') ? z.strictObject({ ...fields, failureResponse: z.strictObject({ statusCode: int(100, 599) }).optional() }) : z.strictObject(fields);
}

const member = z.strictObject({ id: bounded(1, 2000), weight: int(0, 100).optional(), priority: int(0, 100).optional() });

function pool(apiVersion: string) {
  const fields = { services: z.array(member).min(1).max(30) };
  if (!isAtLeast(apiVersion, '2024-10-01')) return z.strictObject(fields);
  return z.strictObject({
    ...fields,
    failureResponse: z.strictObject({ statusCode: int(100, 599) }).optional(),
    sessionAffinity: z.strictObject({ sessionId: z.strictObject({ source: z.enum(['cookie', 'Cookie']), name: bounded(1, 256) }) }).optional(),
  });
}

const lists = z.record(z.string(), z.array(z.string()));

const credentials = z.strictObject({
  certificateIds: z.array(z.string()).max(32).optional(),
  certificate: z.array(z.string()).max(32).optional(),
  query: lists.optional(),
  header: lists.optional(),
  authorization: z.strictObject({ scheme: bounded(1, 100), parameter: bounded(1, 300) }).optional(),
  // In no published type, but the portal and Microsoft's samples send it and the service takes it.
  managedIdentity: z.strictObject({ resource: bounded(1, 2000), clientId: z.string().optional() }).optional(),
});

/** Fields of a backend; `whole`: a PUT, which must be complete. */
export function backendFields(apiVersion: string) {
  return z.strictObject({
    title: bounded(1, 300).optional(),
    description: bounded(1, 2000).optional(),
    resourceId: bounded(1, 2000).optional(),
    url: url.optional(),
    protocol: z.string().refine((value) => value === 'http' || value === 'soap', 'Protocol is not supported').optional(),
    credentials: credentials.optional(),
    proxy: z.strictObject({ url: bounded(1, 2000), username: z.string().optional(), password: z.string().optional() }).optional(),
    tls: z.strictObject({ validateCertificateChain: z.boolean().optional(), validateCertificateName: z.boolean().optional(), ...tlsLists(apiVersion) }).optional(),
    circuitBreaker: z.strictObject({ rules: z.array(rule(apiVersion)).max(1, 'only one rule is supported').optional() }).optional(),
    pool: pool(apiVersion).optional(),
    type: z.enum(['Single', 'Pool']).optional(),
  });
}

function tlsLists(apiVersion: string) {
  const list = z.array(z.string()).optional();
  return isAtLeast(apiVersion, '2025-03-01') ? { serverCertificateThumbprints: list, serverX509Names: z.array(z.strictObject({ name: z.string(), issuerCertificateThumbprint: z.string() })).optional() } : {};
}

export type BackendFields = z.infer<ReturnType<typeof backendFields>>;
