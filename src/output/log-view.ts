import { parseDuration } from '../model/duration.ts';
import type { LogAnswer, LogQuestion, LogSpan } from '../model/logs.ts';
import { wrap } from './columns.ts';
import { logChart } from './log-chart.ts';
import { logTable } from './log-table.ts';
import type { Paint } from './paint.ts';

/** A result for people: table and chart, made to be read without colours. */
export function logView({ chart, name, note, span }: LogQuestion, { table }: LogAnswer, width: number, paint: Paint): readonly string[] {
  const { rows } = table;
  const inUtc = 'from' in span || table.columns.some(({ type }) => type === 'datetime') ? ' (times in UTC)' : '';
  const head = `${name}, ${spanText(span)}${inUtc}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  const bars = logChart(table, chart, width, paint);
  return [
    ...wrap(head, width).map((line) => paint('bold', line)),
    ...(rows.length === 0 ? [] : ['', ...logTable(table, width, paint)]),
    ...(bars.length === 0 ? [] : ['', ...bars]),
    ...(note === undefined || rows.length === 0 ? [] : ['', ...wrap(note, width)]),
  ];
}

function spanText(span: LogSpan): string {
  return 'duration' in span ? `the last ${shortDuration(span.duration)}` : `${secondsOf(span.from)} to ${secondsOf(span.to)}`;
}

const units: readonly (readonly [string, number])[] = [['d', 86_400_000], ['h', 3_600_000], ['m', 60_000], ['s', 1000]];

/** As `--since` takes it: `1h`, `90m`. */
function shortDuration(text: string): string {
  const ms = parseDuration(text);
  const [unit, length] = units.find(([, each]) => ms !== undefined && ms % each === 0) ?? [];
  return ms === undefined || length === undefined ? text : `${ms / length}${unit}`;
}

function secondsOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
