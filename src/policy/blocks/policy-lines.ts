import { attributeText } from '../text/attribute-text.ts';
import { elementText } from '../text/element-text.ts';
import { refuseUnlessPlain } from '../text/plain-text.ts';
import { escapeXml } from '../text/xml-entities.ts';

/** Text by itself, C# that the gateway evaluates, or what stood in somebody's policy and is to mean the same in ours. */
export type PolicyValue = string | { readonly csharp: string } | { readonly copied: string };

export type PolicyAttributes = Readonly<Record<string, PolicyValue | undefined>>;

/** `@(…)` of one C# expression. */
export function expression(csharp: string): PolicyValue {
  return { csharp: `@(${csharp})` };
}

/** `@{ … }` of C# statements that return a value on every path. */
export function statements(csharp: string): PolicyValue {
  return { csharp: `@{ ${csharp} }` };
}

/** An element with nothing but elements in it, `inner` being their lines. */
export function policy(name: string, attributes: PolicyAttributes, inner: readonly string[] = []): readonly string[] {
  const tag = `<${name}${attributesOf(attributes)}`;
  return inner.length === 0 ? [`${tag} />`] : [`${tag}>`, ...inner.map((line) => `  ${line}`), `</${name}>`];
}

/** An element with a text or an expression in it. */
export function policyWithText(name: string, attributes: PolicyAttributes, content: PolicyValue): readonly string[] {
  return [`<${name}${attributesOf(attributes)}>${typeof content === 'string' ? elementText(content) : escaped(content)}</${name}>`];
}

function attributesOf(attributes: PolicyAttributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}=${typeof value === 'string' ? attributeText(value) : `"${escaped(value)}"`}`))
    .join('');
}

/** Expressions are escaped like text, so that the document is well-formed and means the same in both formats, xml and rawxml. */
function escaped(value: Exclude<PolicyValue, string>): string {
  if ('csharp' in value) return escapeXml(value.csharp);
  refuseUnlessPlain(value.copied.replaceAll(/@+(?=[({])|\{+(?=\{)/g, ''));
  return escapeXml(value.copied);
}
