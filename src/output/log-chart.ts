import type { LogTable } from '../model/logs.ts';
import { cut } from './columns.ts';
import { logCell } from './log-cell.ts';
import type { Paint } from './paint.ts';
import { columnsOf } from './printable.ts';

const mostBars = 40;

/** A bar to scale for each row, in their order. Nothing where there is nothing to compare. */
export function logChart({ columns, rows }: LogTable, { label, value }: { readonly label: readonly string[]; readonly value: string }, width: number, paint: Paint): readonly string[] {
  const place = columns.findIndex(({ name }) => name === value);
  const bars = rows.slice(0, mostBars).map((row) => {
    const amount = row[place];
    const parts = label.map((name) => columns.findIndex((column) => column.name === name)).map((index) => logCell(row[index], columns[index]?.type ?? ''));
    return { name: parts.filter((part) => part !== '').join(' '), amount: typeof amount === 'number' ? amount : 0, shown: logCell(amount, '') };
  });
  const most = Math.max(0, ...bars.map(({ amount }) => amount));
  if (place < 0 || bars.length < 2 || most <= 0) return [];
  const figures = Math.max(...bars.map(({ shown }) => shown.length));
  const names = Math.min(Math.floor(width / 2), Math.max(...bars.map(({ name }) => columnsOf(name))));
  const room = Math.min(40, width - names - figures - 4);
  const line = ({ name, amount, shown }: (typeof bars)[number]): string => {
    const title = cut(name, names);
    const length = amount <= 0 ? 0 : Math.max(1, Math.round((amount / most) * room));
    return `${title}${' '.repeat(names - columnsOf(title))}  ${'#'.repeat(length).padEnd(room)}  ${shown.padStart(figures)}`;
  };
  return [paint('dim', cut(`${value}${rows.length > mostBars ? `, the first ${mostBars} of ${rows.length} lines` : ''}`, width)), ...bars.map(line)];
}
