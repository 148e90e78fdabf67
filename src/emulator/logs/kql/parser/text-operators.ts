import type { Cursor } from './cursor.ts';

/** Each also with `_cs` and behind `!`. */
const words = ['has', 'contains', 'startswith', 'endswith', 'hasprefix', 'hassuffix'];

const known: ReadonlySet<string> = new Set(words.flatMap((word) => [word, `${word}_cs`]));

/** `=~`, `!has_cs`, `matches regex`, as one text. */
export function takeTextOperator(cursor: Cursor): string | undefined {
  for (const sign of ['=~', '!~']) if (cursor.takeSign(sign)) return sign;
  if (cursor.takeWord('matches', 'regex')) return 'matches regex';
  const negated = cursor.isSign('!');
  const word = cursor.peek(negated ? 1 : 0);
  if (word.kind !== 'word' || !known.has(word.text)) return undefined;
  if (negated) cursor.next();
  cursor.next();
  return `${negated ? '!' : ''}${word.text}`;
}

/** `in`, `!in`, `in~`, `!in~`; of the others none is negated. */
export function takeListOperator(cursor: Cursor, which: readonly string[]): string | undefined {
  const negated = cursor.isSign('!');
  const word = cursor.peek(negated ? 1 : 0);
  if (word.kind !== 'word' || !which.includes(word.text) || (negated && word.text !== 'in')) return undefined;
  if (negated) cursor.next();
  cursor.next();
  const op = `${negated ? '!' : ''}${word.text}`;
  return word.text === 'in' && cursor.takeSign('~') ? `${op}~` : op;
}
