import type { Cursor } from './cursor.ts';

const closers: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/** Strings in holes of strings; C# itself gives up somewhere. */
const mostNested = 100;

interface Reading {
  readonly cursor: Cursor;
  readonly fault: (reason: string) => Error;
  text: string;
}

/**
 * The C# of `@(…)` or `@{…}` from the `@` on, decoded. Brackets, strings, character literals and comments are
 * followed, so that quotes and `<` inside do not end it; entities count as what they stand for (the service
 * takes `&amp;&amp;` and `&&` alike in rawxml). Throws `fault` where it is not closed.
 */
export function readExpression(cursor: Cursor, fault: (reason: string) => Error): string {
  const reading: Reading = { cursor, fault, text: '' };
  take(reading);
  readBrackets(reading, [], 0);
  return reading.text;
}

function take(reading: Reading): string {
  if (reading.cursor.done) throw reading.fault('The expression is not closed.');
  const char = reading.cursor.character(true);
  reading.text += char;
  return char;
}

/** Until everything that is open has been closed. */
function readBrackets(reading: Reading, open: string[], depth: number): void {
  do {
    const char = take(reading);
    const before = reading.text.at(-2) ?? '';
    if (char === '"') readString(reading, depth);
    else if (char === "'") readLiteral(reading);
    else if (char === '/' && before === '/') readTo(reading, '\n');
    else if (char === '*' && before === '/') readTo(reading, '*/');
    else if (closers[char] !== undefined) open.push(closers[char]);
    else if (char === ')' || char === '}' || char === ']') {
      if (open.pop() !== char) throw reading.fault(`Unexpected '${char}' in an expression.`);
    }
  } while (open.length > 0);
}

/** In a verbatim string two quotes stand for one, and lines may end; what stands in braces behind `$` is C# again. */
function readString(reading: Reading, depth: number): void {
  const prefix = /[@$]*$/.exec(reading.text.slice(-3, -1))?.[0] ?? '';
  const [verbatim, interpolated] = [prefix.includes('@'), prefix.includes('$')];
  for (;;) {
    const char = take(reading);
    if (interpolated && (char === '{' || char === '}') && reading.cursor.startsWith(char)) take(reading);
    else if (interpolated && char === '{') {
      if (depth === mostNested) throw reading.fault('An expression is too long or complex to compile');
      readBrackets(reading, ['}'], depth + 1);
    } else if (verbatim) {
      if (char !== '"') continue;
      if (!reading.cursor.startsWith('"') && !reading.cursor.startsWith('&quot;')) return;
      take(reading);
    } else if (char === '"') return;
    else if (char === '\n') throw reading.fault('Newline in constant');
    else if (char === '\\') take(reading);
  }
}

function readLiteral(reading: Reading): void {
  for (let char = take(reading); char !== "'"; char = take(reading)) if (char === '\\') take(reading);
}

function readTo(reading: Reading, end: string): void {
  let tail = '';
  while (!tail.endsWith(end)) tail = (tail + take(reading)).slice(-2);
}
