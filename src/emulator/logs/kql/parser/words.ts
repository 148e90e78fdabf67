import type { Cursor } from './cursor.ts';
import { reservedWhenDeclared, reservedWhenRead } from './reserved.ts';

/** `project-away`, `mv-expand`: words with dashes between and nothing else. Takes nothing. */
export function dashedWord(cursor: Cursor, ahead = 0): { readonly text: string; readonly tokens: number } | undefined {
  const first = cursor.peek(ahead);
  if (first.kind !== 'word') return undefined;
  let [text, tokens, end] = [first.text, 1, first.end];
  for (;;) {
    const [dash, word] = [cursor.peek(ahead + tokens), cursor.peek(ahead + tokens + 1)];
    if (dash.kind !== 'sign' || dash.text !== '-' || dash.at !== end || word.kind !== 'word' || word.at !== dash.end) return { text, tokens };
    text += `-${word.text}`;
    tokens += 2;
    end = word.end;
  }
}

/** A name as it may be declared or read: plain, or `['in quotes']`. Undefined where none stands. */
export function takeName(cursor: Cursor): { readonly name: string; readonly at: number } | undefined {
  const token = cursor.peek();
  if (token.kind === 'word') {
    cursor.next();
    return { name: token.text, at: token.at };
  }
  const quoted = cursor.peek(1);
  if (!cursor.isSign('[') || quoted.kind !== 'text' || !cursor.isSign(']', 2)) return undefined;
  for (let taken = 0; taken < 3; taken += 1) cursor.next();
  return { name: quoted.value, at: token.at };
}

export function expectAnyName(cursor: Cursor): { readonly name: string; readonly at: number } {
  const name = takeName(cursor);
  if (!name) throw cursor.fault();
  return name;
}

/** A name that is given to something. */
export function expectDeclaredName(cursor: Cursor): { readonly name: string; readonly at: number } {
  const token = cursor.peek();
  if (token.kind === 'word' && reservedWhenDeclared.has(token.text)) throw cursor.fault();
  return expectAnyName(cursor);
}

/** A name that stands for something. */
export function expectReadName(cursor: Cursor): { readonly name: string; readonly at: number } {
  const token = cursor.peek();
  if (token.kind === 'word' && reservedWhenRead.has(token.text)) throw cursor.fault();
  return expectAnyName(cursor);
}

/** One or more, with commas between. */
export function separated<T>(cursor: Cursor, read: () => T): readonly T[] {
  const items = [read()];
  while (cursor.takeSign(',')) items.push(read());
  return items;
}
