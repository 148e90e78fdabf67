import { isArmId } from '../model/arm-id.ts';
import { columnsOf, printable } from './printable.ts';

/** Cuts to `width` columns; of an ARM id the end is kept, which tells more. */
export function cut(text: string, width: number): string {
  const shown = printable(text);
  if (columnsOf(shown) <= width) return shown;
  if (width <= 1) return '…';
  return isArmId(shown) ? `…${shown.slice(shown.length - width + 1)}` : `${start(shown, width - 1)}…`;
}

/** Cuts out of the middle: names of one list often differ at their ends only. */
export function cutMiddle(text: string, width: number): string {
  const shown = printable(text);
  if (columnsOf(shown) <= width) return shown;
  if (width <= 3) return cut(shown, width);
  const head = start(shown, Math.ceil((width - 1) / 2));
  return `${head}…${end(shown, width - 1 - columnsOf(head))}`;
}

/** The last columns of a text. */
export function end(text: string, width: number): string {
  const characters = [...text];
  while (columnsOf(characters.join('')) > width) characters.shift();
  return characters.join('');
}

function start(text: string, width: number): string {
  let kept = '';
  for (const character of text) {
    if (columnsOf(kept + character) > width) break;
    kept += character;
  }
  return kept;
}

/** Breaks at blanks, but not at those that are said to stay (U+00A0); a longer word stands alone and may stick out. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[^\S\u00a0]+/).map((part) => printable(part.replaceAll('\u00a0', ' ')))) {
    if (word === '') continue;
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Narrower than this nobody reads a column. */
const narrowest = 20;

/** Two columns, the right one wrapped; a left part that is too wide gets a line of its own, and all of them where there is no room. */
export function twoColumns(rows: readonly (readonly [string, string])[], width: number, indent = 2): readonly string[] {
  const left = Math.min(32, Math.max(0, ...rows.map(([name]) => name.length)));
  const pad = ' '.repeat(indent);
  const stacked = width - indent - left - 3 < narrowest;
  const gap = ' '.repeat(stacked ? indent + 4 : indent + left + 3);
  return rows.flatMap(([name, text]) => {
    const lines = wrap(text, width - gap.length);
    if (stacked || name.length > left) return [`${pad}${name}`, ...lines.map((line) => gap + line)];
    const [first = '', ...rest] = lines;
    return [`${pad}${name.padEnd(left)}   ${first}`.trimEnd(), ...rest.map((line) => gap + line)];
  });
}
