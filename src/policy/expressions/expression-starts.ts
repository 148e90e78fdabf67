import { expressionEnd } from './expression-end.ts';

/** Where expressions begin in a text, wherever in it; of one that has no end, everything behind its start is part. */
export function expressionStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let at: number | undefined = next(text, 0); at !== undefined; ) {
    starts.push(at);
    const end = expressionEnd(text, at);
    at = end === undefined ? undefined : next(text, end);
  }
  return starts;
}

function next(text: string, from: number): number | undefined {
  for (let at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
    if (text[at + 1] === '(' || text[at + 1] === '{') return at;
  }
  return undefined;
}
