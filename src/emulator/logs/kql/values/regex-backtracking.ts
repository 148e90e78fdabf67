/** So many repetitions without an end in a row are tried in as many ways as the text's length to that power. */
const mostUnbounded = 3;

/**
 * Whether a matcher that tries one way after the other could try without end: a repeated group that repeats or chooses inside, or many
 * repetitions beside each other. Says yes too often rather than too rarely.
 */
export function mayBacktrack(pattern: string): boolean {
  const groups: boolean[] = [];
  let unbounded = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') at = endOfClass(pattern, at);
    else if (sign === '(') {
      groups.push(false);
      // `(?:`, `(?<name>`: not a quantifier.
      if (pattern[at + 1] === '?') at += 1;
    } else if (sign === ')') {
      const branches = groups.pop() ?? false;
      if (branches && isQuantifier(pattern, at + 1)) return true;
      if (branches && groups.length > 0) groups[groups.length - 1] = true;
    } else if (sign === '|' || isQuantifier(pattern, at)) {
      if (groups.length > 0) groups[groups.length - 1] = true;
      if (/^(?:[*+]|\{\d+,\})/.test(pattern.slice(at, at + 8))) unbounded += 1;
    }
  }
  return unbounded > mostUnbounded;
}

function isQuantifier(pattern: string, at: number): boolean {
  const sign = pattern[at];
  return sign === '*' || sign === '+' || sign === '?' || (sign === '{' && /^\{\d/.test(pattern.slice(at, at + 2)));
}

/** Of a class, whose first character may be its own bracket. */
function endOfClass(pattern: string, from: number): number {
  let at = pattern[from + 1] === '^' ? from + 2 : from + 1;
  if (pattern[at] === ']') at += 1;
  for (; at < pattern.length && pattern[at] !== ']'; at += 1) if (pattern[at] === '\\') at += 1;
  return at;
}
