/** Rows of a table, cells escaped already; of more than `most` rows the rest is counted. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], most: number): readonly string[] {
  if (rows.length === 0) return [];
  const shown = [head, head.map(() => '---'), ...rows.slice(0, most)].map((cells) => `| ${cells.join(' | ')} |`);
  return [...shown, ...(rows.length > most ? ['', `… and ${rows.length - most} more rows (--json has all)`] : []), ''];
}
