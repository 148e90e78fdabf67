import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/policy/document/canonical.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { elementText } from '../../../src/policy/text/element-text.ts';
import { outline } from '../document/outline.ts';
import { hostileText } from './hostile-texts.ts';
import { isPlain } from './is-plain.ts';
import { outcomeOf } from './outcome.ts';

describe('a text between tags', () => {
  it('is escaped where it has to be', () => {
    expect(elementText(`{"a": 'b'} <c> & ]]>\t\r\n`)).toBe(`{"a": 'b'} &lt;c&gt; &amp; ]]&gt;&#x9;&#xD;&#xA;`);
  });

  it('keeps the spaces at its ends, whatever a document is indented like', () => {
    expect(elementText('  a b  ')).toBe('&#x20; a b &#x20;');
    expect(elementText(' ')).toBe('&#x20;');
    expect(canonical(`<a>${elementText(' ')}</a>`)).not.toBe(canonical('<a></a>'));
  });

  it('is one text that says the same, or refused', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const says = text === '' ? [] : [{ kind: 'text', says: text }];
        expect(outcomeOf(() => readPolicyDocument(`<a>${elementText(text)}</a>`).root.children.map(outline))).toEqual(isPlain(text) ? says : 'NotPolicyText');
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
