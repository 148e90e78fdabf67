import { TypeGuards } from 'liquidjs';
import type { Template } from 'liquidjs';
import { decimalOf } from '../../../expressions/run/decimal.ts';
import { whole } from './numbers.ts';
import { blank, empty } from './values.ts';

/** What leads away from a template's own parts. */
const elsewhere = new Set(['liquid', 'tokenizer', 'token', 'input']);

/**
 * Literals as DotLiquid has them, in the place of the library's: `7.0` is a decimal, long numbers are exact, `nil` is null.
 * @throws Error for a condition with an operator that there is not: the library takes what stands before it as the condition
 */
export function setLiterals(templates: readonly Template[]): void {
  const seen = new Set<object>();
  const left: object[] = [templates];
  for (let part = left.pop(); part; part = left.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    const content = literalIn(part);
    if (content !== undefined) Object.assign(part, { content: content.value });
    for (const [key, value] of Object.entries(part) as (readonly [string, unknown])[]) {
      if (key === 'postfix') checkOperators(value as readonly unknown[]);
      if (typeof value === 'object' && value !== null && !elsewhere.has(key)) left.push(value);
    }
  }
}

function literalIn(part: object): { readonly value: unknown } | undefined {
  if (TypeGuards.isNumberToken(part)) {
    const text = part.getText();
    return { value: text.includes('.') ? decimalOf(text) : whole(BigInt(text.replace('+', ''))) };
  }
  if (!TypeGuards.isLiteralToken(part)) return undefined;
  switch (part.getText()) {
    case 'nil':
    case 'null':
      return { value: null };
    case 'empty':
      return { value: empty };
    case 'blank':
      return { value: blank };
    default:
      return undefined;
  }
}

function checkOperators(postfix: readonly unknown[]): void {
  const operators = postfix.filter((token) => TypeGuards.isOperatorToken(token)).length;
  if (postfix.length !== 2 * operators + 1) throw new Error(`Unknown operator in '${postfix.map((token) => (token as { getText(): string }).getText()).join(' ')}'.`);
}
