import type { LogTable } from '../model/logs.ts';
import { cut, wrap } from './columns.ts';
import { isNumeric, logCell } from './log-cell.ts';
import type { Paint } from './paint.ts';
import { columnsOf } from './printable.ts';

const gap = 2;
/** A column of texts that is narrower says nothing. */
const narrowest = 10;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly numeric: boolean;
  /** A cell for each row. */
  readonly cells: readonly string[];
}

/**
 * The rows in columns; where these find no room, each row in two lines, its texts and below them the rest, and at the narrowest in a few
 * lines of words. What several rows all say stands above them.
 */
export function logTable({ columns, rows }: LogTable, width: number, paint: Paint): readonly string[] {
  const filled = columns
    .map((column, index): Column => ({ ...column, numeric: isNumeric(column.type), cells: rows.map((row) => logCell(row[index], column.type)) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const same = filled.filter(({ cells, type }) => type === 'string' && cells.length > 1 && cells.every((cell) => cell === cells[0]));
  const shown = filled.filter((column) => !same.includes(column));
  const above = same.length === 0 ? [] : record(same, 0, width);
  return [...above, ...(inColumns(shown, width, paint) ?? inTwoLines(shown, width, paint) ?? rows.flatMap((_, row) => record(shown, row, width)))];
}

function inColumns(shown: readonly Column[], width: number, paint: Paint): readonly string[] | undefined {
  const widths = fitted(shown, width);
  if (widths === undefined) return undefined;
  const line = (texts: readonly string[]): string => shown.map(({ numeric }, place) => padded(texts[place] ?? '', widths[place] ?? 0, numeric)).join(' '.repeat(gap)).trimEnd();
  return [paint('dim', line(shown.map(({ name }) => name))), ...(shown[0]?.cells ?? []).map((_, row) => line(shown.map(({ cells }) => cells[row] ?? '')))];
}

/** What a row is about, texts or else times, in its first line. */
function inTwoLines(shown: readonly Column[], width: number, paint: Paint): readonly string[] | undefined {
  const lead = ['string', 'datetime'].map((type) => shown.filter((column) => column.type === type)).find((columns) => columns.length > 0) ?? [];
  const below = inColumns(shown.filter((column) => !lead.includes(column)), width - gap, paint);
  if (lead.length === 0 || below === undefined || below.length === 1) return undefined;
  const texts = below.slice(1).map((_, row) => lead.map(({ cells }) => cells[row] ?? '').filter((cell) => cell !== '').join(', '));
  const titles = [lead.map(({ name }) => name).join(', '), ...texts];
  if (titles.some((title) => columnsOf(title) > width)) return undefined;
  return below.flatMap((line, index) => [index === 0 ? paint('dim', titles[0] ?? '') : (titles[index] ?? ''), ' '.repeat(gap) + line]);
}

/** Takes a third at most from the widest column of texts until all fit; undefined where they cannot. */
function fitted(shown: readonly Column[], width: number): readonly number[] | undefined {
  const natural = shown.map(({ cells, name }) => Math.max(columnsOf(name), ...cells.map(columnsOf)));
  const least = natural.map((each, place) => (['string', 'dynamic'].includes(shown[place]?.type ?? '') ? Math.max(narrowest, Math.ceil((each * 2) / 3)) : each));
  const widths = [...natural];
  const room = width - gap * (widths.length - 1);
  for (;;) {
    if (widths.reduce((sum, each) => sum + each, 0) <= room) return widths;
    const widest = Math.max(0, ...widths.filter((each, place) => each > (least[place] ?? each)));
    if (widest === 0) return undefined;
    widths[widths.findIndex((each, place) => each === widest && each > (least[place] ?? each))] = widest - 1;
  }
}

function padded(text: string, width: number, right: boolean): string {
  const shown = cut(text, width);
  const blanks = ' '.repeat(Math.max(0, width - columnsOf(shown)));
  return right ? blanks + shown : shown + blanks;
}

/** `From 01-01 00:00:00, Backend main…`, the first line at the margin. */
function record(columns: readonly Column[], row: number, width: number): readonly string[] {
  const fields = columns.map(({ cells, name }) => [name, cells[row] ?? ''] as const).filter(([, value]) => value !== '');
  const text = fields.map(([name, value]) => cut(`${name} ${value}`, width - 3).replaceAll(' ', '\u00a0')).join(', ');
  return wrap(text, width - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
}
