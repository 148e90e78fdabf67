import { lineEnd } from '../line-end.ts';
import { XComment, XDocument, XElement, XProcessingInstruction, XText, xmlNamespace, xmlns } from './nodes.ts';
import type { XAttribute, XNode } from './nodes.ts';

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', '\n': '&#xA;', '\r': '&#xD;', '\t': '&#x9;' };

const escaped = (text: string): string => text.replaceAll(/[<>&]/g, (one) => escapes[one] ?? one).replaceAll('\r', '&#xD;');
const attributeValue = (text: string): string => text.replaceAll(/[<>&"\n\r\t]/g, (one) => escapes[one] ?? one);

/** As `ToString()` writes it: indented by two blanks, elements with text in one line; without the declaration. */
export function xmlText(node: XNode, indented = true): string {
  const parts: string[] = [];
  write(node, new Map([['xml', xmlNamespace]]), indented ? lineEnd : undefined, parts);
  return parts.join('');
}

type Prefixes = ReadonlyMap<string, string>;

/** `margin` begins a line of its own; undefined where all stays in one. */
function write(node: XNode, prefixes: Prefixes, margin: string | undefined, parts: string[]): void {
  if (node instanceof XText) parts.push(node.isCData ? `<![CDATA[${node.value}]]>` : escaped(node.value));
  else if (node instanceof XComment) parts.push(`<!--${node.value}-->`);
  else if (node instanceof XProcessingInstruction) parts.push(`<?${node.target}${node.data === '' ? '' : ` ${node.data}`}?>`);
  else if (node instanceof XElement) element(node, prefixes, margin, parts);
  else for (const [at, one] of node.nodes.entries()) {
    if (at > 0 && margin !== undefined) parts.push(margin);
    write(one, prefixes, margin, parts);
  }
}

function element(one: XElement, outer: Prefixes, margin: string | undefined, parts: string[]): void {
  const { prefixes, added } = scopeOf(one, outer);
  const tag = qualified(one.name.namespace, one.name.local, prefixes, true);
  parts.push(`<${tag}`);
  for (const [prefix, uri] of added) parts.push(prefix === '' ? ` xmlns="${attributeValue(uri)}"` : ` xmlns:${prefix}="${attributeValue(uri)}"`);
  for (const attribute of one.attributes) parts.push(` ${attributeName(attribute, prefixes)}="${attributeValue(attribute.value)}"`);
  if (one.nodes.length === 0) {
    parts.push(one.hasEndTag ? `></${tag}>` : ' />');
    return;
  }
  const inside = margin === undefined || one.nodes.some((node) => node instanceof XText) ? undefined : `${margin}  `;
  parts.push('>');
  for (const node of one.nodes) {
    if (inside !== undefined) parts.push(inside);
    write(node, prefixes, inside, parts);
  }
  parts.push(inside === undefined ? '' : (margin ?? ''), `</${tag}>`);
}

/** Prefixes that hold inside of an element, and those which have to be declared for its own name and attributes. */
function scopeOf(one: XElement, outer: Prefixes): { readonly prefixes: Prefixes; readonly added: ReadonlyMap<string, string> } {
  const prefixes = new Map(outer);
  for (const { name, value, isDeclaration } of one.attributes) if (isDeclaration) prefixes.set(name.namespace === '' ? '' : name.local, value);
  const added = new Map<string, string>();
  if (qualified(one.name.namespace, one.name.local, prefixes, true) === '') added.set('', one.name.namespace);
  for (const [prefix, uri] of added) prefixes.set(prefix, uri);
  for (const { name, isDeclaration } of one.attributes) {
    if (isDeclaration || name.namespace === '' || [...prefixes].some(([prefix, uri]) => prefix !== '' && uri === name.namespace)) continue;
    const prefix = `p${prefixes.size}`;
    added.set(prefix, name.namespace);
    prefixes.set(prefix, name.namespace);
  }
  return { prefixes, added };
}

/** Empty where no prefix stands for the namespace. */
function qualified(namespace: string, local: string, prefixes: Prefixes, unprefixed: boolean): string {
  if (unprefixed && (prefixes.get('') ?? '') === namespace) return local;
  const prefix = [...prefixes].findLast(([one, uri]) => one !== '' && uri === namespace)?.[0];
  return prefix === undefined ? '' : `${prefix}:${local}`;
}

function attributeName({ name }: XAttribute, prefixes: Prefixes): string {
  if (name.namespace === xmlns) return `xmlns:${name.local}`;
  return name.namespace === '' ? name.local : qualified(name.namespace, name.local, prefixes, false);
}

const part = (name: string, value: string | undefined): string => (value === undefined ? '' : ` ${name}="${value}"`);

/** `XDocument` with its declaration, as a body is sent. */
export function documentText(document: XDocument): string {
  const { declaration } = document;
  if (!declaration) return xmlText(document);
  return `<?xml${part('version', declaration.version ?? '1.0')}${part('encoding', declaration.encoding)}${part('standalone', declaration.standalone)}?>${lineEnd}${xmlText(document)}`;
}
