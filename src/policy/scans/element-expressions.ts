import type { PolicyElement } from '../document/document.ts';
import { textValue } from '../document/text-value.ts';
import { expressionStarts } from '../expressions/expression-starts.ts';
import { expressionUses, type ExpressionUses } from '../expressions/uses.ts';

export interface ElementExpression {
  /** Offset in the document of the attribute or text in which it stands. */
  readonly at: number;
  readonly uses: ExpressionUses;
}

/** The expressions in the attributes of an element and in the text right under it, whichever way they are written. */
export function elementExpressions({ attributes, children }: PolicyElement): readonly ElementExpression[] {
  const texts = children.flatMap((child) => (child.kind === 'text' || child.kind === 'cdata' ? [{ at: child.start, text: textValue(child) }] : []));
  const values = attributes.map(({ start, value }) => ({ at: start, text: value }));
  return [...values, ...texts].flatMap(({ at, text }) => expressionStarts(text).map((start) => ({ at, uses: expressionUses(text, start) })));
}
