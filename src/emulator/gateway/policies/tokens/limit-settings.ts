import type { PolicyElement } from '../../../arm/policies/document.ts';
import { after, allOf } from '../../after.ts';
import type { GatewayCall } from '../../call.ts';
import { NotRunnable } from '../../not-runnable.ts';
import type { Compiler } from '../../step.ts';
import { isCalendarPeriod } from '../limits/fixed-window.ts';
import type { CalendarPeriod } from '../limits/fixed-window.ts';
import { toldNames } from '../limits/told.ts';
import type { Told } from '../limits/told.ts';
import type { PromptType } from './estimate.ts';

/** What the attributes of a token limit say for one call. */
export interface LimitSettings {
  readonly key: string;
  readonly perMinute: number | undefined;
  readonly quota: number | undefined;
  readonly period: CalendarPeriod;
  readonly estimates: boolean;
}

export interface LimitNames {
  readonly retryAfter: Told;
  readonly remaining: Told;
  readonly remainingQuota: Told;
  readonly consumed: Told;
}

export function limitNames(element: PolicyElement, compiler: Compiler): LimitNames {
  return {
    retryAfter: toldNames(element, compiler, 'retry-after'),
    remaining: toldNames(element, compiler, 'remaining-tokens'),
    remainingQuota: toldNames(element, compiler, 'remaining-quota-tokens'),
    consumed: toldNames(element, compiler, 'tokens-consumed'),
  };
}

export function limitSettings(element: PolicyElement, compiler: Compiler): (call: GatewayCall) => LimitSettings | Promise<LimitSettings> {
  const key = compiler.text(element, 'counter-key');
  const perMinute = compiler.whole(element, 'tokens-per-minute');
  const quota = compiler.whole(element, 'token-quota');
  const estimates = compiler.flag(element, 'estimate-prompt-tokens');
  const stated = compiler.text(element, 'token-quota-period')?.literal ?? 'Indefinite';
  if (!isCalendarPeriod(stated)) throw new NotRunnable(element.name, `token-quota-period="${stated}"`);
  return (call) =>
    after(allOf([() => key?.(call) ?? '', () => perMinute?.(call), () => quota?.(call), () => estimates?.(call) ?? false]), ([counterKey, rate, most, estimating]) => ({
      key: counterKey,
      perMinute: rate,
      quota: most,
      period: stated,
      estimates: estimating,
    }));
}

export function promptTypeOf(element: PolicyElement, compiler: Compiler): PromptType {
  if (compiler.text(element, 'ignore-prompt')?.literal === 'true') throw new NotRunnable(element.name, 'the undocumented ignore-prompt="true"');
  const stated = compiler.text(element, 'prompt-type')?.literal ?? 'auto';
  if (stated === 'auto' || stated === 'chat-completion' || stated === 'completion' || stated === 'embeddings') return stated;
  throw new NotRunnable(element.name, `prompt-type="${stated}"`);
}
