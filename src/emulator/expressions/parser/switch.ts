import type { Statement, Switch, SwitchLabel, SwitchSection } from '../syntax/statement.ts';
import { parseExpression } from './expression.ts';
import { parseCondition } from './if.ts';
import { parsePattern } from './pattern.ts';
import { parseStatement } from './statement.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';

export function parseSwitch(cursor: TokenCursor): Switch {
  const { start } = cursor.expect('switch');
  const value = parseCondition(cursor);
  cursor.expect('{');
  const sections: SwitchSection[] = [];
  while (atLabel(cursor)) sections.push(parseSection(cursor));
  return { kind: 'switch', value, sections, start, end: cursor.expect('}').end };
}

function atLabel(cursor: TokenCursor): boolean {
  return cursor.is('case') || (cursor.is('default') && isSymbol(cursor.ahead(1), ':'));
}

function parseSection(cursor: TokenCursor): SwitchSection {
  const { start } = cursor.token;
  const labels: SwitchLabel[] = [];
  while (atLabel(cursor)) labels.push(parseLabel(cursor));
  const statements: Statement[] = [];
  while (!atLabel(cursor) && !cursor.is('}') && !cursor.done) statements.push(parseStatement(cursor));
  return { kind: 'section', labels, statements, start, end: cursor.previousEnd };
}

function parseLabel(cursor: TokenCursor): SwitchLabel {
  const { start, text } = cursor.take();
  if (text === 'default') return { kind: 'default', text: 'default:', start, end: cursor.expect(':').end };
  const from = cursor.at;
  const pattern = parsePattern(cursor);
  const guarded = cursor.isWord('when') && cursor.take();
  const when = guarded ? parseExpression(cursor) : undefined;
  const words = cursor.tokens.slice(from, cursor.at).map((token) => token.text);
  const { end } = cursor.expect(':');
  return { kind: 'case', text: `case ${words.join(' ')}:`, pattern, ...(when && { when }), start, end };
}
