import { beginning, begins, endsLine, units } from './code-units.ts';

// Each of these gives the offset behind a token or comment that begins at `start`; undefined where it has no end.

/** A word or number. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && beginning(text.charCodeAt(at)) === begins.word) at += 1;
  return at;
}

/** Behind what opens and closes nothing; names and signs are not told apart. */
export function plainEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && beginning(text.charCodeAt(at)) <= begins.space) at += 1;
  return at;
}

const namedValue = /\{\{[A-Za-z0-9._-]+\}\}/y;

/** `{{name}}`, as the service allows names. */
export function namedValueEnd(text: string, start: number): number | undefined {
  if (text.charCodeAt(start + 1) !== units.openBrace) return undefined;
  namedValue.lastIndex = start;
  return namedValue.test(text) ? namedValue.lastIndex : undefined;
}

/** Where the quote stands of `@"`, `$"`, `$@"` or `@$"`; undefined where these signs begin no string. */
export function quoteBehindPrefix(text: string, start: number): number | undefined {
  const next = text.charCodeAt(start + 1);
  if (next === units.doubleQuote) return start + 1;
  const isOther = (next === units.at || next === units.dollar) && next !== text.charCodeAt(start);
  return isOther && text.charCodeAt(start + 2) === units.doubleQuote ? start + 2 : undefined;
}

/** `"…"`: ends in its line. */
export function regularStringEnd(text: string, start: number): number | undefined {
  return behindQuote(text, start, units.doubleQuote);
}

/** `'x'`, `'\u0041'`; of a named value as its content any length is taken. */
export function characterEnd(text: string, start: number): number | undefined {
  const end = behindQuote(text, start, units.singleQuote);
  return end === start + 2 ? undefined : end;
}

function behindQuote(text: string, start: number, quote: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit === units.backslash) at += 1;
    if (endsLine(text.charCodeAt(at))) return undefined;
  }
  return undefined;
}

/** `@"…"`, `start` at its quote: a quote in it is doubled. */
export function verbatimStringEnd(text: string, start: number): number | undefined {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 2)) {
    if (text.charCodeAt(quote + 1) !== units.doubleQuote) return quote + 1;
  }
  return undefined;
}

/** `// …`: up to the end of the line, or of the text. */
export function lineCommentEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !endsLine(text.charCodeAt(at))) at += 1;
  return at;
}

export function blockCommentEnd(text: string, start: number): number | undefined {
  const end = text.indexOf('*/', start + 2);
  return end < 0 ? undefined : end + 2;
}

/**
 * Where the text of an interpolated string stops that goes on at `start`: at the brace of its next hole or at its
 * closing quote.
 */
export function interpolatedTextEnd(text: string, start: number, isVerbatim: boolean): number | undefined {
  return interpolated(text, start, isVerbatim, units.openBrace);
}

/** Where the format behind the colon of a hole stops: at the brace that closes the hole. */
export function holeFormatEnd(text: string, start: number, isVerbatim: boolean): number | undefined {
  const end = interpolated(text, start, isVerbatim, units.closeBrace);
  return end === undefined || text.charCodeAt(end) !== units.closeBrace ? undefined : end;
}

function interpolated(text: string, start: number, isVerbatim: boolean, stop: number): number | undefined {
  for (let at = start; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isQuote = unit === units.doubleQuote;
    if (isQuote || unit === stop) {
      const isDoubled = text.charCodeAt(at + 1) === unit && !(isQuote && !isVerbatim);
      if (!isDoubled) return at;
      at += 1;
    } else if (!isVerbatim) {
      if (unit === units.backslash) at += 1;
      if (endsLine(text.charCodeAt(at))) return undefined;
    }
  }
  return undefined;
}
