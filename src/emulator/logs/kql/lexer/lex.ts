import { syntaxFault } from '../fault.ts';
import { readNumber } from './number-literal.ts';
import { readText } from './text-literal.ts';
import type { Token } from './token.ts';

const blank = /(?:\s|\/\/[^\n\r]*)+/y;
const word = /[A-Za-z_$][A-Za-z0-9_]*/y;
/** Longest first. */
const sign = /\.\.|==|=~|!=|!~|<>|<=|>=|=>|[-+*/%<>=|,;:.()[\]{}!?@~]/y;

/** Types whose literal is `name(text)`, not a call. */
const typed = new Set(['datetime', 'date', 'timespan', 'time', 'guid', 'int', 'long', 'real', 'double', 'bool', 'boolean', 'decimal']);

/** Every token with its place; the last one is the end. Throws KqlError at what is no KQL. */
export function lex(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += match(blank, text, at)?.length ?? 0;
    if (at >= text.length) {
      tokens.push({ kind: 'end', at: text.length, end: text.length, text: '<EOF>' });
      return tokens;
    }
    const token = readToken(text, at);
    if (!token) throw syntaxFault(text, at, text.slice(at, at + 1));
    tokens.push(token);
    at = token.end;
  }
}

function readToken(text: string, at: number): Token | undefined {
  const literal = readText(text, at);
  if (literal) return { kind: 'text', at, end: literal.end, text: text.slice(at, literal.end), value: literal.value };
  const name = match(word, text, at);
  if (name !== undefined) return typedLiteral(text, at, name) ?? { kind: 'word', at, end: at + name.length, text: name };
  const number = readNumber(text, at);
  if (number) return number;
  const found = match(sign, text, at);
  return found === undefined ? undefined : { kind: 'sign', at, end: at + found.length, text: found };
}

function typedLiteral(text: string, at: number, name: string): Token | undefined {
  if (!typed.has(name)) return undefined;
  const open = at + name.length + (match(blank, text, at + name.length)?.length ?? 0);
  if (text[open] !== '(') return undefined;
  const close = closing(text, open);
  if (close === undefined) return undefined;
  return { kind: 'typed', at, end: close + 1, text: text.slice(at, close + 1), type: name, content: text.slice(open + 1, close).trim() };
}

/** A literal may be quoted and has no parentheses of its own. */
function closing(text: string, open: number): number | undefined {
  const close = text.indexOf(')', open);
  return close < 0 ? undefined : close;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
