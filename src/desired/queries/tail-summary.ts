import type { JsonObject } from '../../model/json.ts';
import type { LoggedCall } from '../../model/logged-call.ts';

export interface TailSummary {
  add(call: LoggedCall): void;
  /** For the report, and in a line for people. */
  told(): { readonly result: JsonObject; readonly line: string };
}

/** Counts what was told; a sampled call counts for those that it stands for. */
export function newTailSummary(): TailSummary {
  const sum = { requests: 0, ok: 0, throttled: 0, failed: 0, attempts: 0, tokens: 0 };
  const byRegion: Record<string, number> = {};
  return {
    add({ attempts, count, region, status, tokens = 0 }) {
      sum.requests += count;
      sum[status.startsWith('2') ? 'ok' : status === '429' ? 'throttled' : 'failed'] += count;
      sum.attempts += attempts.length * count;
      sum.tokens += tokens * count;
      const from = attempts.at(-1)?.region || region;
      if (status.startsWith('2') && from !== '') byRegion[from] = (byRegion[from] ?? 0) + count;
    },
    told() {
      const regions = Object.entries(byRegion).toSorted().map(([region, count]) => `${count} from ${region}`);
      const line = `${sum.requests} ${sum.requests === 1 ? 'call' : 'calls'}: ${[`${sum.ok} ok`, ...regions].join(', ')}, ${sum.throttled} throttled (429), ${sum.failed} failed, ${sum.attempts} attempts`;
      return { result: { ...sum, byRegion: { ...byRegion } }, line };
    },
  };
}
