import { isObject, type Json } from '../model/json.ts';
import { canaryHeaders } from '../model/readiness.ts';
import { isShape, type Shape } from '../model/shapes.ts';
import { expression, policy, policyWithText, type PolicyValue } from './blocks/policy-lines.ts';
import { intVariable, textVariable } from './blocks/variables.ts';
import { csharpString } from './text/csharp-string.ts';

/** What the policy of one operation of the canary says (POLICIES.md, Order of writes). */
export interface Canary {
  readonly shape: Shape;
  /** Whom the token is for. */
  readonly audience: string;
  /** Of a user-assigned identity; null for the service's own. An expression may not stand in its place. */
  readonly clientId: string | null;
}

/** The parameter of the operation's template that names the backend. */
export const canaryParameter = 'backend';

/** What lists models, or tells of them, below the URL of a backend of each shape: no model works for it, and no token is counted. */
const questions: Readonly<Record<Shape, string>> = {
  openai: '/models?api-version=2024-10-21',
  v1: '/models',
  models: '/info?api-version=2024-05-01-preview',
};

const variables = { backend: 'apim-llm-canary-backend', status: 'apim-llm-canary-status' };
const backend = textVariable(variables.backend);

/** As `names.ts` makes them: with the shape at the end, or with a hash where they would be too long or ambiguous. */
function nameOfOurs(shape: Shape): string {
  return `\\A[A-Za-z0-9._-]+--(${shape}|[0-9a-f]{8})\\z`;
}

/**
 * Asks the account behind the backend that the path names, as clients' calls will be, and answers with the status and nothing
 * else. Only what is named like a backend of ours gets the token of the identity.
 */
export function canaryDocument({ audience, clientId, shape }: Canary): string {
  const parameter = csharpString(canaryParameter);
  const named = `context.Request.MatchedParameters.ContainsKey(${parameter}) ? context.Request.MatchedParameters[${parameter}] : ""`;
  const isOurs = `Regex.IsMatch(${backend}, ${csharpString(nameOfOurs(shape))}, RegexOptions.IgnoreCase)`;
  const reason = 'context.LastError != null && context.LastError.Reason != null ? context.LastError.Reason : "Unknown"';
  const inbound = [
    ...policy('set-variable', { id: 'apim-llm-canary-name', name: variables.backend, value: expression(named) }),
    ...policy('choose', { id: 'apim-llm-canary-guard' }, policy('when', { condition: expression(`!${isOurs}`) }, answer('apim-llm-canary-stranger', { code: '404', reason: 'Not Found' }))),
    ...policy('set-backend-service', { id: 'apim-llm-canary-backend', 'backend-id': expression(backend) }),
    ...policy('set-header', { id: 'apim-llm-canary-key', name: 'Ocp-Apim-Subscription-Key', 'exists-action': 'delete' }),
    ...policy('set-header', { id: 'apim-llm-canary-api-key', name: 'api-key', 'exists-action': 'delete' }),
    ...policy('rewrite-uri', { id: 'apim-llm-canary-question', template: questions[shape], 'copy-unmatched-params': 'false' }),
    ...policy('authentication-managed-identity', { id: 'apim-llm-canary-token', resource: audience, 'client-id': clientId ?? undefined }),
  ];
  const outbound = [
    // Before the answer is begun: in it, the account's own is gone.
    ...policy('set-variable', { id: 'apim-llm-canary-outcome', name: variables.status, value: expression('context.Response.StatusCode') }),
    ...answer('apim-llm-canary-answer', { code: expression(intVariable(variables.status)), reason: 'Answered' }, { [canaryHeaders.backend]: expression(backend) }),
  ];
  const failure = answer('apim-llm-canary-failure', { code: '502', reason: 'Bad Gateway' }, { [canaryHeaders.backend]: expression(backend), [canaryHeaders.reason]: expression(reason) });
  const sections = { inbound, backend: [], outbound, 'on-error': failure };
  return `${policy('policies', {}, Object.entries(sections).flatMap(([name, lines]) => policy(name, {}, ['<base />', ...lines]))).join('\n')}\n`;
}

function answer(id: string, status: { readonly code: PolicyValue; readonly reason: string }, headers: Readonly<Record<string, PolicyValue>> = {}): readonly string[] {
  return policy('return-response', { id }, [
    ...policy('set-status', { id: `${id}-status`, ...status }),
    ...Object.entries(headers).flatMap(([name, value]) => policy('set-header', { id: `${id}-${name}`, name, 'exists-action': 'override' }, policyWithText('value', {}, value))),
  ]);
}

/** What a plan holds where the client id is known only when it runs. */
export function asCanary(carried: Json | undefined): Canary | undefined {
  if (!isObject(carried)) return undefined;
  const { audience, clientId, shape } = carried;
  if (typeof audience !== 'string' || typeof shape !== 'string' || !isShape(shape)) return undefined;
  return { audience, shape, clientId: typeof clientId === 'string' ? clientId : null };
}
