/** A policy document as read: white space between elements is not kept. */
export interface PolicyElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly PolicyAttribute[];
  readonly children: readonly PolicyNode[];
  /** `<inbound />` and `<inbound></inbound>` stay apart (arm-behaviour 33). */
  readonly form: 'empty' | 'pair';
  readonly line: number;
  /** Of the name, one past `<`. */
  readonly column: number;
}

export interface PolicyAttribute {
  readonly name: string;
  /** Entities decoded, expressions as C#. */
  readonly value: string;
  readonly quote: '"' | "'";
}

interface PolicyText {
  readonly kind: 'text' | 'cdata' | 'comment';
  readonly text: string;
}

export type PolicyNode = PolicyElement | PolicyText;

/** Comments may stand before and after the root. */
export interface PolicyDocument {
  readonly nodes: readonly PolicyNode[];
  readonly root: PolicyElement;
}

export function elementsOf(element: PolicyElement): readonly PolicyElement[] {
  return element.children.filter((child) => child.kind === 'element');
}

export function everyElement(element: PolicyElement): readonly PolicyElement[] {
  return [element, ...elementsOf(element).flatMap(everyElement)];
}

export function isExpression(value: string): boolean {
  return /^\s*@[({]/.test(value);
}

/** The value of an attribute that is a literal; undefined for expressions and absent ones. */
export function literal(element: PolicyElement, name: string): string | undefined {
  const value = element.attributes.find((attribute) => attribute.name === name)?.value;
  return value === undefined || isExpression(value) ? undefined : value;
}
