/** Both from 1; columns count UTF-16 units, as .NET does in API Management's messages. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Positions of offsets in a text. Lines end with LF, CRLF or CR; a byte order mark takes no column. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = lineStarts(text);
  return (offset) => {
    const line = lineOf(starts, offset);
    return { line, column: Math.max(offset - (starts[line - 1] ?? 0), 0) + 1 };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (const { 0: ending, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + ending.length);
  return starts;
}

/** How many lines begin at or before the offset, by halving. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 1;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle - 1] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
