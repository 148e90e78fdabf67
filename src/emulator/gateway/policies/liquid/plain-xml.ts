import { isBlank } from '../../xml/document.ts';
import type { XmlDocument, XmlElement } from '../../xml/document.ts';
import type { LiquidObject, LiquidValue } from './values.ts';

/** An XML document as a template walks through it: elements by their local names, an array where there are several of one name. */
export function plainXml({ nodes }: XmlDocument, nil: '' | null): LiquidObject {
  return membersOf(nodes.filter((node) => node.kind === 'element'), nil);
}

function membersOf(elements: readonly XmlElement[], nil: '' | null): LiquidObject {
  const groups = new Map<string, LiquidValue[]>();
  for (const element of elements) {
    const name = localName(element.name);
    const known = groups.get(name);
    if (known) known.push(valueOf(element, nil));
    else groups.set(name, [valueOf(element, nil)]);
  }
  return new Map([...groups].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? null) : values]));
}

function valueOf(element: XmlElement, nil: '' | null): LiquidValue {
  if (element.attributes.some(([name, value]) => localName(name) === 'nil' && value === 'true')) return nil;
  const elements = element.children.filter((child) => child.kind === 'element');
  if (elements.length > 0) return membersOf(elements, nil);
  return element.children.map((child) => (child.kind === 'element' || child.kind === 'comment' || (isBlank(child) && element.children.length > 1) ? '' : child.text)).join('');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
