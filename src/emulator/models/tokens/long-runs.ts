/** Letters, signs or white space in a row: beyond this, encoding them would take time by the square of their number. */
const longestRun = 128;

/** What o200k_base never joins in one token's word, each taken whole so that looking for them stays linear. */
const runs = /[\p{L}\p{M}]+|[^\s\p{L}\p{M}\p{N}]+|\s+|\p{N}+/gu;

/**
 * `text` in parts that can be encoded one by one in linear time: whole where nothing in it is unusually long, else cut inside the
 * long runs, which costs at most a few tokens for each cut.
 */
export function cutLongRuns(text: string): readonly string[] {
  if (text.length <= longestRun) return [text];
  const parts: string[] = [];
  let begun = 0;
  for (const { index, 0: run } of text.matchAll(runs)) {
    for (let at = longestRun; at < run.length; at += longestRun) {
      const end = index + at + (isTail(run.charCodeAt(at)) ? 1 : 0);
      parts.push(text.slice(begun, end));
      begun = end;
    }
  }
  parts.push(text.slice(begun));
  return parts;
}

/** Whether a cut before this unit would part a character in two. */
function isTail(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
