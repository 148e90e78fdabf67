import type { PolicyScope } from '../policy-scope.ts';

interface Combination {
  /** At least one of these, or of what stands in for them. */
  readonly oneOf?: readonly string[];
  readonly orAny?: RegExp;
  /** At most one of these. */
  readonly exclusive?: readonly string[];
  /** None of these without all of them. */
  readonly together?: readonly string[];
  /** Not at these scopes. */
  readonly unavailable?: { readonly names: readonly string[]; readonly at: readonly PolicyScope[] };
}

const times: Combination = { exclusive: ['timeout', 'timeout-ms'] };
const volume: Combination = { oneOf: ['calls', 'bandwidth'] };
const named: Combination = { oneOf: ['id', 'name'] };
const tokenLimit: readonly Combination[] = [
  { oneOf: ['tokens-per-minute', 'token-quota'] },
  { together: ['token-quota', 'token-quota-period'] },
  { unavailable: { names: ['remaining-quota-tokens-header-name', 'remaining-quota-tokens-variable-name'], at: ['service', 'product'] } },
];

/** Rules over several attributes, by element. Documentation of the policies; where it says "either … or", that not both may be given is its plain sense. */
export const attributeCombinations: Readonly<Record<string, readonly Combination[]>> = {
  'authentication-certificate': [{ oneOf: ['thumbprint', 'certificate-id', 'body'] }, { exclusive: ['thumbprint', 'certificate-id'] }],
  'azure-openai-token-limit': tokenLimit,
  'forward-request': [times],
  'llm-token-limit': tokenLimit,
  'log-to-eventhub': [{ exclusive: ['partition-id', 'partition-key'] }],
  quota: [volume],
  'quota-by-key': [volume],
  'quota/api': [named, volume],
  'quota/api/operation': [named, volume],
  'rate-limit/api': [named],
  'rate-limit/api/operation': [named],
  'send-request': [times],
  'send-service-bus-message': [{ oneOf: ['queue-name', 'topic-name'] }],
  'set-backend-service': [
    { exclusive: ['backend-id', 'base-url'] },
    { oneOf: ['backend-id', 'base-url'], orAny: /^(sf|dapr)-/ },
  ],
  'validate-content/content-type-map/type': [{ oneOf: ['from', 'when'] }],
  'validate-jwt': [{ oneOf: ['header-name', 'query-parameter-name', 'token-value'] }],
};

/** Why these attributes do not go together at this scope; undefined where they do. Only the words about `remaining-quota-tokens` are Azure's. */
export function combinationFault(path: string, given: readonly string[], scope: PolicyScope | 'fragment'): string | undefined {
  for (const rule of Object.hasOwn(attributeCombinations, path) ? (attributeCombinations[path] ?? []) : []) {
    const fault = faultOf(rule, given, scope);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOf({ oneOf, orAny, exclusive, together, unavailable }: Combination, given: readonly string[], scope: PolicyScope | 'fragment'): string | undefined {
  const isGiven = (name: string): boolean => given.includes(name);
  if (oneOf && !oneOf.some(isGiven) && !given.some((name) => orAny?.test(name))) return `One of the attributes ${list(oneOf)} must be specified.`;
  if (exclusive && exclusive.filter(isGiven).length > 1) return `The attributes ${list(exclusive)} cannot be specified together.`;
  if (together?.some(isGiven) && !together.every(isGiven)) return `The attributes ${list(together)} must be specified together.`;
  const elsewhere = scope !== 'fragment' && unavailable?.at.includes(scope) ? unavailable.names.find(isGiven) : undefined;
  return elsewhere === undefined ? undefined : `The '${elsewhere}' attribute is unavailable for websocket APIs and global/product policies.`;
}

function list(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
