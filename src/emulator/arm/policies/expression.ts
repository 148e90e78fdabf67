import type { Cursor } from './cursor.ts';

const closers: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/**
 * The C# of `@(…)` or `@{…}` from the `@` on, decoded. Brackets, strings, character literals and comments are
 * followed, so that quotes and `<` inside do not end it; entities count as what they stand for (the service
 * takes `&amp;&amp;` and `&&` alike in rawxml). Throws `fault` where it is not closed.
 */
export function readExpression(cursor: Cursor, fault: (reason: string) => Error): string {
  let text = '';
  const open: string[] = [];
  const take = (): string => {
    if (cursor.done) throw fault('The expression is not closed.');
    const char = cursor.character(true);
    text += char;
    return char;
  };
  take();
  do {
    const char = take();
    const before = text.at(-2) ?? '';
    if (char === '"') readString(cursor, take, /@\$?$/.test(text.slice(-3, -1)), fault);
    else if (char === "'") readLiteral(take);
    else if (char === '/' && before === '/') readTo(take, '\n');
    else if (char === '*' && before === '/') readTo(take, '*/');
    else if (closers[char] !== undefined) open.push(closers[char]);
    else if (char === ')' || char === '}' || char === ']') {
      if (open.pop() !== char) throw fault(`Unexpected '${char}' in an expression.`);
    }
  } while (open.length > 0);
  return text;
}

/** In a verbatim string two quotes stand for one, and lines may end. */
function readString(cursor: Cursor, take: () => string, verbatim: boolean, fault: (reason: string) => Error): void {
  for (;;) {
    const char = take();
    if (verbatim) {
      if (char !== '"') continue;
      if (!cursor.startsWith('"') && !cursor.startsWith('&quot;')) return;
      take();
    } else if (char === '"') return;
    else if (char === '\n') throw fault('Newline in constant');
    else if (char === '\\') take();
  }
}

function readLiteral(take: () => string): void {
  for (let char = take(); char !== "'"; char = take()) if (char === '\\') take();
}

function readTo(take: () => string, end: string): void {
  let tail = '';
  while (!tail.endsWith(end)) tail = (tail + take()).slice(-2);
}
