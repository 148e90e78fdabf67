import { columnsOf, printable } from './printable.ts';

/** Scripts that put no blanks between words: a line may end behind every character, but for the rules below. */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\u30FC\uFF00-\uFF60]/u;
/** No line begins with these (JIS X 4051, the part that reading needs). */
const neverFirst = /[、。，．,.:;?!・：；？！)）」』】〕ー々〜…%ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
/** And none ends with these. */
const neverLast = /[「『（(【〔]/u;

interface Piece {
  readonly text: string;
  /** A blank stands before it, unless it begins a line. */
  readonly spaced: boolean;
}

/** Breaks at blanks, but not at those that are said to stay (U+00A0), and between characters of Japanese. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const { spaced, text: piece } of text.split(/[^\S\u00a0\u3000]+/).flatMap(piecesOf)) {
    const joined = line === '' ? piece : `${line}${spaced ? ' ' : ''}${piece}`;
    if (line !== '' && columnsOf(joined) > width) {
      lines.push(line);
      line = piece;
    } else line = joined;
  }
  return line === '' ? lines : [...lines, line];
}

/** As wrapText; words that are wider than a line are broken too. */
export function fitText(text: string, width: number): readonly string[] {
  return wrapText(text, width).flatMap((line) => (columnsOf(line) <= width ? [line] : brokenAnywhere(line, width)));
}

function brokenAnywhere(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const character of text) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && columnsOf(last + character) > width) lines.push(character);
    else lines[lines.length - 1] = last + character;
  }
  return lines;
}

/** What is not broken any further. */
function piecesOf(word: string): readonly Piece[] {
  const pieces: string[] = [];
  let before = '';
  for (const character of printable(word.replaceAll('\u00a0', ' '))) {
    const last = pieces.length - 1;
    const mayBreak = before !== '' && (dense.test(character) || dense.test(before)) && !neverFirst.test(character) && !neverLast.test(before);
    if (mayBreak || last < 0) pieces.push(character);
    else pieces[last] = `${pieces[last] ?? ''}${character}`;
    before = character;
  }
  return pieces.map((text, index) => ({ text, spaced: index === 0 }));
}
