import { csharpString } from '../text/csharp-string.ts';
import { takenOver, type ForwardAttributes } from './forward-attributes.ts';
import { expression, policy, type PolicyValue } from './policy-lines.ts';
import type { RetrySetting, StatusRange } from './retry-setting.ts';
import { intVariable, textVariable, variables } from './variables.ts';

/** A branch per setting, and the way that all other calls of the operation go. `forward` is what they had before us. */
export function retryLines(settings: readonly RetrySetting[], forward: ForwardAttributes): readonly string[] {
  const branches = settings.flatMap((setting, index) => policy('when', { condition: isOf(setting) }, oneRetry(setting, `apim-llm-retry-${index + 1}`, forward)));
  const others = policy('forward-request', { id: 'apim-llm-retry-otherwise', ...takenOver(forward) });
  return policy('choose', { id: 'apim-llm-retry' }, [...branches, ...policy('otherwise', {}, others)]);
}

function isOf({ name }: RetrySetting): PolicyValue {
  return expression(`${textVariable(variables.retry)} == ${csharpString(name)}`);
}

/** Bodies are kept to be sent again; answers are passed on as they come, or streams would stall. */
function oneRetry(setting: RetrySetting, id: string, forward: ForwardAttributes): readonly string[] {
  const attributes = { ...takenOver(forward), 'buffer-request-body': 'true', 'buffer-response': 'false' };
  return policy('retry', { id, condition: isToRepeat(setting), count: String(setting.retries), interval: '0', 'first-fast-retry': 'true' }, [
    ...(setting.over.kind === 'list' ? nextBackend(setting.over.ids, id) : []),
    ...policy('forward-request', { id: `${id}-forward`, ...attributes }),
  ]);
}

/** Exactly what the breaker counts: the 503 of an exhausted pool stays one however often it is asked. */
function isToRepeat({ statusRanges }: RetrySetting): PolicyValue {
  return expression(`context.Response != null && (${statusRanges.map(isWithin).join(' || ')})`);
}

function isWithin({ max, min }: StatusRange): string {
  const status = 'context.Response.StatusCode';
  return min === max ? `${status} == ${min}` : `(${status} >= ${min} && ${status} <= ${max})`;
}

/** The guard is what leaves the first attempt to the main backend; a backend once set stays for the attempts behind it. */
function nextBackend([, ...spill]: readonly string[], id: string): readonly string[] {
  if (spill.length === 0) return [];
  const attempt = intVariable(variables.attempt);
  return [
    ...policy('set-variable', { id: `${id}-attempt`, name: variables.attempt, value: expression(`${attempt} + 1`) }),
    ...policy(
      'choose',
      { id: `${id}-next` },
      spill.flatMap((backend, index) => policy('when', { condition: expression(`${attempt} == ${index + 2}`) }, policy('set-backend-service', { id: `${id}-backend-${index + 2}`, 'backend-id': backend }))),
    ),
  ];
}
