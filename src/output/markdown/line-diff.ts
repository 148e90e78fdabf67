/** Above this the lines between the first and the last difference are shown as all gone and all new. */
const mostCells = 4_000_000;

interface Edit {
  readonly sign: ' ' | '+' | '-';
  readonly line: string;
}

/** The lines of two texts with what came and what went, and three lines around; `@@` stands for what is left out. */
export function lineDiff(before: string, after: string, around = 3): readonly string[] {
  const edits = editsOf(linesOf(before), linesOf(after));
  const near = (index: number): boolean => edits.slice(Math.max(0, index - around), index + around + 1).some(({ sign }) => sign !== ' ');
  return edits.flatMap(({ line, sign }, index) => {
    if (near(index)) return [`${sign}${line}`];
    return index === 0 || near(index - 1) ? ['@@'] : [];
  });
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.trimEnd().split(/\r?\n/);
}

function editsOf(before: readonly string[], after: readonly string[]): readonly Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [...same(before.slice(0, start)), ...changed(before.slice(start, before.length - end), after.slice(start, after.length - end)), ...same(before.slice(before.length - end))];
}

function same(lines: readonly string[]): readonly Edit[] {
  return lines.map((line) => ({ sign: ' ', line }));
}

/** Along a longest common subsequence. */
function changed(old: readonly string[], fresh: readonly string[]): readonly Edit[] {
  if (old.length * fresh.length > mostCells) return [...old.map((line) => ({ sign: '-', line }) as const), ...fresh.map((line) => ({ sign: '+', line }) as const)];
  const common = commonLengths(old, fresh);
  const at = (row: number, column: number): number => common[row]?.[column] ?? 0;
  const edits: Edit[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < fresh.length) {
    const [left = '', right = ''] = [old[row], fresh[column]];
    if (row < old.length && column < fresh.length && left === right) {
      edits.push({ sign: ' ', line: left });
      row += 1;
      column += 1;
    } else if (row < old.length && (column === fresh.length || at(row + 1, column) >= at(row, column + 1))) {
      edits.push({ sign: '-', line: left });
      row += 1;
    } else {
      edits.push({ sign: '+', line: right });
      column += 1;
    }
  }
  return edits;
}

/** Of the lines from each position on. */
function commonLengths(old: readonly string[], fresh: readonly string[]): readonly (readonly number[])[] {
  const table: number[][] = Array.from({ length: old.length + 1 }, () => Array.from({ length: fresh.length + 1 }, () => 0));
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      const [here, below] = [table[row], table[row + 1]];
      if (here !== undefined) here[column] = old[row] === fresh[column] ? (below?.[column + 1] ?? 0) + 1 : Math.max(below?.[column] ?? 0, here[column + 1] ?? 0);
    }
  }
  return table;
}
