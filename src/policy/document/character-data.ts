import { expressionEnd } from '../expressions/expression-end.ts';
import { unescapeXml } from '../text/xml-entities.ts';
import { whiteEnd } from './characters.ts';
import type { PolicyText } from './document.ts';
import { beginsExpression, rawExpressionEnd } from './expression-reading.ts';
import type { Source } from './source.ts';

/** The text that begins at `start`, up to the next markup. What stands in an expression, written as C#, is no markup. */
export function characterData(source: Source, start: number): PolicyText {
  const end = dataEnd(source, start);
  return { kind: 'text', text: source.text.slice(start, end), start, end };
}

function dataEnd(source: Source, start: number): number {
  const { text } = source;
  const plainEnd = markupFrom(text, start);
  const first = whiteEnd(text, start);
  if (!beginsExpression(text, first) || isEscapedExpression(text.slice(first, plainEnd))) return plainEnd;
  const end = rawExpressionEnd(source, first);
  return end === undefined || end <= plainEnd ? plainEnd : markupFrom(text, end);
}

function isEscapedExpression(text: string): boolean {
  const decoded = unescapeXml(text);
  return decoded !== text && expressionEnd(decoded, 0) !== undefined;
}

function markupFrom(text: string, at: number): number {
  const next = text.indexOf('<', at);
  return next < 0 ? text.length : next;
}
