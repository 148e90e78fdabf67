import { isoDuration, parseDuration } from '../../model/duration.ts';
import type { LogSpan } from '../../model/logs.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';

/** A point in time, as people say it: so long ago, or a date. */
export type Moment = { readonly ago: number } | { readonly at: number };

const short = /^(\d{1,6})([smhd])$/i;
const unit: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const date = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/i;

/** `90s`, `30m`, `1h`, `7d`, or ISO 8601. Undefined for anything else, and for no time at all. */
export function shortDuration(text: string): number | undefined {
  const [, count, letter = ''] = short.exec(text) ?? [];
  const ms = count === undefined ? parseDuration(text.toUpperCase()) : Number(count) * (unit[letter.toLowerCase()] ?? 0);
  return ms === 0 ? undefined : ms;
}

/** Dates without a zone are UTC. Fails with `InvalidValue`. */
export function momentOf(text: string, flag: string): Moment {
  const ago = shortDuration(text);
  if (ago !== undefined) return { ago };
  const at = date.test(text) ? Date.parse(inUtc(text)) : Number.NaN;
  if (!Number.isNaN(at)) return { at };
  throw new UserError('InvalidValue', exitCodes.usage, `${flag}: "${text}" is no time`, { hint: `Write how long ago, ${flag} 1h (s, m, h, d, or ISO 8601), or when, ${flag} 2026-01-31T08:00Z.` });
}

function inUtc(text: string): string {
  const whole = text.replace(' ', 'T');
  return /T/i.test(whole) && !/(?:Z|[+-]\d{2}:\d{2})$/i.test(whole) ? `${whole}Z` : whole;
}

/** Between two moments. So long ago up to now is left to the clock of the service. Fails with `InvalidValue` where nothing lies between. */
export function spanOf(since: Moment, until: Moment | undefined, now: number): LogSpan {
  if ('ago' in since && until === undefined) return { duration: isoDuration(since.ago) };
  const at = (moment: Moment): number => ('at' in moment ? moment.at : now - moment.ago);
  const [from, to] = [at(since), until === undefined ? now : at(until)];
  if (from < to) return { from, to };
  throw new UserError('InvalidValue', exitCodes.usage, until === undefined ? '--since: that is still to come' : '--until: that is not after --since', { hint: 'Both say how long ago, or when: --since 2h --until 1h.' });
}

/** How long it is. */
export function lengthOf(span: LogSpan): number {
  return 'duration' in span ? (parseDuration(span.duration) ?? 0) : span.to - span.from;
}

const steps = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 604_800].map((seconds) => seconds * 1000);

/** A round length of lines that are 25 at most, as far as there is one. */
export function stepFor(span: LogSpan): number {
  return steps.find((step) => lengthOf(span) / step <= 24) ?? 604_800_000;
}
