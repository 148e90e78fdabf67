import { expressionEnd } from '../expressions/expression-end.ts';
import { unescapeXml } from '../text/xml-entities.ts';
import { whiteEnd } from './characters.ts';
import { beginsExpression, countReadAgain, rawExpressionEnd } from './expression-reading.ts';
import type { Source } from './source.ts';

export interface AttributeValue {
  readonly raw: string;
  readonly value: string;
}

/**
 * The value that begins at `start`, behind its quote; undefined where no quote closes it. An expression may hold that quote
 * as it is; where its own quotes are entities, and where it is no C# that ends, the value ends as in XML.
 */
export function attributeValue(source: Source, start: number, quote: '"' | "'"): AttributeValue | undefined {
  const { text } = source;
  const plainEnd = text.indexOf(quote, start);
  if (plainEnd < 0) return undefined;
  const raw = text.slice(start, plainEnd);
  const value = unescapeXml(raw);
  const first = whiteEnd(text, start);
  if (!beginsExpression(text, first) || isEscapedExpression(raw, value, first - start)) return { raw, value };
  const end = rawExpressionEnd(source, first);
  if (end === undefined) return { raw, value };
  const closing = whiteEnd(text, end);
  if (text.startsWith(quote, closing)) return closing === plainEnd ? { raw, value } : asWritten(text.slice(start, closing));
  countReadAgain(source, start, closing);
  return { raw, value };
}

/** In C# that is written as it is, entities are none. */
function asWritten(raw: string): AttributeValue {
  return { raw, value: raw };
}

function isEscapedExpression(raw: string, value: string, at: number): boolean {
  return raw !== value && expressionEnd(value, at) !== undefined;
}
