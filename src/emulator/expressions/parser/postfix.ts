import { laterFeature, unsupported } from '../fault.ts';
import type { Expression } from '../syntax/expression.ts';
import { parseArguments, parseIndex } from './arguments.ts';
import { parsePrimary } from './primary.ts';
import { opensTypeArguments } from './scan-type.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseTypeArguments } from './type.ts';

/** An operand with what follows it: members, calls, elements, `?.`, `++`. */
export function parsePostfix(cursor: TokenCursor): Expression {
  const primary = parseChain(cursor, parsePrimary(cursor));
  if (cursor.is('++') || cursor.is('--')) {
    const operator = cursor.take().text === '++' ? '++' : '--';
    return { kind: 'postfix', operator, operand: primary, start: primary.start, end: cursor.previousEnd };
  }
  return primary;
}

function parseChain(cursor: TokenCursor, first: Expression): Expression {
  let target = first;
  for (;;) {
    const { start } = target;
    if (cursor.accept('.')) target = memberOf(cursor, target);
    else if (cursor.is('(')) target = { kind: 'invocation', callee: target, arguments: parseArguments(cursor), start, end: cursor.previousEnd };
    else if (cursor.is('[')) target = { kind: 'elementAccess', target, arguments: parseIndex(cursor), start, end: cursor.previousEnd };
    else if (cursor.is('?.') || (cursor.is('?') && isSymbol(cursor.ahead(1), '['))) return conditionalAccess(cursor, target);
    else {
      refuseAfter(cursor);
      return target;
    }
  }
}

/** All that follows `?.` belongs to it, as it is skipped together. */
function conditionalAccess(cursor: TokenCursor, target: Expression): Expression {
  const { text, start, end } = cursor.take();
  const receiver: Expression = { kind: 'conditionalReceiver', start, end };
  const access = cursor.nested(() =>
    parseChain(cursor, text === '?.' ? memberOf(cursor, receiver) : { kind: 'elementAccess', target: receiver, arguments: parseIndex(cursor), start, end: cursor.previousEnd }),
  );
  return { kind: 'conditionalAccess', target, access, start: target.start, end: access.end };
}

function memberOf(cursor: TokenCursor, target: Expression): Expression {
  const name = cursor.identifier();
  const typeArguments = opensTypeArguments(cursor.tokens, cursor.at) ? parseTypeArguments(cursor) : [];
  return { kind: 'member', target, name: name.text, nameStart: name.start, typeArguments, start: target.start, end: cursor.previousEnd };
}

function refuseAfter(cursor: TokenCursor): void {
  const { token } = cursor;
  if (cursor.is('->')) throw unsupported('pointers', token.start);
  const next = cursor.ahead(1);
  const forgiving = cursor.is('!') && (next.kind === 'end' || (next.kind === 'operator' && ['.', '[', ')', ',', ';', '??', '?.'].includes(next.text)));
  if (forgiving) throw laterFeature('nullable reference types', '8.0', token.start);
}
