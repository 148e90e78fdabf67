import { ClrException } from '../../value.ts';
import { NotHere } from '../not-here.ts';
import { XAttribute, XComment, XDeclaration, XDocument, XElement, XName, XProcessingInstruction, XText, addAttribute, append, xmlNamespace, xmlns } from './nodes.ts';
import type { XParent } from './nodes.ts';

const name = String.raw`[\p{L}_:][\p{L}\p{N}_:.·-]*`;
const patterns = {
  declaration: /<\?xml\s+([^?]*)\?>/uy,
  comment: /<!--((?:(?!--).)*)-->/suy,
  cdata: /<!\[CDATA\[(.*?)\]\]>/suy,
  instruction: new RegExp(`<\\?(${name})(?:\\s+(.*?))?\\?>`, 'suy'),
  open: new RegExp(`<(${name})`, 'uy'),
  close: new RegExp(`</(${name})\\s*>`, 'uy'),
  attribute: new RegExp(`\\s+(${name})\\s*=\\s*("[^"<]*"|'[^'<]*')`, 'uy'),
  end: /\s*(\/?)>/uy,
  text: /[^<]+/uy,
};

const deepest = 500;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Reads XML strictly, namespaces included; blanks between elements are left out. */
class XmlReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text.replaceAll('\r\n', '\n');
  }

  document(): XDocument {
    const made = new XDocument();
    const declared = this.match(patterns.declaration)?.[1];
    if (declared !== undefined) made.declaration = declarationOf(declared);
    while (this.at < this.text.length) {
      if (this.match(/\s+/uy)) continue;
      if (this.text.startsWith('<!DOCTYPE', this.at)) throw new NotHere('document types in XML');
      if (!this.miscellany(made)) {
        if (made.root || !this.text.startsWith('<', this.at)) throw this.fault(`Data at the root level is invalid.`);
        append(made, this.element(new Map([['xml', xmlNamespace]]), 0));
      }
    }
    if (!made.root) throw this.fault('Root element is missing.');
    return made;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found) this.at += found[0].length;
    return found;
  }

  private fault(what: string): ClrException {
    return new ClrException('System.Xml.XmlException', `${what} ${this.place(this.at)}.`);
  }

  private place(at: number): string {
    const before = this.text.slice(0, at).split('\n');
    return `Line ${before.length}, position ${(before.at(-1)?.length ?? 0) + 1}`;
  }

  /** Comments and instructions. */
  private miscellany(into: XParent): boolean {
    const comment = this.match(patterns.comment);
    if (comment) append(into, new XComment(comment[1] ?? ''));
    const instruction = comment ? undefined : this.match(patterns.instruction);
    if (instruction) append(into, new XProcessingInstruction(instruction[1] ?? '', instruction[2] ?? ''));
    return comment !== undefined || instruction !== undefined;
  }

  private element(outer: ReadonlyMap<string, string>, depth: number): XElement {
    if (depth > deepest) throw new NotHere('XML that deep');
    const opened = this.at + 1;
    const tag = this.match(patterns.open)?.[1];
    if (tag === undefined) throw this.fault(`Name cannot begin with the '${this.text.charAt(this.at + 1)}' character, hexadecimal value 0x${this.text.charCodeAt(this.at + 1).toString(16).toUpperCase()}.`);
    const written: [string, string][] = [];
    for (let found = this.match(patterns.attribute); found; found = this.match(patterns.attribute)) {
      if (written.some(([one]) => one === found?.[1])) throw this.fault(`'${found[1]}' is a duplicate attribute name.`);
      written.push([found[1] ?? '', this.unescaped((found[2] ?? '').slice(1, -1).replaceAll(/[\t\n]/g, ' '))]);
    }
    const scope = declaredIn(written, outer);
    const made = new XElement(this.qualified(tag, scope, scope.get('') ?? ''));
    for (const [attribute, value] of written) addAttribute(made, new XAttribute(this.attributeName(attribute, scope), value));
    const end = this.match(patterns.end);
    if (!end) throw this.fault(this.at >= this.text.length ? `Unexpected end of file while parsing Name has occurred.` : `'${this.text.charAt(this.at)}' is an unexpected token.`);
    if (end[1] === '/') return made;
    made.hasEndTag = true;
    this.content(made, tag, scope, depth, opened);
    return made;
  }

  private content(made: XElement, tag: string, scope: ReadonlyMap<string, string>, depth: number, opened: number): void {
    for (;;) {
      if (this.at >= this.text.length) throw this.fault(`Unexpected end of file has occurred. The following elements are not closed: ${tag}.`);
      if (this.text.startsWith('</', this.at)) return this.close(tag, opened);
      const text = this.match(patterns.text)?.[0];
      const cdata = text === undefined ? this.match(patterns.cdata)?.[1] : undefined;
      if (text !== undefined) {
        if (/[^\t\n\r ]/.test(text)) append(made, new XText(this.unescaped(text)));
      } else if (cdata !== undefined) append(made, new XText(cdata, true));
      else if (!this.miscellany(made)) append(made, this.element(scope, depth + 1));
    }
  }

  private close(tag: string, opened: number): void {
    const begin = this.at;
    const closed = this.match(patterns.close)?.[1];
    if (closed === tag) return;
    this.at = begin + 2;
    throw this.fault(`The '${tag}' start tag on ${this.place(opened).replace(', ', ' ').toLowerCase()} does not match the end tag of '${closed ?? ''}'.`);
  }

  private attributeName(text: string, scope: ReadonlyMap<string, string>): XName {
    if (text === 'xmlns') return new XName('', 'xmlns');
    return text.startsWith('xmlns:') ? new XName(xmlns, text.slice(6)) : this.qualified(text, scope, '');
  }

  private qualified(text: string, scope: ReadonlyMap<string, string>, unprefixed: string): XName {
    const [prefix = '', local] = text.split(':');
    if (local === undefined) return new XName(unprefixed, text);
    const uri = scope.get(prefix);
    if (uri === undefined) throw this.fault(`'${prefix}' is an undeclared prefix.`);
    return new XName(uri, local);
  }

  private unescaped(text: string): string {
    return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));|&/gi, (whole, hex?: string, code?: string, named?: string) => {
      const point = hex === undefined ? (code === undefined ? undefined : Number(code)) : Number.parseInt(hex, 16);
      const found = point === undefined ? entities[named ?? ''] : point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
      if (found === undefined) throw this.fault(whole === '&' ? 'An error occurred while parsing EntityName.' : `Reference to undeclared entity '${named ?? ''}'.`);
      return found;
    });
  }
}

function declaredIn(written: readonly (readonly [string, string])[], outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const own = written.flatMap(([attribute, value]): [string, string][] => (attribute === 'xmlns' ? [['', value]] : attribute.startsWith('xmlns:') ? [[attribute.slice(6), value]] : []));
  return own.length === 0 ? outer : new Map([...outer, ...own]);
}

function declarationOf(text: string): XDeclaration {
  const part = (of: string): string | undefined => new RegExp(`${of}\\s*=\\s*["']([^"']*)["']`).exec(text)?.[1];
  return new XDeclaration(part('version'), part('encoding'), part('standalone'));
}

/** @throws XmlException with .NET's message */
export function readXml(text: string): XDocument {
  return new XmlReader(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).document();
}
