import type { Json } from '../../model/json.ts';
import type { LogTable } from '../../model/logs.ts';

export interface TailedAttempt {
  readonly backend: string;
  readonly deployment: string;
  readonly region: string;
  readonly status: string;
  readonly ms: number;
}

/** One request, as `templates/kql/tail.kql` tells of it. */
export interface TailedCall {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly operation: string;
  readonly model: string;
  readonly status: string;
  readonly ms: number;
  /** What the client got as `x-ms-region`, where that is logged. */
  readonly region: string;
  /** For how many requests it stands: more than one where requests are sampled. */
  readonly count: number;
  /** Undefined where calls to language models are not logged, or not yet. */
  readonly tokens: number | undefined;
  readonly attempts: readonly TailedAttempt[];
}

/** Puts the rows, one for each attempt, together to calls, in the order of the rows. */
export function tailedCalls({ columns, rows }: LogTable): readonly TailedCall[] {
  const places = new Map(columns.map(({ name }, index) => [name, index]));
  const calls = new Map<string, TailedCall & { readonly attempts: TailedAttempt[] }>();
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
  of(calls: readonly TailedCall[]): readonly TailedCall[];
  /** From when on calls must be asked for again. */
  from(): number;
}

/** Logs of a call come so late at most, mostly: what is asked for again and again. */
export const overlapMs = 600_000;

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
