import * as fc from 'fast-check';
import { escapeXml } from '../../../src/policy/text/xml-entities.ts';
import type { Outline } from './outline.ts';

/** A text, and what a reader has to find in it. */
export interface Written<Says> {
  readonly text: string;
  readonly says: Says;
}

const space = fc.constantFrom(' ', '\n', '\r\n', '\t', '\n    ');
const noSpace = fc.constantFrom('', '', ' ', '\r\n');
const name = fc.constantFrom('a', 'set-header', 'xsi:nil', 'b.c_d', 'é');

const piece = fc.constantFrom('a', 'context.Request.Url', ' ', '\r\n', '"x"', '")"', '"\\"("', '@"a""b)\\"', "'\"'", "'\\''", '$"{f("}")} {{ {a[")"]:x}"', '$@"{a}""("', '/* ) */', '// ") }\n', '{{name}}', ' < ', '<b', ' && ', '>', '</a>', 'List<int>()', '?.', '// <!--\r\n');
const brackets = fc.constantFrom(['(', ')'] as const, ['{', '}'] as const, ['[', ']'] as const);
const csharp = fc.letrec<{ code: string }>((tie) => ({
  code: fc.oneof({ maxDepth: 4 }, piece, fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(' ')), fc.tuple(brackets, tie('code'), tie('code')).map(([[open, close], one, other]) => `${open} ${one} ${close} ${other}`)),
})).code;

/** Policy expressions as C#. */
const expression = fc.tuple(fc.constantFrom(['(', ')'] as const, ['{', '}'] as const), csharp).map(([[open, close], code]) => `@${open} ${code} ${close}`);

/** Text that is neither an expression nor blank. */
const plain = fc.stringMatching(/^[a-z&<>"'(){}@ \r\n;/!-]{0,12}[a-z.]$/).filter((text) => !/^\s*@[({]/.test(text));

/** Escaped, but for white space: that stays as it is. */
function entities(text: string): string {
  return escapeXml(text).replaceAll(/&#x[9AD];/g, (entity) => String.fromCodePoint(Number.parseInt(entity.slice(3), 16)));
}

const value: fc.Arbitrary<Written<string>> = fc.oneof(
  plain.map((says) => ({ text: `"${entities(says)}"`, says })),
  plain.map((says) => ({ text: `'${entities(says).replaceAll("'", '&#39;')}'`, says })),
  fc.constant({ text: '"{{x.y-z}}"', says: '{{x.y-z}}' }),
  expression.map((says) => ({ text: `"${entities(says)}"`, says })),
  fc.tuple(fc.constantFrom('"', "'"), noSpace, expression, noSpace).map(([quote, before, code, behind]) => ({ text: `${quote}${before}${code}${behind}${quote}`, says: `${before}${code}${behind}` })),
);

const attribute = fc.record({ name, value, before: space, equals: fc.constantFrom('=', ' = ', '=\r\n', '\t=') });
const attributes: fc.Arbitrary<Written<readonly (readonly [string, string])[]>> = fc.uniqueArray(attribute, { maxLength: 3, selector: (one) => one.name }).map((all) => ({
  text: all.map((one) => `${one.before}${one.name}${one.equals}${one.value.text}`).join(''),
  says: all.map((one) => [one.name, one.value.says] as const),
}));

const text: fc.Arbitrary<Written<Outline>> = fc
  .oneof(
    space.map((says) => ({ text: says, says })),
    plain.map((says) => ({ text: entities(says), says })),
    expression.map((says) => ({ text: entities(says), says })),
    // As C# it is told from escaped by its "<".
    fc.tuple(noSpace, expression.filter((code) => code.includes('<')), noSpace).map(([before, code, behind]) => ({ text: `${before}${code}${behind}`, says: `${before}${code}${behind}` })),
  )
  .map(({ says, text: written }) => ({ text: written, says: { kind: 'text', says } }));

const commentText = fc.stringMatching(/^[a-z<>&"'@(){} \r\n]{0,12}$/);
const bracketed: fc.Arbitrary<Written<Outline>> = fc.oneof(
  commentText.map((says) => ({ text: `<!--${says}-->`, says: { kind: 'comment', says } })),
  fc.oneof(commentText, expression.filter((code) => !code.includes(']]>'))).map((says) => ({ text: `<![CDATA[${says}]]>`, says: { kind: 'cdata', says } })),
  commentText.map((says) => ({ text: `<?x ${says}?>`, says: { kind: 'instruction', says: `x ${says}` } })),
);

const { element } = fc.letrec<{ element: Written<Outline>; children: Written<readonly Outline[]> }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(name, attributes, noSpace).map(([of, has, end]) => ({ text: `<${of}${has.text}${end}/>`, says: { name: of, attributes: has.says, children: [] } })),
    fc.tuple(name, attributes, noSpace, tie('children'), noSpace).map(([of, has, end, within, close]) => ({ text: `<${of}${has.text}${end}>${within.text}</${of}${close}>`, says: { name: of, attributes: has.says, children: within.says } })),
  ),
  // No two texts side by side: they would be one.
  children: fc.tuple(fc.array(fc.tuple(fc.option(text), fc.oneof(tie('element'), bracketed)), { maxLength: 4 }), fc.option(text)).map(([pairs, last]) => {
    const all = [...pairs.flat(), last].filter((child) => child !== null);
    return { text: all.map((child) => child.text).join(''), says: all.map((child) => child.says) };
  }),
}));

/** Documents that API Management would read, for the shape of them. */
export const anyDocument: fc.Arbitrary<Written<Outline>> = fc
  .tuple(fc.constantFrom('', '\uFEFF', '<?xml version="1.0"?>\n', '<!-- " -->\r\n'), element, fc.constantFrom('', '\n', '<!-- > -->'))
  .map(([before, root, behind]) => ({ text: `${before}${root.text}${behind}`, says: root.says }));

const edit = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 12 }),
  put: fc.oneof(fc.constantFrom('', '<', '>', '"', "'", '@(', '@{', ')', '}', '&', '&quot;', '--', '<!--', '-->', '<![CDATA[', ']]>', '</', '/>', '<?', '?>', '=', ' ', '$"{', '/*', '\\', '<a>', '</a>', '\u0000', '\ud800'), fc.string({ unit: 'binary', maxLength: 3 })),
});

/** Such documents with some places overwritten, cut out or put in. */
export const mutatedText: fc.Arbitrary<string> = fc.tuple(anyDocument, fc.array(edit, { minLength: 1, maxLength: 3 })).map(([document, edits]) =>
  edits.reduce((before, { at, length, put }) => {
    const place = at % (before.length + 1);
    return before.slice(0, place) + put + before.slice(place + length);
  }, document.text),
);

const meaningful = ['<', '>', '<a', '</a>', '<a>', '/>', '"', "'", '=', ' b', '="', '@(', '@{', '(', ')', '{', '}', '$"', '@"', '{{', '}}', '&', '&quot;', '&lt;', '<!--', '-', '-->', '<![CDATA[', ']]>', '<?x', '?>', '\n', '\r', ' '];
const noise = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(fc.constantFrom(...meaningful), { maxLength: 40 }).map((pieces) => pieces.join('')));

/** Texts of nothing but what means something, and of anything; alone and where documents hold such. */
export const anyText: fc.Arbitrary<string> = fc
  .tuple(noise, fc.constantFrom(['', ''] as const, ['<p>', '</p>'] as const, ['<p a="', '"/>'] as const, ['<p>@{', '}</p>'] as const, ["<p a='@(", ")'/>"] as const))
  .map(([within, [before, behind]]) => `${before}${within}${behind}`);
