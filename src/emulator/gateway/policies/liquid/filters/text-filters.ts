import { fold } from '../../../../expressions/run/library/compare-text.ts';
import { ofText, textIn, wholeIn } from './filter.ts';
import type { Filters, LiquidFilter } from './filter.ts';
import type { LiquidValue } from '../values.ts';

const wordStart = /(?<![\p{L}\p{Mn}\p{Nd}\p{Pc}])\p{L}/gu;
const isBlank = (text: string): boolean => text.trim() === '';

/** A part put before or behind; null is nothing. */
function joining(join: (text: string, part: string) => string): LiquidFilter {
  return {
    least: 1,
    run(input, [part = null], { spend }) {
      const [left, right] = [textIn(input) ?? '', textIn(part) ?? ''];
      spend(left.length + right.length);
      return join(left, right);
    },
  };
}

function truncate(text: string, [length, end]: readonly LiquidValue[]): string {
  const most = wholeIn(length, 50);
  const tail = end === undefined ? '...' : (textIn(end) ?? '');
  if (text === '') return text;
  if (most < 0) return tail;
  return text.length > most ? text.slice(0, Math.max(0, most - tail.length)) + tail : text;
}

function truncateWords(text: string, [count, end]: readonly LiquidValue[]): string {
  const most = wholeIn(count, 15);
  const tail = end === undefined ? '...' : (textIn(end) ?? '');
  if (text === '') return text;
  if (most <= 0) return tail;
  const words = text.split(' ');
  return words.length > most ? words.slice(0, most).join(' ') + tail : text;
}

/** Empty parts fall away; without a separator every character is a part. */
function split(text: string, [pattern = null]: readonly LiquidValue[]): LiquidValue {
  const separator = textIn(pattern);
  if (isBlank(text)) return [text];
  return separator === null || separator === '' ? Array.from({ length: text.length }, (_, at) => text.charAt(at)) : text.split(separator).filter((part) => part !== '');
}

/** As DotLiquid has them, which are C#'s methods of strings. */
export const textFilters: Filters = {
  Append: joining((text, part) => text + part),
  Capitalize: ofText((text) => text.replaceAll(wordStart, (letter) => fold(letter))),
  Default: {
    least: 1,
    run(input, [otherwise = null]) {
      const text = textIn(input);
      return text === null || isBlank(text) ? textIn(otherwise) : text;
    },
  },
  Downcase: ofText((text) => text.toLowerCase()),
  Lstrip: ofText((text) => text.trimStart()),
  Prepend: joining((text, part) => part + text),
  Rstrip: ofText((text) => text.trimEnd()),
  Split: ofText(split, 1),
  Strip: ofText((text) => text.trim()),
  Truncate: ofText(truncate),
  TruncateWords: ofText(truncateWords),
  Upcase: ofText((text) => fold(text)),
};
