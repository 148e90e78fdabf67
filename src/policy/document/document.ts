/** Where something stands in the text: offsets in UTF-16 units, `end` behind the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface PolicyAttribute extends Span {
  readonly name: string;
  /** Between the quotes, as written. */
  readonly raw: string;
  /** Entities decoded; an expression as C#, whichever way it was written. */
  readonly value: string;
  readonly quote: '"' | "'";
}

export interface PolicyElement extends Span {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly PolicyAttribute[];
  readonly children: readonly PolicyNode[];
  /** `<base />` or `<base></base>`. */
  readonly form: 'empty' | 'pair';
  /** What stands between its tags; of an empty one, nothing at its end. */
  readonly inner: Span;
}

/** Text (white space alone, too), CDATA, comments and processing instructions; `text` without their brackets, as written. */
export interface PolicyText extends Span {
  readonly kind: 'text' | 'cdata' | 'comment' | 'instruction';
  readonly text: string;
}

export type PolicyNode = PolicyElement | PolicyText;

/** A policy document with every byte accounted for: the nodes' spans cover the text without gaps. */
export interface PolicyDocument {
  readonly text: string;
  readonly nodes: readonly PolicyNode[];
  readonly root: PolicyElement;
}
