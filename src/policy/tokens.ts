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
  open: /<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y,
  text: /[^<]+/y,
};

/**
 * Reads what is well-formed. Undefined for anything else: documents of others may hold C# with raw quotes and angle
 * brackets, which API Management allows.
 */
export function tokens(document: string): readonly Token[] | undefined {
  const found: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
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

function nextToken(match: (pattern: RegExp) => RegExpExecArray | null): { readonly token: Token; readonly length: number } | undefined {
  for (const type of ['text', 'comment', 'cdata', 'instruction'] as const) {
    const found = match(patterns[type]);
    if (found !== null) return { token: { type, text: found[1] ?? found[0] }, length: found[0].length };
  }
  const close = match(patterns.close);
  if (close !== null) return { token: { type: 'close', name: close[1] ?? '' }, length: close[0].length };
  const open = match(patterns.open);
  if (open === null) return undefined;
  return { token: { type: open[3] === '/' ? 'empty' : 'open', name: open[1] ?? '', attributes: attributesOf(open[2] ?? '') }, length: open[0].length };
}

function attributesOf(text: string): readonly Attribute[] {
  return Array.from(text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g), (match) => ({ name: match[1] ?? '', value: match[2] ?? match[3] ?? '' }));
}
