import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { scanExpression } from '../../../src/policy/expressions/lexer.ts';
import { csharpString } from '../../../src/policy/text/csharp-string.ts';
import { outline } from '../document/outline.ts';
import { hostileText } from './hostile-texts.ts';

interface Token {
  readonly kind: string;
  readonly text: string;
}

function tokensOf(expression: string): readonly Token[] {
  const found: Token[] = [];
  expect(scanExpression(expression, 0, (kind, start, end) => found.push({ kind, text: expression.slice(start, end) }))).toEqual({ end: expression.length });
  return found;
}

describe('a C# string', () => {
  it('is plain where it can be, and escaped unit by unit elsewhere', () => {
    expect(csharpString('gpt-4o_mini: 1.5,/x;=+')).toBe('"gpt-4o_mini: 1.5,/x;=+"');
    expect(csharpString(`"\\'{}<>&@()\n`)).toBe('"\\u0022\\u005c\\u0027\\u007b\\u007d\\u003c\\u003e\\u0026\\u0040\\u0028\\u0029\\u000a"');
    expect(csharpString('😀é\u0000')).toBe('"\\ud83d\\ude00\\u00e9\\u0000"');
    expect(csharpString('')).toBe('""');
  });

  it('is one literal that says the same', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const literal = csharpString(text);
        expect(tokensOf(`@(a == ${literal})`).map(({ kind }) => kind)).toEqual(['sign', 'word', 'sign', 'string', 'sign']);
        expect(literal).toMatch(/^"(?:[A-Za-z0-9 _.:/,;=+-]|\\u[0-9a-f]{4})*"$/);
        // Its escapes are JSON's, too.
        expect(JSON.parse(literal)).toBe(text);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('is one attribute and one text in an expression, however that is quoted', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const expression = `@(a == ${csharpString(text)})`;
        const { root } = readPolicyDocument(`<x><y z="${expression}" /><y z='${expression}' /><y>${expression}</y><![CDATA[${expression}]]></x>`);
        const attribute = { name: 'y', attributes: [['z', expression]], children: [] };
        expect(root.children.map(outline)).toEqual([attribute, attribute, { name: 'y', attributes: [], children: [{ kind: 'text', says: expression }] }, { kind: 'cdata', says: expression }]);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
