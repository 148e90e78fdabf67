/** What answers of models carry besides: who answered, what is left of the quota, when to come back. */
export const answerHeaders = [
  'x-ms-region',
  'x-ratelimit-remaining-requests',
  'x-ratelimit-remaining-tokens',
  'x-ratelimit-limit-requests',
  'x-ratelimit-limit-tokens',
  'retry-after',
  'retry-after-ms',
  'apim-request-id',
] as const;

/** The same of what clients get, as far as queries need it there. */
export const clientHeaders = ['x-ms-region', 'retry-after'] as const;

/** Those of somebody besides: who adds one to a diagnostic of ours keeps it. */
export function withHeaders(there: readonly string[], wanted: readonly string[]): readonly string[] {
  const known = new Set(there.map((header) => header.toLowerCase()));
  return [...there, ...wanted.filter((header) => !known.has(header))];
}
