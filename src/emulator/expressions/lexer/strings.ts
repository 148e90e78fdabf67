import { ExpressionFault } from '../fault.ts';
import { isNewLine } from './characters.ts';
import { readEscape } from './escapes.ts';
import { unterminated } from './source.ts';
import type { Source } from './source.ts';

/** The value of `"…"`, read from its quote on. */
export function readString(source: Source): string {
  const { text, at: start } = source;
  const chunks: string[] = [];
  source.at += 1;
  for (let from = source.at; ; ) {
    const char = text.charAt(source.at);
    if (char === '' || isNewLine(char)) throw unterminated(start);
    if (char === '"' || char === '\\') {
      chunks.push(text.slice(from, source.at));
      if (char === '"') break;
      if (source.at + 1 >= text.length) throw unterminated(start);
      chunks.push(readEscape(source));
      from = source.at;
    } else source.at += 1;
  }
  source.at += 1;
  return chunks.join('');
}

/** The value of `@"…"`, read from its quote on: lines may end, two quotes stand for one. */
export function readVerbatimString(source: Source): string {
  const { text, at: start } = source;
  const chunks: string[] = [];
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw unterminated(start);
    chunks.push(text.slice(from, quote));
    source.at = quote + 1;
    if (text.charAt(quote + 1) !== '"') return chunks.join('');
    chunks.push('"');
    from = quote + 2;
  }
}

/** The value of `'c'`: one UTF-16 unit. "Too many characters…" is Azure's own word too (policy-snippets#137). */
export function readCharacter(source: Source): string {
  const { text, at: start } = source;
  source.at += 1;
  let value = '';
  for (let char = text.charAt(source.at); char !== "'"; char = text.charAt(source.at)) {
    if (char === '' || isNewLine(char)) throw unterminated(start);
    if (char === '\\' && source.at + 1 < text.length) value += readEscape(source);
    else {
      value += char;
      source.at += 1;
    }
  }
  source.at += 1;
  if (value === '') throw new ExpressionFault('Empty character literal', start);
  if (value.length > 1) throw new ExpressionFault('Too many characters in character literal', start);
  return value;
}
