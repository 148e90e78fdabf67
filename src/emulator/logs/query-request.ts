import * as z from 'zod';
import { parseDuration } from '../../model/duration.ts';
import type { Json } from '../../model/json.ts';
import { millisecondsOf, parseDatetime } from './kql/values/datetime.ts';

/** Milliseconds since 1970, both ends included. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export interface LogQuery {
  readonly query: string;
  readonly range: TimeRange | undefined;
  /** More workspaces than the path names. */
  readonly workspaces: readonly string[];
}

const body = z.object({
  query: z.string().min(1),
  timespan: z.string().nullish(),
  workspaces: z.array(z.string()).nullish(),
});

/** Reads what `POST` sends, or `GET` in its address. A problem is told as the API's inner error. */
export function readLogQuery(sent: unknown, now: number): LogQuery | { readonly problem: Json } {
  const read = body.safeParse(sent);
  if (!read.success) return { problem: { code: 'MissingPropertyError', message: "The property 'query' must be a text, 'timespan' a text and 'workspaces' a list of texts, where they are there." } };
  const { query, timespan, workspaces } = read.data;
  if (timespan === undefined || timespan === null || timespan === '') return { query, range: undefined, workspaces: workspaces ?? [] };
  const range = timeRange(timespan, now);
  return range ? { query, range, workspaces: workspaces ?? [] } : { problem: { code: 'InvalidTimespanError', message: `The timespan '${timespan}' is no ISO 8601 interval: a duration back from now, or start and end, either of them a duration.` } };
}

/** `PT1H`, `start/end`, `start/PT1H`, `PT1H/end`. */
function timeRange(text: string, now: number): TimeRange | undefined {
  const [first = '', second, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  const [firstTime, firstSpan] = [timeOf(first), parseDuration(first)];
  if (second === undefined) return firstSpan === undefined ? undefined : { from: now - firstSpan, to: now };
  const [secondTime, secondSpan] = [timeOf(second), parseDuration(second)];
  if (firstTime !== undefined) {
    const to = secondTime ?? (secondSpan === undefined ? undefined : firstTime + secondSpan);
    return to === undefined ? undefined : { from: firstTime, to };
  }
  return firstSpan === undefined || secondTime === undefined ? undefined : { from: secondTime - firstSpan, to: secondTime };
}

function timeOf(text: string): number | undefined {
  const ticks = parseDatetime(text);
  return ticks === undefined ? undefined : millisecondsOf(ticks);
}

/** What the `Prefer` header asks for; `wait` has nothing to wait for here. */
export interface Preferences {
  readonly statistics: boolean;
  readonly render: boolean;
}

export function preferencesOf(header: string | undefined): Preferences {
  const asked = new Set((header ?? '').toLowerCase().split(/[,;]/).map((part) => part.trim()));
  return { statistics: asked.has('include-statistics=true'), render: asked.has('include-render=true') };
}
