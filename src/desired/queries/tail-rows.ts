import type { Json } from '../../model/json.ts';
import type { LoggedAttempt, LoggedCall } from '../../model/logged-call.ts';
import type { LogTable } from '../../model/logs.ts';

/** Puts the rows, one for each attempt, together to calls, in the order of the rows. */
export function tailedCalls({ columns, rows }: LogTable): readonly LoggedCall[] {
  const places = new Map(columns.map(({ name }, index) => [name, index]));
  const calls = new Map<string, LoggedCall & { readonly attempts: LoggedAttempt[] }>();
  for (const row of rows) {
    const cell = (name: string): Json | undefined => row[places.get(name) ?? -1];
    const text = (name: string): string => String(cell(name) ?? '');
    const number = (name: string): number => Number(cell(name) ?? 0);
    const id = text('RequestId');
    const call = calls.get(id) ?? {
      id,
      at: Date.parse(text('RequestTime')),
      operation: text('Operation'),
      model: text('Model'),
      status: text('ResultCode'),
      ms: number('RequestMs'),
      region: text('AnswerRegion'),
      count: number('Requests'),
      tokens: typeof cell('Tokens') === 'number' ? number('Tokens') : undefined,
      attempts: [],
    };
    if (typeof cell('Number') === 'number') call.attempts.push({ backend: text('Backend'), deployment: text('Deployment'), region: text('AttemptRegion'), status: text('AttemptResult'), ms: number('AttemptMs') });
    calls.set(id, call);
  }
  return [...calls.values()];
}

/** Tells each call once, although they are asked for several times: logs come late, and not in order. */
export interface Fresh {
  /** Those that were not told before. */
  of(calls: readonly LoggedCall[]): readonly LoggedCall[];
  /** From when on calls must be asked for again. */
  from(): number;
}

/** Logs of a call come so late at most, mostly: what is asked for again and again. */
const overlapMs = 600_000;

/** @param start milliseconds since 1970: calls before it are passed over */
export function freshCalls(start: number, overlap = overlapMs): Fresh {
  const told = new Map<string, number>();
  let latest = start;
  const from = (): number => Math.max(start, latest - overlap);
  return {
    from,
    of(calls) {
      const fresh = calls.filter(({ at, id }) => at >= start && !told.has(id));
      for (const { at, id } of fresh) {
        told.set(id, at);
        latest = Math.max(latest, at);
      }
      for (const [id, at] of told) if (at < from()) told.delete(id);
      return fresh;
    },
  };
}
