import { scanExpression } from '../expressions/lexer.ts';
import { characters } from './characters.ts';
import { unreadable, type Source } from './source.ts';

/** Whether a policy expression begins at `at`. */
export function beginsExpression(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== characters.at) return false;
  const bracket = text.charCodeAt(at + 1);
  return bracket === characters.parenthesis || bracket === characters.brace;
}

/** Behind the expression that begins at `start`, written as C#; undefined where it is none that ends. */
export function rawExpressionEnd(source: Source, start: number): number | undefined {
  const scanned = scanExpression(source.text, start);
  if (scanned.end !== undefined) return scanned.end;
  const { at, problem } = scanned;
  source.broken ??= { start, problem, at };
  countReadAgain(source, start, problem === 'wrong bracket' ? at : source.text.length);
  return undefined;
}

const mostReadings = 8;

/**
 * What has been looked at for an expression that begins at `start`, and is to be read as something else. Each such search can
 * go through the rest of the document: one made of beginnings would take time in the square of its length, and is refused.
 */
export function countReadAgain(source: Source, start: number, end: number): void {
  source.readAgain += end - start;
  if (source.readAgain > mostReadings * source.text.length) throw unreadable(source, start, 'the expression that begins here has no end');
}
