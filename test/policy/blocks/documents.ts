import * as fc from 'fast-check';

/** How a document is laid out. */
interface Style {
  readonly eol: string;
  readonly step: string;
}

const style: fc.Arbitrary<Style> = fc.record({ eol: fc.constantFrom('\n', '\r\n'), step: fc.constantFrom('  ', '    ', '\t', '', '   ') });

const comments = ['<!-- a note -->', '<!--x-->', '<!-- two\n   lines -->', '<!-- <base /> -->'];
const policies = [
  '<set-header name="x-mine" exists-action="override"><value>1</value></set-header>',
  '<set-variable name="q" value="@(context.Request.Headers.GetValueOrDefault("a", "<b/>").Length > 1 ? "}" : "-->")" />',
  "<set-variable name='s' value='@{ var x = \"it\\'s\"; return x; }' />",
  '<choose><when condition="@(context.Variables.ContainsKey(&quot;a&quot;))"><!-- inside --><return-response /></when></choose>',
  '<set-body><![CDATA[ <!-- apim-llm:v1 begin deny {} --> ]]></set-body>',
  '<set-body>@{ return "</set-body>" + \'{\'; }</set-body>',
  '<trace source="<!-- apim-llm:v1 end deny -->"><message>  a  b  </message></trace>',
  '<validate-jwt header-name="Authorization" />',
  '<cors><allowed-origins><origin>*</origin></allowed-origins></cors>',
  '<base />',
];

const between = ({ eol, step }: Style): fc.Arbitrary<string> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(`${eol}${step}${step}`) }, { weight: 1, arbitrary: fc.constantFrom('', ' ', '\t', `${eol}${eol}`, `${eol}       `, ` ${eol}${step}`) });

/** Nodes with white space before each, and behind the last. */
function laidOut(nodes: fc.Arbitrary<readonly string[]>, look: Style, last: string): fc.Arbitrary<string> {
  const piece = between(look);
  return nodes.chain((texts) => fc.tuple(fc.array(piece, { minLength: texts.length, maxLength: texts.length }), fc.oneof({ weight: 5, arbitrary: fc.constant(last) }, { weight: 1, arbitrary: piece })).map(([spaces, end]) => texts.map((text, index) => (spaces[index] ?? '') + text).join('') + end));
}

const inside = fc
  .tuple(fc.constantFrom([], ['<base />'], ['<base />'], ['<base/>'], ['<base />', policies[8] ?? ''], [policies[8] ?? '']), fc.array(fc.constantFrom(...policies, ...comments), { maxLength: 4 }))
  .map((parts) => parts.flat());

/** What a `retry` can displace, for the most part. */
const forwarding = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(['<base />'], ['<base></base>'], ['<forward-request timeout="60" />'], ['<forward-request timeout="@(int.Parse("60"))">\n </forward-request>']) },
  { weight: 2, arbitrary: fc.constantFrom(['<!-- before -->', '<base />'], ['<base />', '<!-- behind -->'], ['<!-- a -->', '<!-- b -->', '<forward-request />', '<!-- c -->']) },
  { weight: 1, arbitrary: fc.constantFrom([], ['<retry condition="@(true)" count="1" interval="0"><forward-request /></retry>'], ['<base />', '<forward-request />'], ['<!-- nothing -->']) },
);

function section(name: string, look: Style): fc.Arbitrary<string | undefined> {
  const body = laidOut(name === 'backend' ? forwarding : inside, look, `${look.eol}${look.step}`);
  return fc.oneof(
    { weight: 6, arbitrary: body.map((text) => `<${name}>${text}</${name}>`) },
    { weight: 1, arbitrary: fc.constantFrom(`<${name} />`, `<${name}/>`, `<${name}></${name}>`, `<${name}> </${name} >`, `<${name}>${look.eol}</${name}>`) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** Documents as people write them, and as nobody should. */
export const anyDocument: fc.Arbitrary<string> = style.chain((look) => {
  const sections = fc.tuple(section('inbound', look), section('backend', look), section('outbound', look), section('on-error', look));
  const ordered = fc.tuple(sections, fc.boolean(), fc.constantFrom([], [], comments.slice(0, 1))).map(([found, isUsual, more]) => [...(isUsual ? found : found.toReversed()), ...more].filter((text) => text !== undefined));
  const separated = ordered.chain((texts) => fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(`${look.eol}${look.step}`) }, { weight: 1, arbitrary: fc.constantFrom('', ' ', look.eol) }), { minLength: texts.length, maxLength: texts.length }).map((spaces) => texts.map((text, index) => (spaces[index] ?? '') + text).join('')));
  const root = fc.oneof({ weight: 12, arbitrary: separated.map((text) => `<policies>${text}${look.eol}</policies>`) }, { weight: 1, arbitrary: fc.constantFrom('<policies />', '<policies></policies>', `<policies>${look.eol}</policies>`, '<policies x="1"/>') });
  const before = fc.constantFrom('', '', '', '\uFEFF', `<?xml version="1.0"?>${look.eol}`, '<?xml version="1.0"?>', `<!-- head -->${look.eol}  `);
  return fc.tuple(before, root, fc.constantFrom('', look.eol, '\n<!-- foot -->')).map((parts) => parts.join(''));
});
