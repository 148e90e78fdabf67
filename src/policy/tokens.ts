import { expressionEnd } from './expression-end.ts';

/** A piece of a policy document. Names and values are as written. */
export type Token =
  | { readonly type: 'open' | 'empty'; readonly name: string; readonly attributes: readonly Attribute[] }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'comment' | 'cdata' | 'text' | 'instruction'; readonly text: string };

export interface Attribute {
  readonly name: string;
  /** Between the quotes. */
  readonly value: string;
}

const patterns = {
  comment: /<!--(.*?)-->/sy,
  cdata: /<!\[CDATA\[(.*?)\]\]>/sy,
  instruction: /<\?(.*?)\?>/sy,
  close: /<\/([\w:.-]+)\s*>/y,
  open: /<([\w:.-]+)/y,
  attribute: /\s+([\w:.-]+)\s*=\s*(["'])/y,
  openEnd: /\s*(\/?)>/y,
  text: /[^<]+/y,
};

/**
 * Reads what is well-formed but for the quotes and angle brackets of C# in attributes, which API Management allows and
 * answers. Undefined for anything else.
 */
export function tokens(document: string): readonly Token[] | undefined {
  const found: Token[] = [];
  let at = 0;
  const match: Match = (pattern, from = at) => {
    pattern.lastIndex = from;
    return pattern.exec(document);
  };
  while (at < document.length) {
    const next = nextToken(match);
    if (next === undefined) return undefined;
    found.push(next.token);
    at += next.length;
  }
  return found;
}

function nextToken(match: Match): { readonly token: Token; readonly length: number } | undefined {
  for (const type of ['text', 'comment', 'cdata', 'instruction'] as const) {
    const found = match(patterns[type]);
    if (found !== null) return { token: { type, text: found[1] ?? found[0] }, length: found[0].length };
  }
  const close = match(patterns.close);
  if (close !== null) return { token: { type: 'close', name: close[1] ?? '' }, length: close[0].length };
  return openTag(match);
}

type Match = (pattern: RegExp, from?: number) => RegExpExecArray | null;

function openTag(match: Match): { readonly token: Token; readonly length: number } | undefined {
  const name = match(patterns.open);
  if (name === null) return undefined;
  const { index, input } = name;
  const attributes: Attribute[] = [];
  let at = index + name[0].length;
  for (let next = match(patterns.attribute, at); next !== null; next = match(patterns.attribute, at)) {
    const start = at + next[0].length;
    const end = valueEnd(input, start, next[2] ?? '"');
    if (end === undefined) return undefined;
    attributes.push({ name: next[1] ?? '', value: input.slice(start, end) });
    at = end + 1;
  }
  const end = match(patterns.openEnd, at);
  if (end === null) return undefined;
  return { token: { type: end[1] === '/' ? 'empty' : 'open', name: name[1] ?? '', attributes }, length: at + end[0].length - index };
}

/** An expression may hold the quote that ends the value, raw; where its own quotes are escaped it ends like any text. */
function valueEnd(input: string, start: number, quote: string): number | undefined {
  const end = expressionEnd(input, start);
  if (end !== undefined && input[end] === quote) return end;
  const plain = input.indexOf(quote, start);
  return plain < 0 ? undefined : plain;
}
