import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml, unescapeXml } from '../../../src/policy/text/xml-entities.ts';
import { hostileText } from './hostile-texts.ts';

describe('entities of XML', () => {
  it('are the five names and numbers, in decimal and hexadecimal', () => {
    expect(unescapeXml('&amp;&lt;&gt;&quot;&apos;&#65;&#x1F600;&#XaB;&#0010;')).toBe('&<>"\'A😀\u00ab\n');
    expect(unescapeXml('&amp;lt;')).toBe('&lt;');
  });

  it.each(['& &; &nbsp; &AMP; &amp &#; &#x; &#xg; &#65 &#x110000; &#9999999; &#12345678; &lt', '&ltx', '&#65x', 'no entity'])('leaves %j as it is', (text) => {
    expect(unescapeXml(text)).toBe(text);
  });

  it('takes the largest code point, and no larger', () => {
    expect(unescapeXml('&#x10FFFF;&#1114111;')).toBe('\u{10FFFF}\u{10FFFF}');
    expect(unescapeXml('&#1114112;')).toBe('&#1114112;');
  });

  it('bring every text through', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(unescapeXml(escapeXml(text))).toBe(text);
        expect(escapeXml(text)).not.toMatch(/[<>"\t\r\n]/);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
