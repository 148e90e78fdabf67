import type { OptionValues } from '../../../commands/command.ts';
import { isoDuration, typedDuration } from '../../model/duration.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { clientRefusals } from './client-refusals.ts';
import { isPresetName, presets } from './presets.ts';
import { resilienceModes, type Resilience, type ResilienceMode } from './resilience.ts';

/** `count` of `retry` is 1 to 50 (policy reference). */
const mostRetries = 50;
const usualRetries = 2;

/**
 * What the options of a run say, defaults filled in.
 *
 * @param retriesOverList how often a call has to be sent again to reach every backend of an ordered list; undefined for pools
 * @throws UserError `OptionsConflict`, `InvalidValue`, `RetriesTooFew`
 */
export function statedResilience(values: OptionValues, retriesOverList?: number): Resilience {
  const { preset } = values;
  const [contradicted] = ['mode', ...breakerOptions, 'retries'].filter((name) => values[camelCase(name)] !== undefined);
  if (isPresetName(preset)) {
    if (contradicted !== undefined) throw conflict(`--preset ${preset} says what --${contradicted} says.`, 'Keep one of them.');
    return presets[preset];
  }
  const mode = modeOf(values['mode']);
  refuseForeign(mode, values);
  const tripAfter = count('trip-after', values['tripAfter'], 1, 10_000) ?? 1;
  const resilience: Resilience = {
    mode,
    tripAfter,
    within: duration('within', values['within']) ?? 'PT1M',
    openFor: duration('open-for', values['openFor']) ?? 'PT1M',
    acceptRetryAfter: values['acceptRetryAfter'] !== false,
    retries: hasRetries(mode) ? (count('retries', values['retries'], 0, mostRetries) ?? usual(mode, tripAfter, retriesOverList)) : 0,
  };
  refuseTooFew(resilience);
  return resilience;
}

const breakerOptions = ['trip-after', 'within', 'open-for', 'accept-retry-after'] as const;

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function modeOf(value: OptionValues[string]): ResilienceMode {
  return resilienceModes.find((mode) => mode === value) ?? 'both';
}

function usual(mode: ResilienceMode, tripAfter: number, overList: number | undefined): number {
  return mode === 'retry' && overList !== undefined ? overList : Math.min(Math.max(usualRetries, tripAfter), mostRetries);
}

export function hasBreakers(mode: ResilienceMode): boolean {
  return mode === 'breaker' || mode === 'both';
}

export function hasRetries(mode: ResilienceMode): boolean {
  return mode === 'retry' || mode === 'both';
}

/** Options of what the mode does not have. */
function refuseForeign(mode: ResilienceMode, values: OptionValues): void {
  const stated = (name: string): boolean => values[camelCase(name)] !== undefined;
  const ofBreakers = hasBreakers(mode) ? undefined : breakerOptions.find(stated);
  if (ofBreakers !== undefined) throw conflict(`--mode ${mode} has no breaker, and --${ofBreakers} is about one.`, 'Leave one of them out, or: --mode both');
  if (!hasRetries(mode) && values['retries'] !== undefined && values['retries'] !== 0) throw conflict(`--mode ${mode} sends no call again, and --retries says how often.`, 'Leave one of them out, or: --mode both');
}

function refuseTooFew(resilience: Resilience): void {
  const { mode, retries, tripAfter } = resilience;
  if (mode === 'retry' && retries < 1) throw tooFew('--mode retry without a retry sends no call anywhere else.', '--retries 1 or more');
  const lost = mode === 'both' ? clientRefusals(resilience) : 0;
  if (lost === 0) return;
  throw tooFew(
    `--retries ${retries} is fewer than --trip-after ${tripAfter}: a call is sent to the same throttled member again until its breaker has counted ${tripAfter}, so that in every cycle ${lost} ${lost === 1 ? 'client is' : 'clients are'} answered 429.`,
    `${tripAfter > mostRetries ? '' : `--retries ${tripAfter} or more, `}--trip-after 1, or without retries:  --mode breaker`,
  );
}

function count(option: string, value: OptionValues[string], least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(`--${option}: ${String(value)} is not a whole number from ${least} to ${most}.`, `For example: --${option} ${Math.max(least, usualRetries)}`);
}

function duration(option: string, value: OptionValues[string]): string | undefined {
  if (typeof value !== 'string') return undefined;
  const typed = typedDuration(value);
  if (typed !== undefined && typed > 0) return isoDuration(typed);
  throw invalid(`--${option}: ${JSON.stringify(value)} is neither minutes nor an ISO 8601 duration of more than none.`, `For example: --${option} PT1M`);
}

function conflict(message: string, hint: string): UserError {
  return new UserError('OptionsConflict', exitCodes.usage, message, { hint });
}

function invalid(message: string, hint: string): UserError {
  return new UserError('InvalidValue', exitCodes.usage, message, { hint });
}

function tooFew(message: string, hint: string): UserError {
  return new UserError('RetriesTooFew', exitCodes.usage, message, { hint });
}
