/** Numbers of a pattern's groups: unnamed ones first, from left to right, then named ones; a name that is a number is that number. */
export interface GroupNames {
  readonly count: number;
  readonly byName: ReadonlyMap<string, number>;
  /** The unnamed group that opens at this offset of the pattern. */
  readonly byOffset: ReadonlyMap<number, number>;
  nameOf(group: number): string;
}

/** `explicit` and `spaced` are what the options say; inline options that change them inside of the pattern are followed at the top level only. */
export function groupNames(pattern: string, explicit: boolean, spaced: boolean): GroupNames {
  const offsets: number[] = [];
  const names: string[] = [];
  let inClass = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at];
    if (char === '\\') at += 1;
    else if (inClass > 0) {
      if (char === '[' && pattern[at - 1] === '-') inClass += 1;
      else if (char === ']' && !opensClass(pattern, at)) inClass -= 1;
    } else if (char === '[') inClass = 1;
    else if (spaced && char === '#') at = endOfLine(pattern, at);
    else if (char === '(') {
      if (pattern.startsWith('(?#', at)) at = closing(pattern, at);
      else {
        const name = /^\(\?(?:<(\w+)>|'(\w+)')/.exec(pattern.slice(at, at + 100));
        if (name) names.push(name[1] ?? name[2] ?? '');
        else if (pattern[at + 1] !== '?' && !explicit) offsets.push(at);
      }
    }
  }
  return numbered(offsets, [...new Set(names)]);
}

function opensClass(pattern: string, at: number): boolean {
  return pattern[at - 1] === '[' || (pattern[at - 1] === '^' && pattern[at - 2] === '[');
}

const endOfLine = (pattern: string, from: number): number => (pattern.includes('\n', from) ? pattern.indexOf('\n', from) : pattern.length);
const closing = (pattern: string, from: number): number => (pattern.includes(')', from) ? pattern.indexOf(')', from) : pattern.length);

function numbered(offsets: readonly number[], names: readonly string[]): GroupNames {
  const byName = new Map<string, number>([['0', 0]]);
  for (const name of names) if (/^\d{1,3}$/.test(name)) byName.set(name, Number(name));
  const taken = new Set(byName.values());
  let next = 0;
  const free = (): number => {
    do next += 1;
    while (taken.has(next));
    return next;
  };
  const byOffset = new Map<number, number>();
  for (const offset of offsets) {
    const group = free();
    byOffset.set(offset, group);
    byName.set(String(group), group);
  }
  for (const name of names) if (!byName.has(name)) byName.set(name, free());
  const byNumber = new Map([...byName].map(([name, group]) => [group, name]));
  return { count: Math.max(0, ...byName.values()) + 1, byName, byOffset, nameOf: (group) => byNumber.get(group) ?? String(group) };
}
