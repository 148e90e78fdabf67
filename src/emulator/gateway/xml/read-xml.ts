import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './document.ts';
import { decodeEntities } from './entities.ts';

/** Our own bound on elements in elements: what reads documents calls itself. */
const maxDepth = 512;

const namePattern = /[\p{L}_:][\p{L}\p{N}_:.·-]*/uy;
const blanks: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0x0a]);

export class XmlFault extends Error {}

/** Where the reader is. */
interface Place {
  readonly text: string;
  at: number;
}

/** Reads a document; DTDs are refused, processing instructions are skipped. Throws XmlFault. Linear in its length. */
export function readXml(text: string): XmlDocument {
  const place: Place = { text, at: text.startsWith('\uFEFF') ? 1 : 0 };
  skipBlanks(place);
  const declaration = readDeclaration(place);
  const nodes: XmlNode[] = [];
  for (skipBlanks(place); place.at < text.length; skipBlanks(place)) nodes.push(...readMarkup(place, 0));
  if (nodes.filter(({ kind }) => kind === 'element').length !== 1) throw new XmlFault('There has to be one root element.');
  return { declaration, nodes };
}

function readDeclaration(place: Place): readonly XmlAttribute[] {
  if (!/^<\?xml\s/.test(place.text.slice(place.at, place.at + 6))) return [];
  place.at += 5;
  const attributes = readAttributes(place, '?>');
  place.at += 2;
  return attributes;
}

function readMarkup(place: Place, depth: number): readonly XmlNode[] {
  if (starts(place, '<!--')) return [{ kind: 'comment', text: between(place, '<!--', '-->') }];
  if (depth > 0 && starts(place, '<![CDATA[')) return [{ kind: 'cdata', text: between(place, '<![CDATA[', ']]>') }];
  if (starts(place, '<?')) {
    between(place, '<?', '?>');
    return [];
  }
  if (starts(place, '<!DOCTYPE')) throw new XmlFault('A document type definition is not taken.');
  if (starts(place, '<') && !starts(place, '<!')) return [readElement(place, depth)];
  throw new XmlFault(`Text outside of the root element at character ${place.at + 1}.`);
}

function readElement(place: Place, depth: number): XmlElement {
  if (depth >= maxDepth) throw new XmlFault(`Elements are nested deeper than ${maxDepth}.`);
  place.at += 1;
  const name = readName(place);
  const attributes = readAttributes(place, '>');
  if (starts(place, '/>')) {
    place.at += 2;
    return { kind: 'element', name, attributes, children: [], empty: true };
  }
  place.at += 1;
  const children: XmlNode[] = [];
  while (!starts(place, '</')) {
    if (place.at >= place.text.length) throw new XmlFault(`The element '${name}' is not closed.`);
    children.push(...(starts(place, '<') ? readMarkup(place, depth + 1) : [{ kind: 'text' as const, text: readText(place) }]));
  }
  const end = between(place, '</', '>').trim();
  if (end !== name) throw new XmlFault(`The element '${name}' ends with '${end}'.`);
  return { kind: 'element', name, attributes, children, empty: false };
}

/** Up to, and without, `/>` or `end`. */
function readAttributes(place: Place, end: '>' | '?>'): readonly XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  const seen = new Set<string>();
  for (skipBlanks(place); !starts(place, end) && !starts(place, '/>'); skipBlanks(place)) {
    const name = readName(place);
    skipBlanks(place);
    expect(place, '=');
    skipBlanks(place);
    const quote = place.text.charAt(place.at);
    if (quote !== '"' && quote !== "'") throw new XmlFault(`The value of the attribute '${name}' has no quotes.`);
    const raw = between(place, quote, quote);
    if (raw.includes('<')) throw new XmlFault(`'<' in the attribute '${name}'.`);
    if (seen.has(name)) throw new XmlFault(`'${name}' is a duplicate attribute name.`);
    seen.add(name);
    attributes.push([name, decode(raw.replaceAll(/[\t\r\n]/g, ' '))]);
  }
  return attributes;
}

function readName(place: Place): string {
  namePattern.lastIndex = place.at;
  const name = namePattern.exec(place.text)?.[0];
  if (name === undefined) throw new XmlFault(`A name is expected at character ${place.at + 1}.`);
  place.at += name.length;
  return name;
}

function readText(place: Place): string {
  const end = place.text.indexOf('<', place.at);
  const raw = place.text.slice(place.at, end === -1 ? place.text.length : end);
  place.at += raw.length;
  return decode(raw.replaceAll(/\r\n?/g, '\n'));
}

function decode(raw: string): string {
  const decoded = decodeEntities(raw);
  if (decoded === undefined) throw new XmlFault("'&' that begins no entity.");
  return decoded;
}

function between(place: Place, start: string, end: string): string {
  const from = place.at + start.length;
  const to = place.text.indexOf(end, from);
  if (to === -1) throw new XmlFault(`'${end}' is missing.`);
  place.at = to + end.length;
  return place.text.slice(from, to);
}

function expect(place: Place, what: string): void {
  if (!starts(place, what)) throw new XmlFault(`'${what}' is expected at character ${place.at + 1}.`);
  place.at += what.length;
}

function starts(place: Place, what: string): boolean {
  return place.text.startsWith(what, place.at);
}

function skipBlanks(place: Place): void {
  while (blanks.has(place.text.charCodeAt(place.at))) place.at += 1;
}
