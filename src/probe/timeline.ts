import { countsOf, grouped, type Counts } from './counts.ts';
import { regionOf, verdictOf, type Sample } from './sample.ts';

/** What became of the calls that were sent in one stretch of time. */
export interface Bucket extends Counts {
  /** Seconds since the first call was sent. */
  readonly from: number;
  /** Calls that were served (2xx). */
  readonly byRegion: Readonly<Record<string, number>>;
}

export interface Timeline {
  /** How long each bucket is. */
  readonly bucketSeconds: number;
  readonly buckets: readonly Bucket[];
}

const most = 20;
const lengths = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** At most 20 stretches of a round length, those without a call among them. */
export function timelineOf(samples: readonly Sample[]): Timeline {
  const first = samples.reduce((least, { sentAt }) => Math.min(least, sentAt), Number.POSITIVE_INFINITY);
  const last = samples.reduce((latest, { sentAt }) => Math.max(latest, sentAt), first);
  if (samples.length === 0) return { bucketSeconds: 1, buckets: [] };
  const place = (length: number, time: number): number => Math.floor((time - first) / (length * 1000));
  const bucketSeconds = lengths.find((length) => place(length, last) < most) ?? Math.ceil((last - first + 1) / most / 1000);
  const inBuckets: Sample[][] = Array.from({ length: place(bucketSeconds, last) + 1 }, () => []);
  for (const sample of samples) inBuckets[place(bucketSeconds, sample.sentAt)]?.push(sample);
  const buckets = inBuckets.map((each, index) => ({ from: index * bucketSeconds, ...countsOf(each), byRegion: servedBy(each) }));
  return { bucketSeconds, buckets };
}

function servedBy(samples: readonly Sample[]): Readonly<Record<string, number>> {
  const served = samples.filter((sample) => verdictOf(sample) === 'ok');
  return Object.fromEntries([...grouped(served, regionOf)].map(([region, each]) => [region, each.length]));
}
