import { beginning, begins, closerOf, units } from './code-units.ts';
import { blockCommentEnd, characterEnd, holeFormatEnd, interpolatedTextEnd, lineCommentEnd, namedValueEnd, plainEnd, quoteBehindPrefix, regularStringEnd, verbatimStringEnd, wordEnd } from './token-ends.ts';

/**
 * Kinds of tokens. An interpolated string gives its two ends, and between them the tokens of its holes; its text
 * gives none, and neither do comments. `{{name}}` is one named value: the service replaces it before C# is read.
 */
export type TokenKind = 'word' | 'number' | 'string' | 'character' | 'namedValue' | 'interpolationStart' | 'interpolationEnd' | 'sign';

export type OnToken = (kind: TokenKind, start: number, end: number) => void;

export type ExpressionProblem = 'no expression' | 'bracket without end' | 'wrong bracket' | 'string' | 'character' | 'comment';

/** `end` stands behind the last bracket; where there is none, `at` is where what is wrong begins. */
export type ScannedExpression = { readonly end: number } | { readonly end: undefined; readonly problem: ExpressionProblem; readonly at: number };

interface Scan {
  readonly text: string;
  readonly onToken: OnToken | undefined;
  /** The brackets that close what is open, outermost first. */
  readonly closers: number[];
  at: number;
  problem: ExpressionProblem | undefined;
}

/** Among the closers: the brace of a hole in a regular and in a verbatim interpolated string. */
const hole = 1;
const verbatimHole = 2;

/**
 * Reads the policy expression that begins at `start`, its `@`, as C# 7 and up to the bracket that closes it. Every
 * character is looked at a bounded number of times, and nesting of any depth takes no call stack.
 */
export function scanExpression(text: string, start: number, onToken?: OnToken): ScannedExpression {
  const bracket = text.charCodeAt(start + 1);
  if (text.charCodeAt(start) !== units.at || (bracket !== units.openParenthesis && bracket !== units.openBrace)) {
    return { end: undefined, problem: 'no expression', at: start };
  }
  const scan: Scan = { text, onToken, closers: [closerOf(bracket)], at: start + 2, problem: undefined };
  onToken?.('sign', start + 1, start + 2);
  while (scan.closers.length > 0 && scan.problem === undefined && scan.at < text.length) {
    if (onToken === undefined) scan.at = plainEnd(text, scan.at);
    step(scan);
  }
  if (scan.problem !== undefined) return { end: undefined, problem: scan.problem, at: scan.at };
  return scan.closers.length > 0 ? { end: undefined, problem: 'bracket without end', at: start } : { end: scan.at };
}

function step(scan: Scan): void {
  const { text, at } = scan;
  const unit = text.charCodeAt(at);
  switch (beginning(unit)) {
    case begins.space:
      scan.at += 1;
      return;
    case begins.word:
      return advance(scan, isDigit(unit) ? 'number' : 'word', wordEnd(text, at), 'no expression');
    case begins.open:
      return open(scan, unit);
    case begins.close:
      return close(scan, unit);
    case begins.string:
      return advance(scan, 'string', regularStringEnd(text, at), 'string');
    case begins.character:
      return advance(scan, 'character', characterEnd(text, at), 'character');
    case begins.prefix:
      return prefixed(scan, unit);
    case begins.slash:
      return slash(scan);
    case begins.colon:
      return colon(scan);
    default:
      return sign(scan);
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Over a token, or into the problem of its having no end. */
function advance(scan: Scan, kind: TokenKind, end: number | undefined, problem: ExpressionProblem): void {
  if (end === undefined) scan.problem = problem;
  else {
    scan.onToken?.(kind, scan.at, end);
    scan.at = end;
  }
}

function open(scan: Scan, unit: number): void {
  const end = namedValueEnd(scan.text, scan.at);
  if (end !== undefined) return advance(scan, 'namedValue', end, 'no expression');
  scan.closers.push(closerOf(unit));
  advance(scan, 'sign', scan.at + 1, 'no expression');
}

function close(scan: Scan, unit: number): void {
  const expected = scan.closers[scan.closers.length - 1] ?? 0;
  if (unit !== (isHole(expected) ? units.closeBrace : expected)) scan.problem = 'wrong bracket';
  else {
    scan.closers.pop();
    advance(scan, 'sign', scan.at + 1, 'wrong bracket');
    if (isHole(expected)) interpolatedText(scan, expected);
  }
}

function isHole(closer: number): boolean {
  return closer === hole || closer === verbatimHole;
}

/** The text of an interpolated string, from its beginning or from the end of a hole: up to its next hole or its end. */
function interpolatedText(scan: Scan, kind: number): void {
  const end = interpolatedTextEnd(scan.text, scan.at, kind === verbatimHole);
  if (end === undefined) scan.problem = 'string';
  else {
    scan.at = end;
    const isClosed = scan.text.charCodeAt(end) === units.doubleQuote;
    if (!isClosed) scan.closers.push(kind);
    advance(scan, isClosed ? 'interpolationEnd' : 'sign', end + 1, 'string');
  }
}

/** `@"…"`, `$"…"`, `$@"…"`, `@$"…"`, `@name`. */
function prefixed(scan: Scan, unit: number): void {
  const { text, at } = scan;
  const quote = quoteBehindPrefix(text, at);
  if (quote === undefined) {
    const end = unit === units.at ? wordEnd(text, at + 1) : at + 1;
    return advance(scan, end === at + 1 ? 'sign' : 'word', end, 'no expression');
  }
  if (unit === units.at && quote === at + 1) return advance(scan, 'string', verbatimStringEnd(text, quote), 'string');
  advance(scan, 'interpolationStart', quote + 1, 'string');
  interpolatedText(scan, quote === at + 2 ? verbatimHole : hole);
}

function slash(scan: Scan): void {
  const { text, at } = scan;
  const next = text.charCodeAt(at + 1);
  if (next === units.slash) scan.at = lineCommentEnd(text, at);
  else if (next === units.asterisk) {
    const end = blockCommentEnd(text, at);
    if (end === undefined) scan.problem = 'comment';
    else scan.at = end;
  } else sign(scan);
}

/** The first colon of a hole, outside of brackets in it, begins a format: text up to the brace. */
function colon(scan: Scan): void {
  const kind = scan.closers[scan.closers.length - 1] ?? 0;
  if (!isHole(kind)) return sign(scan);
  const end = holeFormatEnd(scan.text, scan.at + 1, kind === verbatimHole);
  if (end === undefined) scan.problem = 'string';
  else scan.at = end;
}

const pairs = new Set(['?.', '??', '=>', '::', '==', '!=', '<=', '>=', '&&', '||', '++', '--']);

function sign(scan: Scan): void {
  const { text, at, onToken } = scan;
  const isPair = onToken !== undefined && pairs.has(text.slice(at, at + 2));
  advance(scan, 'sign', at + (isPair ? 2 : 1), 'no expression');
}
