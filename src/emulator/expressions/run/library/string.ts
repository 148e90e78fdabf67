import { ClrArray } from '../arrays.ts';
import { char, isChar } from '../numbers.ts';
import type { CallSite, Method, TypeMembers } from '../members.ts';
import type { Value } from '../value.ts';
import { intAt, isInt, itemsAt, noOverload, numberOf, textAt } from './arguments.ts';
import { compareNullable, compareText, comparisonIn, equalText, lower, seen, upper } from './compare-text.ts';
import { argumentException, argumentNull, indexOutOfRange, outOfRange } from './exceptions.ts';
import { lineEnd } from './line-end.ts';
import { itemsOf, textOf } from './of-value.ts';
import { splitText } from './split-text.ts';
import { stringStatics } from './string-statics.ts';
import { isWhiteSpace } from './white-space.ts';

const str = (target: Value): string => textOf(target);

/** A string or a `char` as text; null is an argument that may not be. */
function needle(args: readonly Value[], parameter = 'value'): string {
  const [value = null] = args;
  if (value !== null && isChar(value)) return String.fromCharCode(value.value);
  return textAt(args, 0, parameter);
}

function checkRange(text: string, start: number, length: number): void {
  if (start < 0) throw outOfRange('startIndex', 'StartIndex cannot be less than zero.');
  if (start > text.length) throw outOfRange('startIndex', 'startIndex cannot be larger than length of string.');
  if (length < 0) throw outOfRange('length', 'Length cannot be less than zero.');
  if (start + length > text.length) throw outOfRange('length', 'Index and length must refer to a location within the string.');
}

function position(args: readonly Value[], index: number, otherwise: number): number {
  const value = args[index];
  return isInt(value) ? numberOf(value) : otherwise;
}

const indexOf: Method = (target, args) => {
  const text = str(target);
  const comparison = comparisonIn(args);
  const start = position(args, 1, 0);
  if (start < 0 || start > text.length) throw outOfRange('startIndex', 'Index was out of range. Must be non-negative and less than or equal to the size of the collection.');
  const count = position(args, 2, text.length - start);
  if (count < 0 || start + count > text.length) throw outOfRange('count', 'Count must be positive and count must refer to a location within the string/array/collection.');
  return seen(text.slice(0, start + count), comparison).indexOf(seen(needle(args), comparison), start);
};

const lastIndexOf: Method = (target, args) => {
  const text = str(target);
  const comparison = comparisonIn(args);
  const wanted = needle(args);
  const start = Math.min(position(args, 1, text.length - 1), text.length - 1);
  const count = position(args, 2, start + 1);
  const from = Math.max(0, start - count + 1);
  const found = seen(text.slice(from, start + 1), comparison).lastIndexOf(seen(wanted, comparison));
  if (wanted === '') return text.length === 0 ? 0 : Math.min(start + 1, text.length);
  return found < 0 ? -1 : found + from;
};

const oneOf = (args: readonly Value[]): string => Array.from(itemsAt(args, 0, 'anyOf'), (one) => textOf(one)).join('');

function indexOfAny(target: Value, args: readonly Value[], last: boolean): number {
  const text = str(target);
  const wanted = oneOf(args);
  const at = [...text.split('').keys()].filter((index) => wanted.includes(text.charAt(index)) && (last ? index <= position(args, 1, text.length) : index >= position(args, 1, 0)));
  return (last ? at.at(-1) : at[0]) ?? -1;
}

function trimmed(text: string, args: readonly Value[], start: boolean, end: boolean): string {
  const flat = args.flatMap((one) => (isChar(one) || one === null || typeof one === 'string' ? [one] : [...(itemsOf(one) ?? [])]));
  const chars = flat.map((one) => textOf(one)).join('');
  const goes = (unit: string): boolean => (chars === '' ? isWhiteSpace(unit) : chars.includes(unit));
  let [from, to] = [0, text.length];
  if (start) while (from < to && goes(text.charAt(from))) from += 1;
  if (end) while (to > from && goes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function padded(target: Value, args: readonly Value[], left: boolean, site: CallSite): string {
  const width = intAt(args, 0, 'totalWidth');
  if (width < 0) throw outOfRange('totalWidth', 'Non-negative number required.');
  site.spend(width);
  const fill = args[1] === undefined ? ' ' : textOf(args[1]);
  return left ? str(target).padStart(width, fill) : str(target).padEnd(width, fill);
}

const replace: Method = (target, args, site) => {
  const text = str(target);
  const old = needle(args, 'oldValue');
  const by = textOf(args[1] ?? null);
  if (old === '') throw argumentException('String cannot be of zero length.', 'oldValue');
  const comparison = comparisonIn(args);
  const pieces = seen(text, comparison).split(seen(old, comparison));
  site.spend(text.length + pieces.length * by.length);
  let at = 0;
  return pieces.map(({ length }) => [text.slice(at, at + length), (at += length + old.length)][0]).join(by);
};

const methods: Readonly<Record<string, Method>> = {
  Clone: (target) => target,
  CompareTo: (target, args) => compareNullable(str(target), args[0] ?? null, 'CurrentCulture'),
  Contains: (target, args) => seen(str(target), comparisonIn(args)).includes(seen(needle(args), comparisonIn(args))),
  EndsWith: (target, args) => seen(str(target), comparisonIn(args)).endsWith(seen(needle(args), comparisonIn(args))),
  Equals: (target, args) => equalText(target, args[0] ?? null, comparisonIn(args)),
  IndexOf: indexOf,
  IndexOfAny: (target, args) => indexOfAny(target, args, false),
  Insert: (target, args) => {
    const [text, at] = [str(target), intAt(args, 0, 'startIndex')];
    if (at < 0 || at > text.length) throw outOfRange('startIndex');
    return text.slice(0, at) + textAt(args, 1, 'value') + text.slice(at);
  },
  IsNormalized: (target) => str(target) === str(target).normalize(),
  LastIndexOf: lastIndexOf,
  LastIndexOfAny: (target, args) => indexOfAny(target, args, true),
  Normalize: (target, args) => {
    if (args.length > 0) throw noOverload('string.Normalize', args);
    return str(target).normalize();
  },
  PadLeft: (target, args, site) => padded(target, args, true, site),
  PadRight: (target, args, site) => padded(target, args, false, site),
  Remove: (target, args) => {
    const [text, start] = [str(target), intAt(args, 0, 'startIndex')];
    const count = position(args, 1, text.length - start);
    if (start < 0 || start > text.length) throw outOfRange('startIndex');
    if (count < 0 || start + count > text.length) throw outOfRange('count', 'Index and count must refer to a location within the string.');
    return text.slice(0, start) + text.slice(start + count);
  },
  Replace: replace,
  ReplaceLineEndings: (target, args) => str(target).replaceAll(/\r\n|[\n\r\f\u0085\u2028\u2029]/g, () => textOf(args[0] ?? lineEnd)),
  Split: (target, args, site) => splitText(str(target), args, site),
  StartsWith: (target, args) => seen(str(target), comparisonIn(args)).startsWith(seen(needle(args), comparisonIn(args))),
  Substring: (target, args) => {
    const [text, start] = [str(target), intAt(args, 0, 'startIndex')];
    const length = position(args, 1, text.length - start);
    checkRange(text, start, args.length > 1 ? length : 0);
    return text.slice(start, start + length);
  },
  ToCharArray: (target, args, site) => {
    const text = str(target);
    const start = position(args, 0, 0);
    site.spend(text.length);
    return new ClrArray('System.Char', Array.from({ length: position(args, 1, text.length - start) }, (_, at) => char(text.charCodeAt(start + at))));
  },
  ToLower: (target) => lower(str(target)),
  ToLowerInvariant: (target) => lower(str(target)),
  ToString: (target) => target,
  ToUpper: (target) => upper(str(target)),
  ToUpperInvariant: (target) => upper(str(target)),
  Trim: (target, args) => trimmed(str(target), args, true, true),
  TrimEnd: (target, args) => trimmed(str(target), args, false, true),
  TrimStart: (target, args) => trimmed(str(target), args, true, false),
};

/** `string`. */
export const string: TypeMembers = {
  name: 'System.String',
  properties: { Length: (target) => str(target).length },
  methods,
  index: {
    get(target, args) {
      const at = intAt(args, 0, 'index');
      if (at < 0 || at >= str(target).length) throw indexOutOfRange();
      return char(str(target).charCodeAt(at));
    },
  },
  get statics() {
    return stringStatics;
  },
  construct: (args, site) => {
    const [first, second, third] = args;
    if (first === undefined || first === null) return '';
    if (isChar(first) && isInt(second)) {
      site.spend(numberOf(second));
      return String.fromCharCode(first.value).repeat(numberOf(second));
    }
    const chars = itemsOf(first);
    if (!chars) throw argumentNull('value');
    const text = Array.from(chars, (one) => textOf(one)).join('');
    return isInt(second) && isInt(third) ? text.slice(numberOf(second), numberOf(second) + numberOf(third)) : text;
  },
  *items(target) {
    const text = str(target);
    for (let at = 0; at < text.length; at += 1) yield char(text.charCodeAt(at));
  },
  text: str,
  equals: (a, b) => a === b,
  compare: (a, b) => compareText(str(a), str(b), 'CurrentCulture'),
};
