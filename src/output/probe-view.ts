import type { Trial } from '../model/trial.ts';
import type { Backends } from '../probe/backends.ts';
import type { Part } from '../probe/counts.ts';
import type { Latency } from '../probe/percentile.ts';
import type { Summary } from '../probe/summary.ts';
import { cut, wrap } from './columns.ts';
import { columnsOf, printable } from './printable.ts';
import type { Paint } from './paint.ts';
import { timelineView } from './timeline-view.ts';

/** What will be called, in one line. */
export function trialLine({ api, capability, operation, model, requests, pace, stream }: Trial): string {
  const how = pace.kind === 'rate' ? `${pace.perSecond} a second` : pace.clients === 1 ? 'one after the other' : `${pace.clients} clients`;
  return `${requests} ${requests === 1 ? 'call' : 'calls'} for ${capability ?? operation.name}${model === undefined ? '' : ` (${model})`} to ${api}, ${how}${stream ? ', streamed' : ''}`;
}

/** The summary of a run, made to be read without colours. */
export function probeView(summary: Summary, planned: number, width: number, paint: Paint): readonly string[] {
  const { requests, ok, throttled, failed, durationMs, byRegion, withoutRegion, backends, latencyMs } = summary;
  const of = requests < planned ? `${requests} of ${planned}` : String(requests);
  const head = `${of} ${planned === 1 ? 'call' : 'calls'} in ${(durationMs / 1000).toFixed(1)} s: ${ok} ok, ${throttled} throttled (429), ${failed} failed`;
  const title = wrap(head, width).map((line) => paint('bold', line));
  if (requests === 0) return title;
  const whole = { requests, share: ok === 0 ? 0 : 1, ok, throttled, failed, latencyMs };
  return [
    ...title,
    '',
    ...table('region', { ...byRegion, ...(withoutRegion > 0 && { '(none named)': rest(summary, Object.values(byRegion), withoutRegion) }) }, whole, width, paint),
    ...(backends === undefined ? [] : ['', ...table('backend', backends.byBackend, undefined, width, paint), ...wrap(asked(backends, requests), width)]),
    '',
    ...timelineView(summary.timeline, width, paint),
  ];
}

/** What is left where no region was named. */
function rest({ ok, throttled, failed }: Summary, parts: readonly Part[], requests: number): Part {
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const left = { ok: ok - sum((part) => part.ok), throttled: throttled - sum((part) => part.throttled), failed: failed - sum((part) => part.failed) };
  return { requests, share: ok === 0 ? 0 : left.ok / ok, ...left, latencyMs: { p50: null, p95: null, p99: null } };
}

function table(title: string, parts: Readonly<Record<string, Part>>, whole: Part | undefined, width: number, paint: Paint): readonly string[] {
  const rows = [...Object.entries(parts), ...(whole === undefined || Object.keys(parts).length < 2 ? [] : [['all', whole] as const])];
  if (rows.length === 0) return [];
  if (width < nameWidth + columnsWidth) return [paint('dim', title), ...rows.flatMap(([name, part]) => [cut(name, width), ...stacked(part, width - 2).map((line) => `  ${line}`)])];
  const heading = row(title, ['calls', 'ok', 'share', '429', 'failed', 'p50', 'p95', 'p99']);
  return [...heading.map((line) => paint('dim', line)), ...rows.flatMap(([name, part]) => row(name, cells(part)))];
}

/** Where a table has no room. */
function stacked(part: Part, width: number): readonly string[] {
  const [calls = '', ok = '', share = '', throttled = '', failed = '', ...latency] = cells(part);
  const latencies = latency.map((text, index) => `${['p50', 'p95', 'p99'][index] ?? ''} ${text}`).join(', ');
  return [`${calls} ${calls === '1' ? 'call' : 'calls'}: ${ok} ok (${share}), ${throttled} throttled (429), ${failed} failed`, latencies].flatMap((line) => wrap(line, width));
}

const widths = [7, 7, 8, 7, 7, 8, 8, 8] as const;
const columnsWidth = widths.reduce((sum, each) => sum + each, 0);
const nameWidth = 20;

/** A name that is too long for its column stands on a line of its own. */
function row(name: string, columns: readonly string[]): readonly string[] {
  const right = columns.map((text, index) => text.padStart(widths[index] ?? 8)).join('');
  const shown = printable(name);
  return columnsOf(shown) > nameWidth ? [cut(shown, 80), ' '.repeat(nameWidth) + right] : [shown + ' '.repeat(nameWidth - columnsOf(shown)) + right];
}

function cells({ requests, ok, share, throttled, failed, latencyMs }: Part): readonly string[] {
  return [String(requests), String(ok), `${(share * 100).toFixed(1)}%`, String(throttled), String(failed), ...times(latencyMs)];
}

function times({ p50, p95, p99 }: Latency): readonly string[] {
  return [p50, p95, p99].map((value) => (value === null ? '–' : value < 10_000 ? `${value} ms` : `${(value / 1000).toFixed(1)} s`));
}

function asked({ byBackend, retries, withoutBackend }: Backends, requests: number): string {
  const attempts = Object.values(byBackend).reduce((sum, part) => sum + part.attempts, 0);
  const none = withoutBackend === 0 ? '' : `; ${withoutBackend} ${withoutBackend === 1 ? 'call' : 'calls'} came to no backend`;
  return `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} for ${requests} ${requests === 1 ? 'call' : 'calls'}: ${retries} ${retries === 1 ? 'retry' : 'retries'}${none}`;
}
