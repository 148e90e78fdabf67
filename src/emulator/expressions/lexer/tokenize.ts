import { ExpressionFault, laterFeature } from '../fault.ts';
import { continuesIdentifier, isDigit, startsIdentifier } from './characters.ts';
import { readInterpolatedString } from './interpolation.ts';
import { keywords } from './keywords.ts';
import { readNumber } from './numbers.ts';
import { operatorAt } from './operators.ts';
import type { Source } from './source.ts';
import { readCharacter, readString, readVerbatimString } from './strings.ts';
import type { LiteralValue, Token } from './token.ts';
import { skipTrivia } from './trivia.ts';

/** The tokens of a piece of C#, closed by one of kind `end` that messages call `closing`. Linear in its length. */
export function tokenize(text: string, from: number, to: number, closing: string): readonly Token[] {
  const source: Source = { text: text.slice(0, to), at: from, depth: 0 };
  const tokens: Token[] = [];
  for (let token = readToken(source); token; token = readToken(source)) tokens.push(token);
  tokens.push({ kind: 'end', text: closing, start: to, end: to });
  return tokens;
}

/** The next token; undefined at the end. */
export function readToken(source: Source): Token | undefined {
  skipTrivia(source);
  const { text, at: start } = source;
  const char = text.charAt(start);
  if (char === '') return undefined;
  if (startsIdentifier(char)) return readWord(source);
  if (isDigit(char) || (char === '.' && isDigit(text.charAt(start + 1)))) return literal(source, start, readNumber(source));
  if (char === '"') return literal(source, start, { type: 'string', value: readString(source) });
  if (char === "'") return literal(source, start, { type: 'char', value: readCharacter(source) });
  if (char === '@' || char === '$') return readPrefixed(source);
  const operator = operatorAt(text, start);
  if (operator === undefined) throw new ExpressionFault(char === '#' ? 'Preprocessor directives must appear as the first non-whitespace character on a line' : `Unexpected character '${characterAt(text, start)}'`, start);
  source.at += operator.length;
  return { kind: 'operator', text: operator, start, end: source.at };
}

function literal(source: Source, start: number, value: LiteralValue): Token {
  return { kind: 'literal', text: source.text.slice(start, source.at), value, start, end: source.at };
}

function readWord(source: Source): Token {
  const start = source.at;
  while (continuesIdentifier(source.text.charAt(source.at))) source.at += 1;
  const text = source.text.slice(start, source.at);
  const span = { start, end: source.at };
  if (text === 'true' || text === 'false') return { kind: 'literal', text, value: { type: 'bool', value: text === 'true' }, ...span };
  if (text === 'null') return { kind: 'literal', text, value: { type: 'null' }, ...span };
  return { kind: keywords.has(text) ? 'keyword' : 'identifier', text, ...span };
}

/** `@"…"`, `$"…"`, `$@"…"` and `@class`, a name that would be a keyword. */
function readPrefixed(source: Source): Token {
  const { text, at: start } = source;
  const prefix = /^(?:\$@|@\$|\$|@)(?=")/.exec(text.slice(start, start + 3))?.[0];
  switch (prefix) {
    case '@':
      source.at += 1;
      return literal(source, start, { type: 'string', value: readVerbatimString(source) });
    case '@$':
      throw laterFeature('alternative interpolated verbatim strings', '8.0', start);
    case '$':
    case '$@': {
      source.at += prefix.length;
      const parts = readInterpolatedString(source, prefix === '$@', readToken);
      return { kind: 'interpolation', text: text.slice(start, source.at), parts, start, end: source.at };
    }
  }
  if (text.charAt(start) === '@' && startsIdentifier(text.charAt(start + 1))) {
    source.at += 1;
    const word = readWord(source);
    return { kind: 'identifier', text: word.text, start, end: word.end };
  }
  throw new ExpressionFault(`Unexpected character '${characterAt(text, start)}'`, start);
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
