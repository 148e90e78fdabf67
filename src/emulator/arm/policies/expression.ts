import type { Cursor } from './cursor.ts';

const closers: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/**
 * The C# of `@(…)` or `@{…}` from the `@` on, decoded. Brackets, strings, character literals and comments are
 * followed, so that quotes and `<` inside do not end it; entities count as what they stand for (the service
 * takes `&amp;&amp;` and `&&` alike in rawxml).
 */
export function readExpression(cursor: Cursor): string {
  const start = cursor.at;
  let text = '';
  const open: string[] = [];
  const take = (): string => {
    if (cursor.done) throw cursor.fault('The expression is not closed.', start);
    const char = cursor.character(true);
    text += char;
    return char;
  };
  take();
  do {
    const char = take();
    const before = text.at(-2) ?? '';
    if (char === '"') readString(take, /@\$?$/.test(text.slice(-3, -1)));
    else if (char === "'") readLiteral(take);
    else if (char === '/' && before === '/') readTo(take, '\n');
    else if (char === '*' && before === '/') readTo(take, '*/');
    else if (closers[char] !== undefined) open.push(closers[char]);
    else if (char === ')' || char === '}' || char === ']') {
      if (open.pop() !== char) throw cursor.fault(`Unexpected '${char}' in an expression.`, start);
    }
  } while (open.length > 0);
  return text;
}

function readString(take: () => string, verbatim: boolean): void {
  for (let char = take(); char !== '"'; char = take()) if (char === '\\' && !verbatim) take();
}

function readLiteral(take: () => string): void {
  for (let char = take(); char !== "'"; char = take()) if (char === '\\') take();
}

function readTo(take: () => string, end: string): void {
  let tail = '';
  while (!tail.endsWith(end)) tail = (tail + take()).slice(-2);
}
