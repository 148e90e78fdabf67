export interface Latency {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

/**
 * Nearest rank: the smallest value that at least `percent` of all values do not exceed. Always one of the values, never one
 * between two.
 */
export function percentile(sorted: readonly number[], percent: number): number | null {
  return sorted[Math.max(1, Math.ceil((percent / 100) * sorted.length)) - 1] ?? null;
}

/** Milliseconds, whole ones. */
export function latencyOf(values: readonly number[]): Latency {
  const sorted = values.map((value) => Math.round(value)).toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 50), p95: percentile(sorted, 95), p99: percentile(sorted, 99) };
}
