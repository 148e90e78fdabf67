import { attributeValue } from './attribute-value.ts';
import { characters, nameEnd, whiteEnd } from './characters.ts';
import type { PolicyAttribute } from './document.ts';
import { unreadable, type Source } from './source.ts';

/** The attribute that begins at `start`, in a tag of the element so named. */
export function attributeAt(source: Source, start: number, element: string): PolicyAttribute {
  const { text } = source;
  const behindName = nameEnd(text, start);
  if (behindName === start) throw unreadable(source, start, `${JSON.stringify(text.charAt(start))} in the tag of <${element}> begins no attribute`);
  const name = text.slice(start, behindName);
  const equals = whiteEnd(text, behindName);
  if (text.charCodeAt(equals) !== characters.equals) throw unreadable(source, start, `the attribute "${name}" of <${element}> has no value`);
  const opening = whiteEnd(text, equals + 1);
  const quote = quoteAt(text, opening);
  if (quote === undefined) throw unreadable(source, opening, `the value of attribute "${name}" of <${element}> does not begin with a quote`);
  const found = attributeValue(source, opening + 1, quote);
  if (found === undefined) throw unreadable(source, opening, `the value of attribute "${name}" of <${element}> has no end`);
  return { name, raw: found.raw, value: found.value, quote, start, end: opening + found.raw.length + 2 };
}

function quoteAt(text: string, at: number): '"' | "'" | undefined {
  const code = text.charCodeAt(at);
  if (code === characters.doubleQuote) return '"';
  return code === characters.singleQuote ? "'" : undefined;
}
