import { ExpressionFault } from '../fault.ts';
import { isNewLine } from './characters.ts';
import { readEscape } from './escapes.ts';
import { deeper, unterminated } from './source.ts';
import type { Source } from './source.ts';
import type { InterpolationToken, Token } from './token.ts';

type ReadToken = (source: Source) => Token | undefined;

/** The parts of `$"…"` or `$@"…"`, read from the quote on; holes are read as tokens. */
export function readInterpolatedString(source: Source, verbatim: boolean, readToken: ReadToken): readonly InterpolationToken[] {
  const { text, at: start } = source;
  const parts: InterpolationToken[] = [];
  let value = '';
  source.at += 1;
  for (;;) {
    const char = text.charAt(source.at);
    const twice = text.charAt(source.at + 1) === char;
    if (char === '' || (!verbatim && isNewLine(char))) throw unterminated(start);
    if (char === '"' && !(verbatim && twice)) break;
    if (char === '{' && !twice) {
      if (value !== '') parts.push({ kind: 'text', value });
      value = '';
      parts.push(deeper(source, () => readHole(source, verbatim, readToken)));
    } else if (char === '\\' && !verbatim) value += readEscape(source);
    else {
      const doubled = char === '{' || char === '}' || char === '"';
      if (char === '}' && !twice) throw new ExpressionFault("A '}' character must be escaped (by doubling) in an interpolated string.", source.at);
      value += char;
      source.at += doubled ? 2 : 1;
    }
  }
  source.at += 1;
  return value === '' ? parts : [...parts, { kind: 'text', value }];
}

/** `{expression}`, `{expression,alignment:format}`. */
function readHole(source: Source, verbatim: boolean, readToken: ReadToken): InterpolationToken {
  const start = source.at;
  source.at += 1;
  const tokens = readUntil(source, start, [',', ':', '}'], readToken);
  const alignment = source.text.charAt(source.at - 1) === ',' ? readUntil(source, start, [':', '}'], readToken) : undefined;
  const format = source.text.charAt(source.at - 1) === ':' ? readFormat(source, start, verbatim, tokens) : undefined;
  return { kind: 'hole', tokens, ...(alignment && { alignment }), ...(format !== undefined && { format }), start, end: source.at };
}

/** Tokens up to one of these outside of all brackets, which is read past. */
function readUntil(source: Source, hole: number, stops: readonly string[], readToken: ReadToken): readonly Token[] {
  const tokens: Token[] = [];
  for (let depth = 0; ; ) {
    const token = readToken(source);
    if (!token) throw new ExpressionFault("Missing close delimiter '}' for interpolated expression started with '{'.", hole);
    if (token.kind === 'operator') {
      if (depth === 0 && stops.includes(token.text)) return closed(tokens, token);
      if ('([{'.includes(token.text)) depth += 1;
      else if (')]}'.includes(token.text)) depth -= 1;
      if (depth < 0) throw new ExpressionFault(`Invalid expression term '${token.text}'`, token.start);
    }
    tokens.push(token);
  }
}

function closed(tokens: readonly Token[], { text, start }: Token): readonly Token[] {
  return [...tokens, { kind: 'end', text, start, end: start }];
}

/** The text after `:` up to `}`; a `?` before it was meant as a conditional. */
function readFormat(source: Source, hole: number, verbatim: boolean, tokens: readonly Token[]): string {
  if (tokens.some((token) => token.kind === 'operator' && token.text === '?')) {
    throw new ExpressionFault("A conditional expression cannot be used directly in a string interpolation because the ':' ends the interpolation. Parenthesize the conditional expression.", hole);
  }
  let format = '';
  for (;;) {
    const char = source.text.charAt(source.at);
    const quoted = verbatim && char === '"' && source.text.charAt(source.at + 1) === '"';
    if (char === '' || (char === '"' && !quoted) || (!verbatim && isNewLine(char))) throw new ExpressionFault("Missing close delimiter '}' for interpolated expression started with '{'.", hole);
    if (char === '\\' && !verbatim) format += readEscape(source);
    else {
      source.at += quoted ? 2 : 1;
      if (char === '}') return format;
      format += char;
    }
  }
}
