import { after } from '../../after.ts';
import type { GatewayCall } from '../../call.ts';
import type { PolicyHandler } from '../../step.ts';
import { tell } from '../limits/told.ts';
import { sayer } from '../say.ts';
import type { Say } from '../say.ts';
import { estimatePrompt } from './estimate.ts';
import { limitNames, limitSettings, promptTypeOf } from './limit-settings.ts';
import type { LimitNames, LimitSettings } from './limit-settings.ts';
import { whenMetered } from './metered.ts';
import { promptOf, tooLong } from './prompt.ts';
import type { Prompt } from './prompt.ts';
import { minuteCounter, quotaCounter } from './token-counters.ts';
import type { TokenCounter } from './token-counters.ts';
import { wholeUsage } from './usage.ts';

/**
 * llm-token-limit and azure-openai-token-limit, which share one type in the published schemas. The prompt counts before the call
 * where it is estimated, which it always is for streams (documented); what was really used takes its place when the answer tells.
 */
export function tokenLimit(source: 'llm-token-limit' | 'azure-openai-token-limit'): PolicyHandler {
  return {
    element: source,
    compile(element, compiler) {
      const settingsOf = limitSettings(element, compiler);
      const names = limitNames(element, compiler);
      const type = promptTypeOf(element, compiler);
      const say = sayer(element, compiler);
      return (call) =>
        after(settingsOf(call), (settings) =>
          after(promptOf(call, source), (prompt) => {
            if (settings.estimates && prompt.isTooLong) throw tooLong(call);
            limit(call, { source, settings, names, prompt, estimate: estimatePrompt(prompt.body, type), say });
          }),
        );
    },
  };
}

interface Limiting {
  readonly source: string;
  readonly settings: LimitSettings;
  readonly names: LimitNames;
  readonly prompt: Prompt;
  readonly estimate: number;
  readonly say: Say;
}

function limit(call: GatewayCall, { source, settings, names, prompt, estimate, say }: Limiting): void {
  const { retryAfter, remaining, remainingQuota, consumed } = names;
  const minute = settings.perMinute === undefined ? undefined : minuteCounter(call, source, settings, retryAfter);
  const quota = settings.quota === undefined ? undefined : quotaCounter(call, source, settings, retryAfter);
  const counters = [minute, quota].filter((one): one is TokenCounter => one !== undefined);
  const charged = settings.estimates || prompt.isStream ? estimate : 0;

  tell(call, remaining, () => minute?.remaining() ?? 0);
  tell(call, remainingQuota, () => quota?.remaining() ?? 0);
  // Without an estimate a call goes through as long as anything is left.
  for (const counter of counters) counter.admit(Math.max(1, charged));
  const corrections = counters.map((counter) => counter.use(charged));
  let used = charged;
  const update = (): void => {
    if (consumed.variable !== undefined) call.variables.set(consumed.variable, used);
    if (remaining.variable !== undefined && minute) call.variables.set(remaining.variable, minute.remaining());
    if (remainingQuota.variable !== undefined && quota) call.variables.set(remainingQuota.variable, quota.remaining());
  };
  update();

  let isTold = false;
  call.whenAnswered.push(() => {
    isTold = true;
  });
  call.onAnswer.push(({ headers }) => {
    if (isTold && consumed.header !== undefined) headers.set(consumed.header, String(used));
  });
  whenMetered(call, ({ usage, isStream }) => {
    if (!usage) return;
    const { total } = wholeUsage({ ...usage, prompt: usage.prompt ?? charged });
    say(call, () => `${total} tokens used${isStream ? ', told when the stream was over' : ''}`);
    for (const correct of corrections) correct(total - charged);
    used = total;
    update();
  });
}
