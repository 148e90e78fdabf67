/** Edits between two words: insert, delete, replace, or swap of two neighbours. */
function distance(a: string, b: string): number {
  let above: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min((last[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, (above[column - 2] ?? 0) + 1);
      line.push(least);
    }
    above = last;
    last = line;
  }
  return last[b.length] ?? 0;
}

/** The candidate that was probably meant, or undefined where none is near. Case does not count. */
export function didYouMean(name: string, candidates: readonly string[]): string | undefined {
  const typed = name.toLowerCase();
  const limit = Math.max(1, Math.floor(typed.length / 3));
  let best: { readonly candidate: string; readonly off: number } | undefined;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    const partOf = typed.length >= 3 && known.includes(typed);
    const off = distance(typed, known);
    if ((off <= limit || partOf) && (best === undefined || off < best.off)) best = { candidate, off };
  }
  return best?.candidate;
}
