import { escapeAttribute, escapeText } from '../../xml/entities.ts';
import { dateText } from './date-text.ts';
import { WrittenNumber } from './parse-json.ts';
import type { ReadJson } from './parse-json.ts';
import { encodeLocalName } from './xml-names.ts';

export interface XmlStyle {
  readonly parseDate: boolean;
  /** One character, `_` by default. */
  readonly separator: string;
  /** Properties whose names begin with it declare namespaces. */
  readonly namespacePrefix: string | undefined;
  /** Its properties are the element's attributes. */
  readonly attributeBlock: string | undefined;
}

type ReadObject = { readonly [key: string]: ReadJson };

const maxDepth = 512;
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

export class TooDeep extends Error {}

/** An object with one property is a document of that element; anything else stands in `Document`, items of an array in `Item`s. */
export function writeAsXml(value: ReadJson, style: XmlStyle): string {
  if (Array.isArray(value)) return elements('Document', { Item: value }, new Set(), style, 0);
  if (!isObject(value)) return elements('Document', value, new Set(), style, 0);
  const [first, ...others] = Object.entries(value);
  const isRoot = first !== undefined && others.length === 0 && !Array.isArray(first[1]);
  return isRoot ? elements(first[0], first[1], new Set(), style, 0) : elements('Document', value, new Set(), style, 0);
}

/** One element, or as many as an array has items. */
function elements(property: string, value: ReadJson, prefixes: ReadonlySet<string>, style: XmlStyle, depth: number): string {
  if (depth > maxDepth) throw new TooDeep(`Objects and arrays are nested deeper than ${maxDepth}.`);
  if (Array.isArray(value) && value.length > 0) return value.map((item: ReadJson) => elements(property, item, prefixes, style, depth + 1)).join('');
  const object = isObject(value) ? value : {};
  const declared = Object.keys(object).flatMap((key) => declaredBy(key, style) ?? []);
  const known = declared.length === 0 ? prefixes : new Set([...prefixes, ...declared]);
  const name = elementName(property, known, style);
  const attributes = value === null ? ` xsi:nil="true" xmlns:xsi="${instance}"` : attributesOf(object, known, style);
  const content = isObject(value) ? childrenOf(value, known, style, depth) : escapeText(textOf(value, style));
  return content === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${content}</${name}>`;
}

function childrenOf(value: ReadObject, prefixes: ReadonlySet<string>, style: XmlStyle, depth: number): string {
  return Object.entries(value)
    .filter(([key, item]) => declaredBy(key, style) === undefined && !isBlock(key, item, style))
    .map(([key, item]) => elements(key, item, prefixes, style, depth + 1))
    .join('');
}

function attributesOf(value: ReadObject, prefixes: ReadonlySet<string>, style: XmlStyle): string {
  const attributes = Object.entries(value).flatMap(([key, item]): readonly (readonly [string, ReadJson])[] => {
    const prefix = declaredBy(key, style);
    if (prefix !== undefined) return [[prefix === '' ? 'xmlns' : `xmlns:${encodeLocalName(prefix)}`, item]];
    return isBlock(key, item, style) && isObject(item) ? Object.entries(item).map(([name, text]) => [elementName(name, prefixes, style), text] as const) : [];
  });
  return attributes.map(([name, item]) => ` ${name}="${escapeAttribute(textOf(item, style))}"`).join('');
}

/** The prefix that a property declares: empty for the default namespace, undefined where it declares none. */
function declaredBy(key: string, { namespacePrefix, separator }: XmlStyle): string | undefined {
  if (namespacePrefix === undefined || namespacePrefix === '' || !key.startsWith(namespacePrefix)) return undefined;
  const rest = key.slice(namespacePrefix.length);
  if (rest === '') return '';
  return rest.startsWith(separator) && rest.length > separator.length ? rest.slice(separator.length) : undefined;
}

/** The separator parts a prefix from a name only where the prefix is declared. */
function elementName(property: string, prefixes: ReadonlySet<string>, { separator }: XmlStyle): string {
  const at = separator === '' ? -1 : property.indexOf(separator);
  const prefix = property.slice(0, Math.max(at, 0));
  return at > 0 && prefixes.has(prefix) ? `${encodeLocalName(prefix)}:${encodeLocalName(property.slice(at + separator.length))}` : encodeLocalName(property);
}

function isBlock(key: string, value: ReadJson, { attributeBlock }: XmlStyle): boolean {
  return attributeBlock !== undefined && key === attributeBlock && isObject(value);
}

function isObject(value: ReadJson): value is ReadObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber);
}

/** As .NET prints it: `True`. */
function textOf(value: ReadJson, { parseDate }: XmlStyle): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return (parseDate ? dateText(value) : undefined) ?? value;
  return value instanceof WrittenNumber ? value.text : '';
}
