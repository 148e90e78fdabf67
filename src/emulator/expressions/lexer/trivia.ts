import { ExpressionFault } from '../fault.ts';
import { isNewLine, isSpace } from './characters.ts';
import type { Source } from './source.ts';

/** Skips white space and comments. */
export function skipTrivia(source: Source): void {
  const { text } = source;
  for (;;) {
    while (source.at < text.length && isSpace(text.charAt(source.at))) source.at += 1;
    if (!skipComment(source)) return;
  }
}

/** Skips a comment; false where none begins. */
export function skipComment(source: Source): boolean {
  const { text, at } = source;
  if (text.startsWith('//', at)) {
    while (source.at < text.length && !isNewLine(text.charAt(source.at))) source.at += 1;
    return true;
  }
  if (!text.startsWith('/*', at)) return false;
  const end = text.indexOf('*/', at + 2);
  if (end < 0) {
    throw new ExpressionFault('End of file was reached before the end of the block comment.  All comments started with "/*" sequence must be terminated with a matching "*/" sequence.', at);
  }
  source.at = end + 2;
  return true;
}
