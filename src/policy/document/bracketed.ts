import { nameEnd } from './characters.ts';
import type { PolicyText } from './document.ts';
import { unreadable, type Source } from './source.ts';

/** The comment that begins at `start`. */
export function comment(source: Source, start: number): PolicyText {
  const { text } = source;
  const dashes = text.indexOf('--', start + 4);
  if (dashes < 0) throw unreadable(source, start, 'the comment that begins here has no end');
  if (text[dashes + 2] !== '>') throw unreadable(source, dashes, '"--" in a comment, which XML forbids');
  return { kind: 'comment', text: text.slice(start + 4, dashes), start, end: dashes + 3 };
}

/** The `<![CDATA[` section that begins at `start`. */
export function cdata(source: Source, start: number): PolicyText {
  const end = source.text.indexOf(']]>', start + 9);
  if (end < 0) throw unreadable(source, start, 'the CDATA section that begins here has no end');
  return { kind: 'cdata', text: source.text.slice(start + 9, end), start, end: end + 3 };
}

/** The XML declaration or processing instruction that begins at `start`. */
export function instruction(source: Source, start: number): PolicyText {
  const { text } = source;
  const end = text.indexOf('?>', start + 2);
  if (nameEnd(text, start + 2) === start + 2) throw unreadable(source, start, '"<?" without the name of an instruction');
  if (end < 0) throw unreadable(source, start, 'the instruction that begins here has no end');
  return { kind: 'instruction', text: text.slice(start + 2, end), start, end: end + 2 };
}

/** What begins with `<!`. */
export function declared(source: Source, start: number): PolicyText {
  const { text } = source;
  if (text.startsWith('<!--', start)) return comment(source, start);
  if (text.startsWith('<![CDATA[', start)) return cdata(source, start);
  throw unreadable(source, start, text.startsWith('<!DOCTYPE', start) ? 'API Management takes no document type (DTD)' : 'this "<!" begins no comment and no CDATA section');
}
