/** An XML document as data: names with their prefixes as written, entities decoded. */
export interface XmlDocument {
  /** `version`, `encoding`, `standalone` of `<?xml … ?>`; empty where there is none. */
  readonly declaration: readonly XmlAttribute[];
  /** The root and the comments around it. */
  readonly nodes: readonly XmlNode[];
}

export type XmlAttribute = readonly [name: string, value: string];

export type XmlNode = XmlElement | XmlText;

export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** `<a />`, not `<a></a>`. */
  readonly empty: boolean;
}

export interface XmlText {
  readonly kind: 'text' | 'cdata' | 'comment';
  readonly text: string;
}

/** White space between elements is no content. */
export function isBlank(node: XmlNode): boolean {
  return node.kind === 'text' && /^[ \t\r\n]*$/.test(node.text);
}
