import { regionOf, verdictOf, type Sample } from '../probe/sample.ts';
import { cut } from './columns.ts';
import { printable } from './printable.ts';
import type { Paint } from './paint.ts';

export interface ProbeLines {
  /** How many calls there will be. */
  readonly requests: number;
  /** When the first one was sent. */
  readonly startedAt: number;
  readonly width: number;
  readonly paint: Paint;
}

const colours = { ok: 'green', throttled: 'yellow', failed: 'red' } as const;

/** Columns that what came must keep, for both times and for one. */
const [fewForTimes, fewForSpeed] = [32, 20];

/** `264 : 200 from Sweden Central          21 ms   at 12.345 s`: what answered, how fast, and when since the start; where there is room. */
export function probeLine(sample: Sample, { requests, startedAt, width, paint }: ProbeLines): string {
  const number = String(sample.index + 1).padStart(String(requests).length);
  const speed = `${Math.round(sample.ms)} ms`.padStart(10);
  const end = `at ${((sample.sentAt + sample.ms - startedAt) / 1000).toFixed(3)} s`.padStart(14);
  const room = width - number.length - 3;
  const times = room - speed.length - end.length >= fewForTimes ? speed + end : room - speed.length >= fewForSpeed ? speed : '';
  const left = Math.max(fewForSpeed, room - times.length);
  const text = cut(whatCame(sample), left).padEnd(left);
  return `${number} : ${text.replace(/^\S+/, (word) => paint(colours[verdictOf(sample)], word))}${times}`;
}

function whatCame(sample: Sample): string {
  const { answer } = sample;
  if (answer.kind === 'lost') return `no answer (${answer.reason})`;
  const region = regionOf(sample);
  const from = region === undefined ? '' : ` from ${printable(region)}`;
  if (answer.status === 429) return `429${from}${answer.retryAfterMs === undefined ? '' : `, again in ${Math.ceil(answer.retryAfterMs / 1000)} s`}`;
  const message = answer.message === undefined ? '' : `${region === undefined ? ' ' : ': '}${printable(answer.message)}`;
  return `${answer.status}${from}${message}`;
}
