/** Edits between two words, a swap of neighbours counted as one. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min((last[column] ?? 0) + 1, (here[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) best = Math.min(best, (before[column - 2] ?? 0) + 1);
      here.push(best);
    }
    [before, last] = [last, here];
  }
  return last[b.length] ?? 0;
}

/** The candidate that was probably meant, or undefined where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const lower = word.toLowerCase();
  const near = candidates
    .map((candidate) => ({ candidate, off: distance(lower, candidate.toLowerCase()) }))
    .filter(({ candidate, off }) => off <= limit || (lower.length >= 3 && candidate.toLowerCase().startsWith(lower)))
    .toSorted((a, b) => a.off - b.off);
  return near[0]?.candidate;
}

/** As a hint's sentence, or undefined. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const found = nearest(word, candidates);
  return found === undefined ? undefined : `Did you mean ${found}?`;
}
