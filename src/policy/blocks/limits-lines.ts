import { csharpString } from '../text/csharp-string.ts';
import { errorAnswer, type ErrorAnswer } from './error-answer.ts';
import { isListed, operationIsListed } from './is-listed.ts';
import type { LimitsBlock } from './limits-block.ts';
import { modelInPathOrBody, modelVariable } from './model-of-call.ts';
import { expression, policy, type PolicyValue } from './policy-lines.ts';
import { textVariable, variables } from './variables.ts';

/** What is not allowed is refused first: it uses up no limit. */
export function limitsLines(limits: LimitsBlock): readonly string[] {
  return [...allowedOperations(limits), ...allowedModels(limits), ...requestRate(limits), ...callQuota(limits), ...tokenLimit(limits)];
}

function allowedOperations({ operations }: LimitsBlock): readonly string[] {
  if (operations === undefined) return [];
  return refusal('apim-llm-limits-operations', operationIsListed(operations), { code: 'OperationNotAllowed', message: 'This subscription may not use this operation.' });
}

function allowedModels({ modelParameter = 'deployment-id', models }: LimitsBlock): readonly string[] {
  if (models === undefined) return [];
  return [
    ...modelVariable('apim-llm-limits-model', modelInPathOrBody(modelParameter)),
    ...refusal('apim-llm-limits-models', isListed(models, textVariable(variables.model)), { code: 'ModelNotAllowed', message: 'This subscription may not use this model.' }),
  ];
}

function refusal(id: string, allowed: string, error: Pick<ErrorAnswer, 'code' | 'message'>): readonly string[] {
  return policy('choose', { id }, policy('when', { condition: expression(`!${allowed}`) }, errorAnswer({ id: `${id}-answer`, status: 403, reason: 'Forbidden', ...error })));
}

function requestRate({ requestsPerMinute }: LimitsBlock): readonly string[] {
  if (requestsPerMinute === undefined) return [];
  return policy('rate-limit-by-key', { id: 'apim-llm-limits-requests', calls: String(requestsPerMinute), 'renewal-period': '60', 'counter-key': perApp('requests') });
}

function callQuota({ callQuota: quota }: LimitsBlock): readonly string[] {
  if (quota === undefined) return [];
  return policy('quota-by-key', { id: 'apim-llm-limits-calls', calls: String(quota.calls), 'renewal-period': String(quota.seconds), 'counter-key': perApp('calls') });
}

/** Prompts are estimated, so that a burst of calls is stopped before the first of them has been answered and counted. */
function tokenLimit({ tokenQuota, tokensPerMinute }: LimitsBlock): readonly string[] {
  if (tokenQuota === undefined && tokensPerMinute === undefined) return [];
  return policy('llm-token-limit', {
    id: 'apim-llm-limits-tokens',
    'counter-key': perApp('tokens'),
    'tokens-per-minute': tokensPerMinute === undefined ? undefined : String(tokensPerMinute),
    'token-quota': tokenQuota === undefined ? undefined : String(tokenQuota.tokens),
    'token-quota-period': tokenQuota?.period,
    'estimate-prompt-tokens': 'true',
  });
}

/** Policies that name the same key share a counter: ours have keys that nobody else's has. Without a subscription all share one. */
function perApp(counter: string): PolicyValue {
  return expression(`${csharpString(`apim-llm-${counter}-`)} + (context.Subscription?.Id ?? "")`);
}
