import { isObject } from '../model/json.ts';

/** Longer texts are read in parts: the parser keeps about 200 bytes of memory for each character that it reads at once. */
const worthwhile = 256 * 1024;

/** Characters that are read at once. */
const partLength = 8 * 1024;

/** How a line begins that holds a plain or quoted key; `- ` goes on with the entry before it. */
const entry = /^ *(?!\.\.\.)[^-?[\]{}&*!|>%@`,:#\s]/;
const item = /^ *-(?: |\r?$)/;

/**
 * Reads a long block mapping entry by entry, which gives the same as to read it at once, with a part of the memory.
 * Undefined where that cannot be told for sure (keys that stand twice, aliases of other parts, unusual starts of lines) and
 * for what is not right: then the text is read at once, and the fault found with its place.
 * @param read throws for a part that is not right, or not on its own
 */
export function parsedInParts(text: string, read: (part: string) => unknown): unknown {
  if (text.length < worthwhile) return undefined;
  const quietly = (part: string): unknown => {
    try {
      return read(part);
    } catch {
      return undefined;
    }
  };
  return mapping(text.replace(/^(?:[ \t]*(?:#[^\n]*|\r?)\n)*---[ \t]*\r?\n/, ''), quietly);
}

function mapping(text: string, read: (part: string) => unknown): Record<string, unknown> | undefined {
  const starts = entryStarts(text);
  if (starts === undefined) return undefined;
  const entries = new Map<string, unknown>();
  for (let from = 0; from < starts.length; ) {
    const begin = from === 0 ? 0 : (starts[from] ?? 0);
    let to = from + 1;
    while (to < starts.length && (starts[to + 1] ?? text.length) - begin <= partLength) to += 1;
    const part = text.slice(begin, starts[to] ?? text.length);
    const value = to === from + 1 && part.length > partLength ? longEntry(part, read) : read(part);
    if (!isObject(value)) return undefined;
    for (const [name, each] of Object.entries(value)) {
      if (entries.has(name)) return undefined;
      entries.set(name, each);
    }
    from = to;
  }
  return Object.fromEntries(entries);
}

/** Comments, and a line with nothing but a key. */
const head = /^(?:[ \t]*(?:#[^\n]*|\r?)\n)* *(?:"[^"\\\n]*"|'[^'\n]*'|(?:(?!:[ \t])[^\n"'#])+):[ \t]*\r?\n/;

/** One entry whose value may be a mapping that is read in parts as well. */
function longEntry(text: string, read: (part: string) => unknown): unknown {
  const start = head.exec(text)?.[0];
  if (start === undefined) return read(text);
  const [only] = Object.entries(read(start) ?? {});
  const value = only?.[1] === null ? mapping(text.slice(start.length), read) : undefined;
  return only === undefined || value === undefined ? read(text) : Object.fromEntries([[only[0], value]]);
}

/** Where the lines begin that have the least indentation; undefined where one of them is no plain entry. */
function entryStarts(text: string): readonly number[] | undefined {
  const starts: number[] = [];
  let indent = -1;
  // YAML's lines end with a line feed, and with nothing else that an expression takes for one.
  for (const { 0: line, 1: spaces = '', index } of text.matchAll(/(?<![^\n])( *)[^ \t\r\n#][^\n]*/g)) {
    if (indent < 0) indent = spaces.length;
    if (spaces.length > indent) continue;
    if (spaces.length === indent && starts.length > 0 && item.test(line)) continue;
    if (spaces.length < indent || !entry.test(line)) return undefined;
    starts.push(index);
  }
  return starts.length === 0 ? undefined : starts;
}
