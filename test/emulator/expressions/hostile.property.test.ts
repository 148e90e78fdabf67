import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionFault } from '../../../src/emulator/expressions/check-expression.ts';
import { ExpressionFault } from '../../../src/emulator/expressions/fault.ts';
import { expressionEnd } from '../../../src/emulator/expressions/lexer/expression-end.ts';
import { isExpression } from '../../../src/emulator/expressions/parse-expression.ts';

const words = (
  'context Request Headers Variables Body As JObject string int var if else return foreach in for while do switch case default break try catch when finally using throw new out is as typeof nameof null true ' +
  '( ) { } [ ] < > , ; . : ? ?. ?? ! = == => + - * / && || ++ 1 0x 1.5m "a" "a @" \'c\' \' " $"{a}" $"{ $@" @ @class // /* */ \n \\ # a b _ await from select goto'
).split(' ');

const soup = fc.tuple(fc.constantFrom('@(', '@{'), fc.array(fc.constantFrom(...words), { maxLength: 40 }), fc.constantFrom(' ', ''), fc.constantFrom(')', '}', '')).map(([open, parts, gap, close]) => open + parts.join(gap) + close);

const good = [
  '@{ var a = context.Request.Body.As<JObject>(preserveContent: true); if (a["b"] is JValue v && v.Value != null) { return $"x{v.Value,5:N2}"; } foreach (var h in context.Request.Headers) { context.Trace(h.Key); } return (string)a["c"] ?? "d"; }',
  '@(context.Variables.ContainsKey("a") ? int.Parse((string)context.Variables["a"]) : new Dictionary<string, int> { { "b", 1 } }["b"])',
];

const mutated = fc
  .tuple(fc.constantFrom(...good), fc.nat(), fc.nat({ max: 8 }), fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 3 })))
  .map(([text, at, length, other]) => text.slice(0, at % text.length) + other + text.slice((at % text.length) + length));

const anything = fc.oneof(soup, mutated, fc.string({ unit: 'binary' }).map((text) => `@(${text})`));

describe('any text', () => {
  it('compiles or is told a place in it and why not', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const fault = expressionFault(text);
        fc.pre(fault !== undefined);
        const lines = text.split('\n');
        expect(fault.message).not.toBe('');
        expect(fault.line).toBeGreaterThanOrEqual(1);
        expect(fault.line).toBeLessThanOrEqual(lines.length);
        expect(fault.column).toBeLessThanOrEqual((lines[fault.line - 1]?.length ?? 0) + 1);
      }),
      { seed: 5, numRuns: 1500 },
    );
  });

  it('ends where it compiles, whatever follows', () => {
    fc.assert(
      fc.property(anything, fc.string(), (text, tail) => {
        fc.pre(isExpression(text) && !expressionFault(text));
        expect(expressionEnd(text.trimEnd() + tail, text.indexOf('@'))).toBe(text.trimEnd().length);
      }),
      { seed: 6, numRuns: 80 },
    );
  });

  it('has an end or a fault', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(endOrFault(text)).toBeTruthy();
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});

/** Whether it ends within the text, or says why not. */
function endOrFault(text: string): boolean {
  try {
    return expressionEnd(text, 0) <= text.length;
  } catch (error) {
    return error instanceof ExpressionFault;
  }
}
