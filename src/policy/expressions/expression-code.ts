import { bracketPartners } from './bracket-partners.ts';
import { scanExpression, type TokenKind } from './lexer.ts';

export interface ExpressionToken {
  readonly kind: TokenKind;
  readonly text: string;
}

/** An expression as its tokens. */
export interface ExpressionCode {
  readonly tokens: readonly ExpressionToken[];
  /** For each token that is a bracket, the index of the one that it goes with; else -1. */
  readonly partners: readonly number[];
  /** False where the expression has no end, or does not begin: the tokens are those up to there. */
  readonly isComplete: boolean;
}

/** The expression that begins at `start`, its `@`. */
export function expressionCode(text: string, start = 0): ExpressionCode {
  const tokens: ExpressionToken[] = [];
  const scanned = scanExpression(text, start, (kind, from, to) => tokens.push({ kind, text: text.slice(from, to) }));
  return { tokens, partners: bracketPartners(tokens), isComplete: scanned.end !== undefined };
}

/** What stands there, where it is no literal; else, and outside, nothing. */
export function signAt({ tokens }: ExpressionCode, at: number): string {
  const token = tokens[at];
  return token?.kind === 'sign' ? token.text : '';
}

/** The name or keyword that stands there. */
export function wordAt({ tokens }: ExpressionCode, at: number): string | undefined {
  const token = tokens[at];
  return token?.kind === 'word' ? token.text : undefined;
}
