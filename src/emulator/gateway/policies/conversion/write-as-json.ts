import { isBlank } from '../../xml/document.ts';
import type { XmlDocument, XmlElement, XmlNode } from '../../xml/document.ts';

/** How XML becomes JSON. */
export interface JsonStyle {
  /** `direct`: attributes are `@name`, comments are C comments, the declaration is kept; `javascript-friendly`: names that JavaScript can write. */
  readonly kind: 'direct' | 'javascript-friendly';
  /** A single child element is an array, too. */
  readonly alwaysArray: boolean;
}

/** A property and its value as JSON; a comment has no property. */
type Member = { readonly name: string; readonly json: string; readonly isChild?: true } | { readonly comment: string };

export function writeAsJson({ declaration, nodes }: XmlDocument, style: JsonStyle): string {
  const declared = style.kind === 'direct' ? declaration.map(([name, value]) => ({ name, json: JSON.stringify(value) })) : [];
  return object([...declared, ...nodes.flatMap((node) => (node.kind === 'element' ? [{ name: nameOf(node.name), json: valueOf(node, style) }] : commentOf(node, style)))]);
}

function valueOf(element: XmlElement, style: JsonStyle): string {
  const attributes = element.attributes.filter(([name]) => style.kind === 'direct' || !/^xmlns(:|$)/.test(name));
  const children = element.children.filter((child) => !isBlank(child) && (style.kind === 'direct' || child.kind !== 'comment'));
  const [only] = children;
  if (attributes.length === 0 && children.length === 0) return element.empty ? 'null' : JSON.stringify(element.children.map((child) => (child.kind === 'text' ? child.text : '')).join(''));
  if (attributes.length === 0 && children.length === 1 && only !== undefined && (only.kind === 'text' || only.kind === 'cdata') && (style.kind !== 'direct' || only.kind === 'text')) return JSON.stringify(only.text);
  return object(grouped([...attributes.map(([name, value]) => ({ name: style.kind === 'direct' ? `@${nameOf(name)}` : nameOf(name), json: JSON.stringify(value) })), ...children.flatMap((child) => membersOf(child, style))], style));
}

function membersOf(node: XmlNode, style: JsonStyle): readonly Member[] {
  if (node.kind === 'comment') return commentOf(node, style);
  return node.kind === 'element' ? [{ name: nameOf(node.name), json: valueOf(node, style), isChild: true }] : [{ name: textProperty(node.kind, style), json: JSON.stringify(node.text) }];
}

/** What has one name is an array, where the first of it stood. */
function grouped(members: readonly Member[], { alwaysArray }: JsonStyle): readonly Member[] {
  const values = new Map<string, string[]>();
  const kept = members.filter((member) => {
    if ('comment' in member) return true;
    const known = values.get(member.name);
    if (known) known.push(member.json);
    else values.set(member.name, [member.json]);
    return known === undefined;
  });
  return kept.map((member) => {
    if ('comment' in member) return member;
    const all = values.get(member.name) ?? [];
    return all.length > 1 || (alwaysArray && member.isChild) ? { name: member.name, json: `[${all.join(',')}]` } : member;
  });
}

function textProperty(kind: 'text' | 'cdata', style: JsonStyle): string {
  if (style.kind === 'javascript-friendly') return '$text';
  return kind === 'cdata' ? '#cdata-section' : '#text';
}

function commentOf(node: XmlNode, { kind }: JsonStyle): readonly Member[] {
  return node.kind === 'comment' && kind === 'direct' ? [{ comment: `/*${node.text.replaceAll('*/', '* /')}*/` }] : [];
}

/** `soap:Envelope` is `soap$Envelope`. */
function nameOf(name: string): string {
  return name.replaceAll(':', '$');
}

function object(members: readonly Member[]): string {
  let text = '';
  let separator = '';
  for (const member of members) {
    if ('comment' in member) {
      text += member.comment;
    } else {
      text += `${separator}${JSON.stringify(member.name)}:${member.json}`;
      separator = ',';
    }
  }
  return `{${text}}`;
}
