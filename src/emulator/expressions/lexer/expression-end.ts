import { ExpressionFault } from '../fault.ts';
import { isNewLine } from './characters.ts';
import { unterminated } from './source.ts';
import type { Source } from './source.ts';
import { readToken } from './tokenize.ts';
import { skipComment } from './trivia.ts';

/**
 * One past the bracket that closes the `@(` or `@{` at `start`. As in Razor, whose messages Azure was seen to
 * give: only brackets of the opening kind count, and those in strings, characters and comments do not.
 * Throws `ExpressionFault` where it does not end.
 */
export function expressionEnd(text: string, start: number): number {
  const [open, close, name] = text.charAt(start + 1) === '{' ? ['{', '}', 'code'] : ['(', ')', 'explicit expression'];
  const source: Source = { text, at: start + 2, depth: 0 };
  for (let depth = 1; source.at < text.length; ) {
    const char = text.charAt(source.at);
    if (char === '"' || char === "'") skipQuoted(source, char);
    else if ((char === '@' || char === '$') && /^(?:@|\$@?)"/.test(text.slice(source.at, source.at + 3))) readToken(source);
    else if (!skipComment(source)) {
      source.at += 1;
      if (char === open) depth += 1;
      else if (char === close) depth -= 1;
      if (depth === 0) return source.at;
    }
  }
  throw new ExpressionFault(
    `The ${name} block is missing a closing "${close}" character.  Make sure you have a matching "${close}" character for all the "${open}" characters within this block, and that none of the "${close}" characters are being interpreted as markup.`,
    start,
  );
}

function skipQuoted(source: Source, quote: string): void {
  const { text, at: start } = source;
  for (source.at += 1; text.charAt(source.at) !== quote; source.at += 1) {
    const char = text.charAt(source.at);
    if (char === '' || isNewLine(char)) throw unterminated(start);
    if (char === '\\') source.at += 1;
  }
  source.at += 1;
}
