import type { LogAnswer, LogQuestion, LogSpan } from '../model/logs.ts';
import { wrap } from './columns.ts';
import { logChart } from './log-chart.ts';
import { logTable } from './log-table.ts';
import type { Paint } from './paint.ts';

/** A result for people: table and chart, made to be read without colours. */
export function logView({ chart, name, note, span }: LogQuestion, { table }: LogAnswer, width: number, paint: Paint): readonly string[] {
  const { rows } = table;
  const head = `${name}, ${spanText(span)}: ${rows.length} ${rows.length === 1 ? 'line' : 'lines'}${table.columns.some(({ type }) => type === 'datetime') ? ', times in UTC' : ''}`;
  const bars = logChart(table, chart, width, paint);
  return [
    ...wrap(head, width).map((line) => paint('bold', line)),
    ...(rows.length === 0 ? [] : ['', ...logTable(table, width, paint)]),
    ...(bars.length === 0 ? [] : ['', ...bars]),
    ...(note === undefined || rows.length === 0 ? [] : ['', ...wrap(note, width)]),
  ];
}

function spanText(span: LogSpan): string {
  return 'duration' in span ? `the last ${span.duration}` : `${new Date(span.from).toISOString()} to ${new Date(span.to).toISOString()}`;
}
