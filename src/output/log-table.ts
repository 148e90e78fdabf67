import type { LogTable } from '../model/logs.ts';
import { cut, wrap } from './columns.ts';
import { isNumeric, logCell } from './log-cell.ts';
import type { Paint } from './paint.ts';
import { columnsOf } from './printable.ts';

const gap = 2;
/** A column of texts that is narrower says nothing. */
const narrowest = 10;

/** The rows in columns; where these find no room, each row in a few lines of its own. What several rows all say stands above them. */
export function logTable({ columns, rows }: LogTable, width: number, paint: Paint): readonly string[] {
  const cells = rows.map((row) => columns.map(({ type }, index) => logCell(row[index], type)));
  const filled = columns.map((column, index) => ({ ...column, index, numeric: isNumeric(column.type) })).filter(({ index }) => cells.some((row) => row[index] !== ''));
  const same = filled.filter(({ index, type }) => type === 'string' && cells.length > 1 && cells.every((row) => row[index] === cells[0]?.[index]));
  const shown = filled.filter((column) => !same.includes(column));
  const above = same.length === 0 ? [] : record(same.map(({ name, index }) => [name, cells[0]?.[index] ?? ''] as const), width);
  return [...above, ...inColumns(shown, cells, width, paint)];
}

interface Shown {
  readonly name: string;
  readonly type: string;
  readonly index: number;
  readonly numeric: boolean;
}

function inColumns(shown: readonly Shown[], cells: readonly (readonly string[])[], width: number, paint: Paint): readonly string[] {
  const natural = shown.map(({ name, index }) => Math.max(columnsOf(name), ...cells.map((row) => columnsOf(row[index] ?? ''))));
  const widths = fitted(natural, shown.map(({ type }) => type === 'string' || type === 'dynamic'), width);
  if (widths === undefined) return cells.flatMap((row) => record(shown.map(({ name, index }) => [name, row[index] ?? ''] as const), width));
  const line = (texts: readonly string[]): string => shown.map(({ numeric }, place) => padded(texts[place] ?? '', widths[place] ?? 0, numeric)).join(' '.repeat(gap)).trimEnd();
  return [paint('dim', line(shown.map(({ name }) => name))), ...cells.map((row) => line(shown.map(({ index }) => row[index] ?? '')))];
}

/** Takes from the widest column of texts until all fit; undefined where they cannot. */
function fitted(natural: readonly number[], isText: readonly boolean[], width: number): readonly number[] | undefined {
  const widths = [...natural];
  const room = width - gap * (widths.length - 1);
  for (;;) {
    const over = widths.reduce((sum, each) => sum + each, 0) - room;
    if (over <= 0) return widths;
    const widest = Math.max(0, ...widths.filter((_, index) => isText[index]));
    if (widest <= narrowest) return undefined;
    widths[widths.findIndex((each, index) => isText[index] === true && each === widest)] = widest - 1;
  }
}

function padded(text: string, width: number, right: boolean): string {
  const shown = cut(text, width);
  const blanks = ' '.repeat(Math.max(0, width - columnsOf(shown)));
  return right ? blanks + shown : shown + blanks;
}

/** `From 01-01 00:00:00, Backend main…`, the first line at the margin. */
function record(fields: readonly (readonly [string, string])[], width: number): readonly string[] {
  const text = fields.filter(([, value]) => value !== '').map(([name, value]) => cut(`${name} ${value}`, width - 3).replaceAll(' ', '\u00a0')).join(', ');
  return wrap(text, width - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
}
