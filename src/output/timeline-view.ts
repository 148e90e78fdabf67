import type { Bucket, Timeline } from '../probe/timeline.ts';
import { wrap } from './columns.ts';
import { printable } from './printable.ts';
import type { Paint } from './paint.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWYZ';
/** What a line has besides its bar, mostly. */
const besides = 40;

/**
 * A line for each stretch of the run in which something was sent. A letter stands for calls that a region served, `.` for
 * those that name none, `!` for 429, `x` for failures; bars are to scale, and nothing that happened is left out.
 */
export function timelineView({ bucketSeconds, buckets }: Timeline, width: number, paint: Paint): readonly string[] {
  const regions = [...new Set(buckets.flatMap(({ byRegion }) => Object.keys(byRegion)))].toSorted();
  const letterOf = (region: string): string => letters[regions.indexOf(region)] ?? 'Z';
  const most = Math.max(1, ...buckets.map(({ ok, throttled, failed }) => ok + throttled + failed));
  const scale = Math.min(1, Math.max(10, width - besides) / most);

  const line = (bucket: Bucket): string => {
    const served = [...Object.entries(bucket.byRegion).map(([region, count]) => [letterOf(region), count] as const), ['.', unnamed(bucket)] as const].filter(([, count]) => count > 0);
    const bar = (sign: string, count: number): string => sign.repeat(count === 0 ? 0 : Math.max(1, Math.round(count * scale)));
    const bars = [...served.map(([sign, count]) => bar(sign, count)), paint('yellow', bar('!', bucket.throttled)), paint('red', bar('x', bucket.failed))].join('');
    const counts = [
      ...served.map(([sign, count]) => `${count} ${sign}`),
      ...(bucket.throttled > 0 ? [`${bucket.throttled} × 429`] : []),
      ...(bucket.failed > 0 ? [`${bucket.failed} failed`] : []),
    ];
    return `${start(bucket)}  ${bars}  ${counts.join(', ')}`;
  };
  const key = [
    ...regions.map((region) => `${letterOf(region)} ${printable(region)}`),
    ...(buckets.some((bucket) => unnamed(bucket) > 0) ? ['. no region'] : []),
    ...(buckets.some(({ throttled }) => throttled > 0) ? ['! 429'] : []),
    ...(buckets.some(({ failed }) => failed > 0) ? ['x failed'] : []),
  ];
  const heading = wrap(`timeline, ${bucketSeconds} s a line: ${key.map((each) => each.replaceAll(' ', '\u00a0')).join(', ')}`, width);
  return [...heading.map((text) => paint('dim', text)), ...buckets.flatMap((bucket, index) => (isQuiet(bucket) ? quiet(buckets, index) : [line(bucket)]))];
}

/** Calls that were served, and whose answer names no region. */
function unnamed({ ok, byRegion }: Bucket): number {
  return ok - Object.values(byRegion).reduce((sum, count) => sum + count, 0);
}

function start({ from }: Bucket): string {
  return `${String(from).padStart(7)} s`;
}

function isQuiet({ ok, throttled, failed }: Bucket): boolean {
  return ok + throttled + failed === 0;
}

/** One line for several stretches in which nothing was sent. */
function quiet(buckets: readonly Bucket[], index: number): readonly string[] {
  const [before, here] = [buckets[index - 1], buckets[index]];
  return here === undefined || (before !== undefined && isQuiet(before)) ? [] : [`${start(here)}  nothing sent`];
}
