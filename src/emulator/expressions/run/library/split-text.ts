import { ClrArray } from '../arrays.ts';
import { isEnum } from '../enumerations.ts';
import type { CallSite } from '../members.ts';
import { isChar } from '../numbers.ts';
import type { Value } from '../value.ts';
import { isInt, numberOf } from './arguments.ts';
import { outOfRange } from './exceptions.ts';
import { itemsOf, textOf } from './of-value.ts';
import { isWhiteSpace } from './white-space.ts';

/**
 * `Split` with all its overloads: characters one by one or as an array, one string or an array of them, a count, options.
 * Without separators it splits at white space.
 */
export function splitText(text: string, args: readonly Value[], site: CallSite): ClrArray {
  const separators = args.flatMap((one) => (typeof one === 'string' || isChar(one) ? [textOf(one)] : one === null || isEnum(one) || isInt(one) ? [] : Array.from(itemsOf(one) ?? [], (part) => textOf(part)))).filter((part) => part !== '');
  const first = args.findIndex((one, index) => index > 0 && typeof one === 'number');
  const count = first < 0 ? Infinity : numberOf(args[first] ?? null);
  if (count < 0) throw outOfRange('count', 'Count cannot be less than zero.');
  const options = args.find((one) => isEnum(one) && one.clrType === 'System.StringSplitOptions');
  const flags = options !== undefined && isEnum(options) ? options.value : 0;
  site.spend(text.length * Math.max(1, separators.length));
  const onlyEmpty = args.some((one) => one === '') && separators.length === 0;
  const parts = [...pieces(text, onlyEmpty ? undefined : separators, count, (flags & 1) !== 0, (flags & 2) !== 0)];
  site.spend(parts.length);
  return new ClrArray('System.String', parts);
}

function* pieces(text: string, separators: readonly string[] | undefined, count: number, dropEmpty: boolean, trim: boolean): Generator<string> {
  const shaped = (part: string): string => (trim ? part.trim() : part);
  if (count === 0) return;
  let given = 0;
  let from = 0;
  while (given < count - 1) {
    const next = separators === undefined ? undefined : nextSeparator(text, from, separators);
    if (!next) break;
    const part = shaped(text.slice(from, next.at));
    from = next.at + next.length;
    if (dropEmpty && part === '') continue;
    given += 1;
    yield part;
  }
  if (dropEmpty && separators) for (let next = nextSeparator(text, from, separators); next?.at === from; next = nextSeparator(text, from, separators)) from += next.length;
  const last = shaped(text.slice(from));
  if (!(dropEmpty && last === '')) yield last;
}

function nextSeparator(text: string, from: number, separators: readonly string[]): { readonly at: number; readonly length: number } | undefined {
  for (let at = from; at < text.length; at += 1) {
    if (separators.length === 0 && isWhiteSpace(text.charAt(at))) return { at, length: 1 };
    const found = separators.find((one) => text.startsWith(one, at));
    if (found !== undefined) return { at, length: found.length };
  }
  return undefined;
}
