import { type KqlError, limitFault, syntaxFault } from '../fault.ts';
import { lex } from '../lexer/lex.ts';
import type { Token, WordToken } from '../lexer/token.ts';

/** A figure of ours: what is nested deeper is no query that a person wrote, and must not end in a full stack. */
const deepest = 150;

/** Goes over the tokens of a query. */
export interface Cursor {
  readonly text: string;
  peek(ahead?: number): Token;
  next(): Token;
  isSign(sign: string, ahead?: number): boolean;
  isWord(word: string, ahead?: number): boolean;
  /** Takes the sign where it stands. */
  takeSign(sign: string): boolean;
  takeWord(...words: readonly string[]): boolean;
  expectSign(sign: string): Token;
  expectWord(word: string): Token;
  expectName(): WordToken;
  /** The fault of the token that stands here. */
  fault(): KqlError;
  /** One level deeper while `inside` runs. */
  nested<T>(inside: () => T): T;
}

export function cursorOver(text: string): Cursor {
  const tokens = lex(text);
  let index = 0;
  let depth = 0;
  const peek = (ahead = 0): Token => tokens[Math.min(index + ahead, tokens.length - 1)] as Token;
  const next = (): Token => {
    const token = peek();
    if (token.kind !== 'end') index += 1;
    return token;
  };
  const fault = (): KqlError => syntaxFault(text, peek().at, peek().text);
  const isSign = (sign: string, ahead = 0): boolean => peek(ahead).kind === 'sign' && peek(ahead).text === sign;
  const isWord = (word: string, ahead = 0): boolean => peek(ahead).kind === 'word' && peek(ahead).text === word;
  const takeSign = (sign: string): boolean => isSign(sign) && next() !== undefined;
  const takeWord = (...words: readonly string[]): boolean => {
    if (!words.every((word, ahead) => isWord(word, ahead))) return false;
    index += words.length;
    return true;
  };
  return {
    text,
    peek,
    next,
    isSign,
    isWord,
    takeSign,
    takeWord,
    expectSign: (sign) => {
      if (!isSign(sign)) throw fault();
      return next();
    },
    expectWord: (word) => {
      if (!isWord(word)) throw fault();
      return next();
    },
    expectName: () => {
      const token = peek();
      if (token.kind !== 'word') throw fault();
      next();
      return token;
    },
    fault,
    nested: (inside) => {
      depth += 1;
      if (depth > deepest) throw limitFault(`The query is nested deeper than ${deepest} levels.`);
      try {
        return inside();
      } finally {
        depth -= 1;
      }
    },
  };
}
