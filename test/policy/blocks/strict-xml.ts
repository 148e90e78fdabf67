/** An element as any XML parser sees it, entities decoded. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const pieces = /<(\/?)([a-z][a-z-]*)((?:\s+[a-z-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/gy;

/** Reads the XML that our blocks are written in, and nothing that is not well-formed: no `<` or lone `&` anywhere, no character XML excludes. */
export function strictXml(xml: string): XmlElement {
  // oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 excludes
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(xml)) throw new Error('a character that XML excludes');
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [whole, closes, name = '', attributes = '', isEmpty, text, stray] of xml.matchAll(pieces)) {
    const here = open.at(-1) ?? root;
    if (stray !== undefined) throw new Error(`no tag: ${xml.slice(xml.indexOf(whole), 80)}`);
    if (text !== undefined) here.text += decoded(text);
    else if (closes === '/') {
      if (open.length === 1 || here.name !== name || attributes !== '') throw new Error(`</${name}> closes <${here.name}>`);
      open.pop();
    } else {
      const element: Open = { name, attributes: attributesOf(attributes), children: [], text: '' };
      here.children.push(element);
      if (isEmpty === '') open.push(element);
    }
  }
  const [only] = root.children;
  if (open.length !== 1 || only === undefined || root.children.length > 1 || root.text.trim() !== '') throw new Error('one root, and every element closed');
  return only;
}

export function everyElement(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([a-z-]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`${name} twice`);
    found[name] = decoded(value);
  }
  return found;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(/&(?:#x([0-9A-F]+);|([a-z]+);)?/g, (whole, hex: string | undefined, name: string | undefined) => {
    const character = hex === undefined ? named[name ?? ''] : String.fromCodePoint(Number.parseInt(hex, 16));
    if (character === undefined) throw new Error(`no entity: ${whole}`);
    return character;
  });
}
