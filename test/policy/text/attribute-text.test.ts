import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { attributeText } from '../../../src/policy/text/attribute-text.ts';
import { hostileText } from './hostile-texts.ts';
import { isPlain } from './is-plain.ts';
import { outcomeOf } from './outcome.ts';

describe('a text as an attribute', () => {
  it('is escaped', () => {
    expect(attributeText(`a"b'<c>&d\t\r\n`)).toBe(`"a&quot;b'&lt;c&gt;&amp;d&#x9;&#xD;&#xA;"`);
    expect(attributeText('{a} @ @[b] 😀')).toBe('"{a} @ @[b] 😀"');
  });

  it.each(['@(x)', ' @{x}', 'a@(', '{{x}}', '{{{', 'a\u0000', '\u0008', '\u000b', '\u001f', '\uFFFE', '\uFFFF', '\uD800', '\uDC00\uD800'])('is refused where it would not be read as this text: %j', (text) => {
    expect(() => attributeText(text)).toThrow(expect.objectContaining({ code: 'NotPolicyText', exitCode: 2, hint: expect.stringContaining('Choose another') as string }));
  });

  it('is refused with the reason, and in part where it is long', () => {
    expect(() => attributeText('{{x}}')).toThrow('"{{x}}" cannot be written into a policy: API Management would read it as an expression or a named value.');
    expect(() => attributeText('\u0001')).toThrow('"\\u0001" cannot be written into a policy: it has characters that XML cannot hold.');
    expect(() => attributeText(`${'x'.repeat(100)}y{{`)).toThrow(`"${'x'.repeat(100)}" cannot`);
  });

  it('is one attribute of that value, or refused', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const attributes = outcomeOf(() => readPolicyDocument(`<a b=${attributeText(text)} />`).root.attributes.map(({ name, value }) => [name, value]));
        expect(attributes).toEqual(isPlain(text) ? [['b', text]] : 'NotPolicyText');
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
