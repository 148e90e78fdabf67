import type { Field } from './field.ts';
import type { Override } from './override.ts';

const backends = ['Microsoft.ApiManagement/service/backends'];
const text: Field = { kind: 'text' };
const named: Field = { kind: 'text', bounds: [1, null] };
const texts: Field = { kind: 'list', of: text };
const certificateNames: Field = { kind: 'list', of: { kind: 'object', fields: { name: text, issuerCertificateThumbprint: text }, required: ['name', 'issuerCertificateThumbprint'] } };
const history = 'release notes and types of the api-versions';
const documented = 'the page on backends';

const credentials: readonly Override[] = [
  {
    types: backends,
    at: 'properties.credentials',
    change: { fields: { managedIdentity: { kind: 'object', fields: { resource: named, clientId: text }, required: ['resource'] } } },
    source: 'the portal and samples of Microsoft send it and the service takes it; no published type has it',
  },
  { types: backends, since: '2025-03-01', at: 'properties.tls', change: { fields: { serverCertificateThumbprints: texts, serverX509Names: certificateNames } }, source: history },
];

const breaker: readonly Override[] = [
  { types: backends, before: '2022-09-01', at: 'properties.circuitBreaker', change: 'absent', source: history },
  { types: backends, before: '2023-09-01', at: 'properties.circuitBreaker.rules[].acceptRetryAfter', change: 'absent', source: history },
  { types: backends, at: 'properties.circuitBreaker.rules', change: { bounds: [null, 1], message: 'Only one rule is supported' }, source: `${documented}: one rule; the specification allows 15` },
  { types: backends, at: 'properties.circuitBreaker.rules[]', change: { required: ['name', 'failureCondition', 'tripDuration'] }, source: 'assumption: every documented rule has them' },
  { types: backends, at: 'properties.circuitBreaker.rules[].name', change: named, source: 'assumption, as above' },
  { types: backends, at: 'properties.circuitBreaker.rules[].failureCondition', change: { required: ['interval'] }, source: 'assumption, as above' },
  { types: backends, at: 'properties.circuitBreaker.rules[].failureCondition.count', change: { bounds: [1, null] }, source: 'a threshold' },
  { types: backends, at: 'properties.circuitBreaker.rules[].failureCondition.percentage', change: { bounds: [1, 100] }, source: 'a percentage' },
];

const pool: readonly Override[] = [
  { types: backends, before: '2023-05-01', at: 'properties.type', change: 'absent', source: history },
  { types: backends, before: '2023-05-01', at: 'properties.pool', change: 'absent', source: history },
  { types: backends, before: '2023-09-01', at: 'properties.pool.services[].weight', change: 'absent', source: history },
  { types: backends, before: '2023-09-01', at: 'properties.pool.services[].priority', change: 'absent', source: history },
  { types: backends, at: 'properties.pool', change: { required: ['services'] }, source: `${documented}: 1 to 30 members` },
  { types: backends, at: 'properties.pool.services', change: { bounds: [1, 30] }, source: `${documented}: 1 to 30 members` },
  { types: backends, at: 'properties.pool.sessionAffinity', change: { required: ['sessionId'] }, source: documented },
  { types: backends, at: 'properties.pool.sessionAffinity.sessionId', change: { required: ['source', 'name'] }, source: documented },
  { types: backends, at: 'properties.pool.sessionAffinity.sessionId.source', change: { words: ['cookie', 'Cookie'] }, source: 'samples of Microsoft have both' },
  { types: backends, at: 'properties.pool.sessionAffinity.sessionId.name', change: named, source: 'a cookie has a name' },
];

export const backendOverrides: readonly Override[] = [
  { types: backends, at: 'properties.protocol', change: { message: 'Protocol is not supported' }, source: 'issue evidence I11, I12' },
  ...credentials,
  ...breaker,
  ...pool,
];
