import { ExpressionFault } from '../fault.ts';
import { keywords } from '../lexer/keywords.ts';
import type { Token } from '../lexer/token.ts';

/** How deep brackets, blocks and operators may nest. Our own limit, far above what anybody writes; the compiler's depends on its stack. */
const maxNesting = 200;

export function tooComplex(offset: number): ExpressionFault {
  return new ExpressionFault('An expression is too long or complex to compile', offset);
}

/** A place among tokens, with the C# compiler's way of saying what is missing there. */
export class TokenCursor {
  readonly tokens: readonly Token[];
  at = 0;
  private depth: number;
  private readonly last: Token;

  constructor(tokens: readonly Token[], depth = 0) {
    this.tokens = tokens;
    this.depth = depth;
    this.last = tokens.at(-1) ?? { kind: 'end', text: '', start: 0, end: 0 };
  }

  /** A cursor over the tokens of a hole in a string, as deep as this one. */
  within(tokens: readonly Token[]): TokenCursor {
    return new TokenCursor(tokens, this.depth);
  }

  get token(): Token {
    return this.tokens[this.at] ?? this.last;
  }

  get done(): boolean {
    return this.token.kind === 'end';
  }

  ahead(count: number): Token {
    return this.tokens[this.at + count] ?? this.last;
  }

  /** Where the token before ends: there the compiler reports what is missing. */
  get previousEnd(): number {
    return this.tokens[this.at - 1]?.end ?? this.token.start;
  }

  take(): Token {
    const { token } = this;
    if (this.at < this.tokens.length - 1) this.at += 1;
    return token;
  }

  /** Whether an operator or keyword stands here. */
  is(text: string): boolean {
    return isSymbol(this.token, text);
  }

  /** Whether a name stands here that is a word of the language in this place only. */
  isWord(text: string): boolean {
    return this.token.kind === 'identifier' && this.token.text === text;
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.take();
    return true;
  }

  expect(text: string): Token {
    if (!this.is(text)) throw this.missing(text);
    return this.take();
  }

  missing(text: string): ExpressionFault {
    return new ExpressionFault([';', ')', '}', '{'].includes(text) ? `${text} expected` : `Syntax error, '${text}' expected`, this.previousEnd);
  }

  identifier(): Token {
    if (this.token.kind === 'identifier') return this.take();
    const { kind, text, start } = this.token;
    throw new ExpressionFault(kind === 'keyword' && keywords.has(text) ? `Identifier expected; '${text}' is a keyword` : 'Identifier expected', start);
  }

  invalidTerm(): ExpressionFault {
    return new ExpressionFault(`Invalid expression term '${this.token.text}'`, this.token.start);
  }

  nested<T>(parse: () => T): T {
    if (this.depth >= maxNesting) throw tooComplex(this.token.start);
    this.depth += 1;
    const result = parse();
    this.depth -= 1;
    return result;
  }
}

export function isSymbol(token: Token | undefined, text: string): boolean {
  return token !== undefined && token.text === text && (token.kind === 'operator' || token.kind === 'keyword');
}
