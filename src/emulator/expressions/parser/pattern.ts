import { laterFeature } from '../fault.ts';
import type { Pattern } from '../syntax/pattern.ts';
import { comparison, parseBinary } from './binary.ts';
import { scanPatternType } from './scan-type.ts';
import type { TokenCursor } from './token-cursor.ts';
import { isSymbol } from './token-cursor.ts';
import { parseTestedType } from './type.ts';

/** What stands behind `is` or `case`: `string`, `string s`, `var x`, `null`, `5`. */
export function parsePattern(cursor: TokenCursor): Pattern {
  const { start } = cursor.token;
  refuseLater(cursor);
  const end = scanPatternType(cursor.tokens, cursor.at);
  const next = end === undefined ? undefined : cursor.tokens[end];
  if (end !== undefined && isSymbol(next, '{')) throw laterFeature('recursive patterns', '8.0', start);
  if (end !== undefined && next?.kind === 'identifier' && next.text !== 'when') {
    if (next.text === 'and' || next.text === 'or') throw laterFeature(`${next.text} pattern`, '9.0', next.start);
    const type = parseTestedType(cursor);
    const name = cursor.identifier().text;
    return { kind: 'declarationPattern', type, ...(name !== '_' && { name }), start, end: cursor.previousEnd };
  }
  if (end !== undefined && isTypeOnly(cursor, end)) {
    const type = parseTestedType(cursor);
    return { kind: 'typePattern', type, start, end: type.end };
  }
  const value = parseBinary(cursor, comparison + 1);
  return { kind: 'constantPattern', value, start, end: value.end };
}

/** A keyword type, or one with type arguments or brackets, cannot be an expression; a bare name can. */
function isTypeOnly(cursor: TokenCursor, end: number): boolean {
  if (cursor.token.kind === 'keyword') return !isSymbol(cursor.tokens[end], '.');
  return cursor.tokens.slice(cursor.at, end).some((token) => token.kind === 'operator' && token.text !== '.');
}

function refuseLater(cursor: TokenCursor): void {
  const { token } = cursor;
  if (cursor.isWord('not') && startsNegated(cursor)) throw laterFeature('not pattern', '9.0', token.start);
  if (token.kind === 'operator' && ['<', '>', '<=', '>='].includes(token.text)) throw laterFeature('relational pattern', '9.0', token.start);
  if (cursor.is('{')) throw laterFeature('recursive patterns', '8.0', token.start);
}

/** `not null`, `not string`: a name that was meant would be followed by an operator. */
function startsNegated(cursor: TokenCursor): boolean {
  const next = cursor.ahead(1);
  return next.kind === 'literal' || next.kind === 'identifier' || (next.kind === 'keyword' && next.text !== 'is' && next.text !== 'as');
}
