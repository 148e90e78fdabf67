import type { Span } from '../document/document.ts';

/** `text` in the place of what the span holds. */
export interface Splice extends Span {
  readonly text: string;
}

/** Spans are of the text before, and do not overlap. Every other byte stays. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}
