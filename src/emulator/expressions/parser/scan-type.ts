import { typeKeywords } from '../lexer/keywords.ts';
import type { Token } from '../lexer/token.ts';
import { isSymbol } from './token-cursor.ts';

/** Type arguments within type arguments; keeps looking ahead linear. */
const maxDepth = 20;

/** The index behind a type that begins at `at`; undefined where there is none. Looks ahead only, and never throws. */
export function scanType(tokens: readonly Token[], at: number, depth = 0): number | undefined {
  const core = scanCore(tokens, at, depth);
  return core === undefined ? undefined : scanSuffixes(tokens, core, true);
}

/** The same behind `is` and `case`, where a `?` is never the type's. */
export function scanPatternType(tokens: readonly Token[], at: number): number | undefined {
  const core = scanCore(tokens, at, 0);
  return core === undefined ? undefined : scanSuffixes(tokens, core, false);
}

function scanSuffixes(tokens: readonly Token[], at: number, nullable: boolean): number {
  let next = at;
  for (;;) {
    if (nullable && isSymbol(tokens[next], '?')) next += 1;
    else if (isSymbol(tokens[next], '[')) {
      let close = next + 1;
      while (isSymbol(tokens[close], ',')) close += 1;
      if (!isSymbol(tokens[close], ']')) return next;
      next = close + 1;
    } else return next;
  }
}

function scanCore(tokens: readonly Token[], at: number, depth: number): number | undefined {
  const token = tokens[at];
  if (token?.kind === 'keyword' && typeKeywords.has(token.text)) return at + 1;
  if (token?.kind !== 'identifier') return undefined;
  let next = at + 1;
  for (;;) {
    if (isSymbol(tokens[next], '<')) {
      const close = scanTypeArguments(tokens, next, depth + 1);
      if (close === undefined) return next;
      next = close;
    }
    if (!isSymbol(tokens[next], '.') || tokens[next + 1]?.kind !== 'identifier') return next;
    next += 2;
  }
}

/** The index behind `<…>` that begins at `at`, where it can be read as type arguments. */
export function scanTypeArguments(tokens: readonly Token[], at: number, depth = 1): number | undefined {
  if (depth > maxDepth) return undefined;
  let next = at;
  do {
    const end = scanType(tokens, next + 1, depth);
    if (end === undefined) return undefined;
    next = end;
  } while (isSymbol(tokens[next], ','));
  return isSymbol(tokens[next], '>') ? next + 1 : undefined;
}

const afterTypeArguments: ReadonlySet<string> = new Set(['(', ')', ']', '}', ':', ';', ',', '.', '?', '?.', '==', '!=', '|', '^', '&&', '||', '&', '[']);

/** Whether `<` at this index opens type arguments of a name in an expression, by the rule of the C# specification: what follows them decides. */
export function opensTypeArguments(tokens: readonly Token[], at: number): boolean {
  const end = isSymbol(tokens[at], '<') ? scanTypeArguments(tokens, at) : undefined;
  if (end === undefined) return false;
  const next = tokens[end];
  return next === undefined || next.kind === 'end' || (next.kind === 'operator' && afterTypeArguments.has(next.text));
}
