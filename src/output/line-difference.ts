/** How many lines came and went between two texts (longest common subsequence). */
export function lineDifference(before: string, after: string): { readonly added: number; readonly removed: number } {
  let old = before === '' ? [] : before.trimEnd().split(/\r?\n/);
  let fresh = after === '' ? [] : after.trimEnd().split(/\r?\n/);
  while (old.length > 0 && fresh.length > 0 && old[0] === fresh[0]) [old, fresh] = [old.slice(1), fresh.slice(1)];
  while (old.length > 0 && fresh.length > 0 && old.at(-1) === fresh.at(-1)) [old, fresh] = [old.slice(0, -1), fresh.slice(0, -1)];
  const common = commonLines(old, fresh);
  return { added: fresh.length - common, removed: old.length - common };
}

function commonLines(a: readonly string[], b: readonly string[]): number {
  let last = Array.from({ length: b.length + 1 }, () => 0);
  for (const line of a) {
    const here = [0];
    for (const [column, other] of b.entries()) {
      here.push(line === other ? (last[column] ?? 0) + 1 : Math.max(last[column + 1] ?? 0, here[column] ?? 0));
    }
    last = here;
  }
  return last[b.length] ?? 0;
}
