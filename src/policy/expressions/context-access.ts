import { isMember } from './declared-names.ts';
import { signAt, wordAt, type ExpressionCode } from './expression-code.ts';
import { wordsBeforeOperands } from './keywords.ts';
import { behindTypeArguments, plainName, typeSyntax } from './type-syntax.ts';

/** How an expression goes from `context` to one of its members: `context.Request.Headers["x"]`. */
export interface ContextAccess {
  /** The properties one behind the other: `['Request', 'Headers']`. */
  readonly path: readonly string[];
  /** What is done with the last: a method called, an element taken, it is compared with null, or it is used as a whole. */
  readonly use: 'method' | 'index' | 'null check' | 'whole';
  readonly method?: string | undefined;
  /** Index of the bracket that opens the arguments or the index. */
  readonly bracket: number;
}

/** All of them, in order of appearance. Parentheses, casts, `?.` and `!` on the way are seen through. */
export function contextAccesses(code: ExpressionCode): readonly ContextAccess[] {
  const found: ContextAccess[] = [];
  code.tokens.forEach((_, at) => {
    const word = wordAt(code, at);
    if (word !== undefined && plainName(word) === 'context' && !isMember(code, at)) found.push(accessFrom(code, at));
  });
  return found;
}

function accessFrom(code: ExpressionCode, root: number): ContextAccess {
  const path: string[] = [];
  let [from, at] = [root, root + 1];
  for (;;) {
    const name = isMember(code, at + 1) ? wordAt(code, at + 1) : undefined;
    const outer = name === undefined ? outside(code, from, at) : undefined;
    if (name !== undefined) {
      const bracket = behindTypeArguments(code, at + 2);
      if (signAt(code, bracket) === '(') return { path, use: 'method', method: name, bracket };
      path.push(plainName(name));
      at += 2;
    } else if (outer !== undefined) [from, at] = outer;
    else if (signAt(code, at) === '!' && isAccess(code, at + 1)) at += 1;
    else return { path, ...useOf(code, from, at) };
  }
}

function isAccess(code: ExpressionCode, at: number): boolean {
  const sign = signAt(code, at);
  return sign === '.' || sign === '?.' || sign === '[';
}

function useOf(code: ExpressionCode, from: number, at: number): Pick<ContextAccess, 'use' | 'bracket'> {
  const index = signAt(code, at) === '?' ? at + 1 : at;
  if (signAt(code, index) === '[') return { use: 'index', bracket: index };
  return { use: isNullCheck(code, from, at) ? 'null check' : 'whole', bracket: at };
}

function isNullCheck(code: ExpressionCode, from: number, at: number): boolean {
  const isBehind = isEquality(code, at) && wordAt(code, at + 1) === 'null';
  const isBefore = isEquality(code, from - 1) && wordAt(code, from - 2) === 'null';
  return isBehind || isBefore;
}

function isEquality(code: ExpressionCode, at: number): boolean {
  const sign = signAt(code, at);
  return sign === '==' || sign === '!=' || wordAt(code, at) === 'is';
}

/** From `(x)`, `((T)x)` and `(x as T)` to what stands outside of the parentheses; undefined where x stands in none. */
function outside(code: ExpressionCode, from: number, at: number): readonly [number, number] | undefined {
  const close = wordAt(code, at) === 'as' ? (typeSyntax(code, at + 1, false)?.end ?? at) : at;
  if (signAt(code, close) !== ')') return undefined;
  const open = code.partners[close] ?? -1;
  const cast = signAt(code, from - 1) === ')' ? (code.partners[from - 1] ?? -1) : from;
  return open === cast - 1 && isGrouping(code, open) ? [open, close + 1] : undefined;
}

/** Not the brackets of a call. */
function isGrouping(code: ExpressionCode, open: number): boolean {
  const before = code.tokens[open - 1];
  if (before === undefined || before.kind === 'interpolationStart') return true;
  if (before.kind === 'word') return wordsBeforeOperands.has(before.text);
  return before.kind === 'sign' && before.text !== ')' && before.text !== ']' && before.text !== '>';
}
