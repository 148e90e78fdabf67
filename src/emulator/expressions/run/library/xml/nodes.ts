import type { ClrObject } from '../../value.ts';

export const space = 'System.Xml.Linq.';

/** A name with its namespace; empty where it has none. */
export class XName implements ClrObject {
  readonly clrType = `${space}XName`;
  readonly namespace: string;
  readonly local: string;

  constructor(namespace: string, local: string) {
    this.namespace = namespace;
    this.local = local;
  }

  /** `{http://example.com}item` or `item`. */
  static of(text: string): XName {
    const [, namespace = '', local = ''] = /^(?:\{([^}]*)\})?(.*)$/s.exec(text) ?? [];
    return new XName(namespace, local);
  }

  toString(): string {
    return this.namespace === '' ? this.local : `{${this.namespace}}${this.local}`;
  }

  is(other: XName): boolean {
    return this.namespace === other.namespace && this.local === other.local;
  }
}

export class XNamespace implements ClrObject {
  readonly clrType = `${space}XNamespace`;
  readonly uri: string;

  constructor(uri: string) {
    this.uri = uri;
  }
}

export type XParent = XElement | XDocument;
export type XNode = XElement | XDocument | XText | XComment | XProcessingInstruction;

export class XText implements ClrObject {
  readonly clrType: string;
  parent: XParent | undefined;
  value: string;
  readonly isCData: boolean;

  constructor(value: string, isCData = false) {
    this.clrType = `${space}${isCData ? 'XCData' : 'XText'}`;
    this.value = value;
    this.isCData = isCData;
  }
}

export class XComment implements ClrObject {
  readonly clrType = `${space}XComment`;
  parent: XParent | undefined;
  value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class XProcessingInstruction implements ClrObject {
  readonly clrType = `${space}XProcessingInstruction`;
  parent: XParent | undefined;
  readonly target: string;
  readonly data: string;

  constructor(target: string, data: string) {
    this.target = target;
    this.data = data;
  }
}

export class XAttribute implements ClrObject {
  readonly clrType = `${space}XAttribute`;
  parent: XElement | undefined;
  readonly name: XName;
  value: string;

  constructor(name: XName, value: string) {
    this.name = name;
    this.value = value;
  }

  get isDeclaration(): boolean {
    return this.name.namespace === xmlns || (this.name.namespace === '' && this.name.local === 'xmlns');
  }
}

export const xmlns = 'http://www.w3.org/2000/xmlns/';
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

abstract class Container {
  nodes: XNode[] = [];

  get elements(): readonly XElement[] {
    return this.nodes.filter((one) => one instanceof XElement);
  }
}

export class XElement extends Container implements ClrObject {
  readonly clrType = `${space}XElement`;
  parent: XParent | undefined;
  name: XName;
  attributes: XAttribute[] = [];
  /** Written `<a></a>` although nothing is in it. */
  hasEndTag = false;

  constructor(name: XName) {
    super();
    this.name = name;
  }

  attribute(name: XName): XAttribute | undefined {
    return this.attributes.find((one) => one.name.is(name));
  }

  get text(): string {
    return this.nodes.map((one) => (one instanceof XText ? one.value : one instanceof XElement ? one.text : '')).join('');
  }
}

export class XDocument extends Container implements ClrObject {
  readonly clrType = `${space}XDocument`;
  readonly parent = undefined;
  declaration: XDeclaration | undefined;

  get root(): XElement | undefined {
    return this.elements[0];
  }
}

export class XDeclaration implements ClrObject {
  readonly clrType = `${space}XDeclaration`;
  readonly version: string | undefined;
  readonly encoding: string | undefined;
  readonly standalone: string | undefined;

  constructor(version: string | undefined, encoding: string | undefined, standalone: string | undefined) {
    this.version = version;
    this.encoding = encoding;
    this.standalone = standalone;
  }
}

/** Puts a node behind the others; one that stands somewhere already is copied. */
export function append(parent: XParent, node: Exclude<XNode, XDocument>, at = parent.nodes.length): void {
  const own = node.parent === undefined ? node : copied(node);
  own.parent = parent;
  parent.nodes.splice(at, 0, own);
}

export function addAttribute(element: XElement, attribute: XAttribute): void {
  const own = attribute.parent === undefined ? attribute : new XAttribute(attribute.name, attribute.value);
  own.parent = element;
  element.attributes.push(own);
}

export function copied<T extends Exclude<XNode, XDocument>>(node: T): T;
export function copied(node: Exclude<XNode, XDocument>): Exclude<XNode, XDocument> {
  if (node instanceof XText) return new XText(node.value, node.isCData);
  if (node instanceof XComment) return new XComment(node.value);
  if (node instanceof XProcessingInstruction) return new XProcessingInstruction(node.target, node.data);
  const made = new XElement(node.name);
  made.hasEndTag = node.hasEndTag;
  for (const one of node.attributes) addAttribute(made, one);
  for (const one of node.nodes) if (!(one instanceof XDocument)) append(made, copied(one));
  return made;
}
