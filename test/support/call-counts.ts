import type { CallResult } from './paced-calls.ts';

/** How many fell to each name, in the order in which the names came first. */
export function countsOf<T>(items: readonly T[], nameOf: (item: T) => string | number): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

export function statusesOf(results: readonly CallResult[]): Readonly<Record<string, number>> {
  return countsOf(results, ({ status }) => status);
}

/** Who answered the calls that succeeded: names of accounts. */
export function servedBy(results: readonly CallResult[]): Readonly<Record<string, number>> {
  return countsOf(results.filter(({ status }) => status === 200), accountOf);
}

/** The account that gave the answer; `nobody` where it is the gateway's own. */
export function accountOf({ attempts, region }: CallResult): string {
  return region === null ? 'nobody' : (attempts.at(-1)?.account ?? 'nobody');
}

/** Requests to backends for each request of a client. */
export function attemptsPerCall(results: readonly CallResult[]): number {
  return results.reduce((sum, { attempts }) => sum + attempts.length, 0) / results.length;
}

/** What happened in a row, as `9 main 200`, `3 main 429`, … */
export function stretchesOf(results: readonly CallResult[]): readonly string[] {
  const stretches: { readonly what: string; count: number }[] = [];
  for (const result of results) {
    const what = `${accountOf(result)} ${result.status}`;
    const last = stretches.at(-1);
    if (last?.what === what) last.count += 1;
    else stretches.push({ what, count: 1 });
  }
  return stretches.map(({ what, count }) => `${count} ${what}`);
}

/** Whether a count is what a share of `n` draws gives, three standard deviations aside. */
export function isWithin3Sigma(count: number, share: number, n: number): boolean {
  return Math.abs(count - n * share) <= 3 * Math.sqrt(n * share * (1 - share));
}
