/** Deeper than this is no request and no document that a person or a tool writes. Our own limit; the service's is not known. */
const maxDepth = 128;

/** True where objects and arrays are nested too deep to be walked by recursion. Looks level by level, so that it needs no stack itself. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item as object) : []));
  }
  return false;
}
