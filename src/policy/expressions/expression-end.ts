import { scanExpression } from './lexer.ts';

/**
 * Where the policy expression that begins at `start` (its `@`) ends: the position behind its last bracket. Undefined where
 * it does not end, or none begins. Brackets in strings, characters and comments of C# do not count.
 */
export function expressionEnd(text: string, start: number): number | undefined {
  return scanExpression(text, start).end;
}
