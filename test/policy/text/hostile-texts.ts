import * as fc from 'fast-check';

/** What users may call a thing, or try to. */
export const hostileTexts = [
  '',
  ' ',
  '"',
  "'",
  '"/><return-response>',
  "'/><return-response>",
  '</value></set-header><return-response />',
  '")+x+@("',
  '\\")+x+("',
  '@(x)',
  ' \n@{ return 1; }',
  '{{secret}}',
  '{',
  '}}',
  ']]>',
  '<![CDATA[',
  '-->',
  '--',
  '<!-- -',
  '&quot;&#34;&amp;&',
  '// */ /*',
  '\\',
  '\\u0022',
  '$"{x}"',
  'a\r\nb\tc\n',
  '\u0000',
  '\u0085\u2028\u2029',
  '\u202Eevil\u2066',
  '\uFEFF',
  '\uFFFE\uFFFF',
  '\uD800',
  '\uDC00\uD800',
  '😀',
  '日本語 é',
  '__proto__',
  'x'.repeat(65_536),
  '"{{'.repeat(21_845),
];

const fragments = fc.constantFrom(...hostileTexts.filter((text) => text.length < 100));

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.array(fragments, { maxLength: 5 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((all) => String.fromCharCode(...all)),
);
