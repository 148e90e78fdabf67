import type { Difference } from './difference.ts';
import type { Sorted } from './explained.ts';
import type { Replayed } from './replay.ts';

interface Group {
  readonly text: string;
  readonly places: string[];
}

/** What people read. Differences of the same kind at the same place of a body stand together. */
export function reportText(runs: readonly Replayed[], sorted: Sorted, options: { readonly verbose: boolean; readonly skipped: number }): string {
  const lines: string[] = [];
  for (const [area, differences] of by(sorted.open, (difference) => difference.area)) {
    lines.push(`${area}: ${differences.length}`);
    for (const { text, places } of groups(differences)) lines.push(`  ${text}`, `      ${shown(places, options.verbose)}`);
  }
  const notServed = notServedIn(runs);
  if (notServed.length > 0) lines.push('not served:', ...notServed.map(([type, count]) => `  ${type}: ${count}`));
  if (options.verbose) {
    for (const [explanation, differences] of sorted.explained) lines.push(`explained, ${differences.length}: ${explanation.reason}`, `      ${shown(differences.map(placeOf), false)}`);
    for (const { differences } of followedIn(runs)) lines.push(...differences.map((difference) => `follows: ${placeOf(difference)} ${textOf(difference)}`));
  }
  for (const explanation of sorted.unused) lines.push(`explains nothing: ${JSON.stringify(explanation)}`);
  const sum = (pick: (run: Replayed) => number): number => runs.reduce((total, run) => total + pick(run), 0);
  const explained = [...sorted.explained.values()].reduce((total, list) => total + list.length, 0);
  lines.push(
    `${runs.length} recordings, ${sum((run) => run.exchanges)} exchanges: ${sum((run) => run.compared)} compared, ${sum((run) => run.unneeded)} polls not needed, ` +
      `${notServed.reduce((total, [, count]) => total + count, 0)} not served, ${options.skipped} lines are no exchange`,
    `${sorted.open.length} unexplained differences, ${explained} explained by ${sorted.explained.size} entries, ${sum((run) => run.followed.length)} follow from what is not served or differs before`,
  );
  return lines.join('\n');
}

export function notServedIn(runs: readonly Replayed[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { notServed } of runs) for (const [type, count] of notServed) counts.set(type, (counts.get(type) ?? 0) + count);
  return [...counts].toSorted((a, b) => (a[0] < b[0] ? -1 : 1));
}

function followedIn(runs: readonly Replayed[]) {
  return runs.map(({ followed }) => ({ differences: followed }));
}

function groups(differences: readonly Difference[]): readonly Group[] {
  return [...by(differences, textOf)].map(([text, list]) => ({ text, places: list.map(placeOf) })).toSorted((a, b) => b.places.length - a.places.length);
}

function textOf({ method, kind, path, recorded, ours }: Difference): string {
  return `${method} ${kind}${path === '' ? '' : ` ${path}`}: recorded ${recorded || '-'}, ours ${ours || '-'}`;
}

function placeOf({ file, line, apiVersion }: Difference): string {
  return `${file}#${line} (${apiVersion})`;
}

function shown(places: readonly string[], all: boolean): string {
  return all || places.length <= 4 ? places.join(', ') : `${places.slice(0, 4).join(', ')} and ${places.length - 4} more`;
}

function by<T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of list) found.set(key(item), [...(found.get(key(item)) ?? []), item]);
  return new Map([...found].toSorted((a, b) => (a[0] < b[0] ? -1 : 1)));
}
