import { attributeAt } from './attribute.ts';
import { characters, nameEnd, whiteEnd } from './characters.ts';
import type { PolicyAttribute } from './document.ts';
import { unreadable, type Source } from './source.ts';

export interface OpenTag {
  readonly name: string;
  readonly attributes: readonly PolicyAttribute[];
  readonly form: 'empty' | 'pair';
  readonly end: number;
}

/** The tag that begins at `start`, its `<`. */
export function openTag(source: Source, start: number): OpenTag {
  const { text } = source;
  const attributes: PolicyAttribute[] = [];
  let at = nameEnd(text, start + 1);
  if (at === start + 1) throw unreadable(source, start, 'this "<" begins no element; in text it is written as &lt;');
  const name = text.slice(start + 1, at);
  for (;;) {
    const next = whiteEnd(text, at);
    const form = endOfTag(text, next);
    if (form !== undefined) return { name, attributes: distinct(source, attributes, name), form, end: next + (form === 'empty' ? 2 : 1) };
    if (next >= text.length) throw unreadable(source, start, `the tag of <${name}> has no end`);
    if (next === at) throw unreadable(source, next, `in the tag of <${name}> white space, "/>" or ">" is missing`);
    const attribute = attributeAt(source, next, name);
    attributes.push(attribute);
    at = attribute.end;
  }
}

function endOfTag(text: string, at: number): OpenTag['form'] | undefined {
  const code = text.charCodeAt(at);
  if (code === characters.greater) return 'pair';
  return code === characters.slash && text.charCodeAt(at + 1) === characters.greater ? 'empty' : undefined;
}

function distinct(source: Source, attributes: readonly PolicyAttribute[], name: string): readonly PolicyAttribute[] {
  // Hardly any tag has so many that a set is worth its making.
  const seen = attributes.length > 8 ? new Set<string>() : undefined;
  for (const [index, attribute] of attributes.entries()) {
    const isSeen = seen?.has(attribute.name) ?? attributes.findIndex((other) => other.name === attribute.name) < index;
    if (isSeen) throw unreadable(source, attribute.start, `<${name}> has the attribute "${attribute.name}" twice`);
    seen?.add(attribute.name);
  }
  return attributes;
}

/** Name and end of the closing tag that begins at `start`. */
export function closeTag(source: Source, start: number): { readonly name: string; readonly end: number } {
  const { text } = source;
  const behindName = nameEnd(text, start + 2);
  if (behindName === start + 2) throw unreadable(source, start, '"</" without the name of an element');
  const name = text.slice(start + 2, behindName);
  const end = whiteEnd(text, behindName);
  if (text.charCodeAt(end) !== characters.greater) throw unreadable(source, start, `the tag </${name}> has no end`);
  return { name, end: end + 1 };
}
