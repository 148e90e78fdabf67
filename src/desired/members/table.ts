/** Columns of a terminal. */
export const columns = 80;
const indent = '  ';
const gap = '  ';

/**
 * Lines of a table that keep within the width. The first column gives way: names are what people typed.
 *
 * @param right columns whose cells stand at the right, by their place
 */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[], right: readonly number[] = []): readonly string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const others = widths.slice(1).reduce((sum, width) => sum + width + gap.length, indent.length);
  const room = Math.max(8, Math.min(widths[0] ?? 0, columns - others));
  const fitted = [room, ...widths.slice(1)];
  return [head, ...rows].map((row) => {
    const cells = row.map((cell, column) => {
      const text = cut(cell, fitted[column] ?? 0);
      return right.includes(column) ? text.padStart(fitted[column] ?? 0) : text.padEnd(fitted[column] ?? 0);
    });
    return cut((indent + cells.join(gap)).trimEnd(), columns);
  });
}

export function cut(text: string, width: number): string {
  const printable = text.replaceAll(/\p{C}/gu, '?');
  return printable.length <= width ? printable : `${printable.slice(0, Math.max(0, width - 1))}…`;
}
