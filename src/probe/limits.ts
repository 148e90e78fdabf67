import type { TrialLimits } from '../model/trial.ts';
import type { Summary } from './summary.ts';

export type Missed =
  | { readonly kind: 'errors'; readonly errors: number; readonly requests: number; readonly allowed: number }
  | { readonly kind: 'region'; readonly region: string; readonly served: number; readonly percent: number; readonly wanted: number | undefined };

/** Which limits the run did not keep. */
export function missedLimits({ errors, regions }: TrialLimits, summary: Summary): readonly Missed[] {
  const { requests, throttled, failed } = summary;
  const allowed = errors === undefined ? Number.POSITIVE_INFINITY : 'count' in errors ? errors.count : (errors.percent / 100) * requests;
  return [
    ...(throttled + failed > allowed ? [{ kind: 'errors', errors: throttled + failed, requests, allowed: Math.floor(allowed) } as const] : []),
    ...regions.flatMap(({ region, percent }) => {
      const served = servedBy(summary, region);
      const share = summary.ok === 0 ? 0 : (served / summary.ok) * 100;
      const kept = percent === undefined ? served > 0 : summary.ok > 0 && share >= percent;
      return kept ? [] : [{ kind: 'region', region, served, percent: Math.floor(share * 10) / 10, wanted: percent } as const];
    }),
  ];
}

/** `Sweden Central` is also called `swedencentral`. */
function servedBy({ byRegion }: Summary, region: string): number {
  return Object.entries(byRegion).reduce((sum, [name, { ok }]) => (plain(name) === plain(region) ? sum + ok : sum), 0);
}

function plain(region: string): string {
  return region.replaceAll(/\s/g, '').toLowerCase();
}
