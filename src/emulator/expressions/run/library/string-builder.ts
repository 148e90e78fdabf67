import { char, isChar } from '../numbers.ts';
import type { CallSite, Method, TypeMembers } from '../members.ts';
import type { ClrObject, Value } from '../value.ts';
import { intAt, isInt, itemsAt, noOverload, numberOf, rest, textAt } from './arguments.ts';
import { compositeFormat } from './composite-format.ts';
import { indexOutOfRange, outOfRange } from './exceptions.ts';
import { lineEnd } from './line-end.ts';
import { itemsOf, textOf } from './of-value.ts';

const name = 'System.Text.StringBuilder';

export class StringBuilder implements ClrObject {
  readonly clrType = name;
  text: string;

  constructor(text = '') {
    this.text = text;
  }
}

function builder(target: Value): StringBuilder {
  if (!(target instanceof StringBuilder)) throw noOverload(name, [target]);
  return target;
}

const changing =
  (change: (text: string, args: readonly Value[], site: CallSite) => string): Method =>
  (target, args, site) => {
    const made = change(builder(target).text, args, site);
    // What is added counts; a builder that grows piece by piece is not paid for again and again.
    site.spend(Math.abs(made.length - builder(target).text.length) + 1);
    builder(target).text = made;
    return target;
  };

function appended(args: readonly Value[]): string {
  const [value = null, second, third] = args;
  if (value !== null && isChar(value) && isInt(second)) return textOf(value).repeat(numberOf(second));
  const isChars = value !== null && typeof value === 'object' && value.clrType === 'System.Char[]';
  const text = isChars ? Array.from(itemsOf(value) ?? [], (one) => textOf(one)).join('') : textOf(value);
  return isInt(second) && isInt(third) ? text.slice(numberOf(second), numberOf(second) + numberOf(third)) : text;
}

function at(text: string, args: readonly Value[], index: number): number {
  const place = intAt(args, index, 'index');
  if (place < 0 || place > text.length) throw outOfRange('index');
  return place;
}

const methods: Readonly<Record<string, Method>> = {
  Append: changing((text, args) => text + appended(args)),
  AppendFormat: changing((text, args) => text + compositeFormat(textAt(args, 0, 'format'), rest(args, 1))),
  AppendJoin: changing((text, args) => text + Array.from(args.length === 2 ? itemsAt(args, 1, 'values') : args.slice(1), (one) => textOf(one)).join(textOf(args[0] ?? null))),
  AppendLine: changing((text, args) => `${text}${args.length > 0 ? appended(args) : ''}${lineEnd}`),
  Clear: changing(() => ''),
  EnsureCapacity: (_, args) => intAt(args, 0, 'capacity'),
  Equals: (target, [other = null]) => other instanceof StringBuilder && other.text === builder(target).text,
  Insert: changing((text, args) => text.slice(0, at(text, args, 0)) + textOf(args[1] ?? null) + text.slice(at(text, args, 0))),
  Remove: changing((text, args) => {
    const end = at(text, args, 0) + intAt(args, 1, 'length');
    if (end > text.length) throw outOfRange('length', 'Index and length must refer to a location within the string.');
    return text.slice(0, at(text, args, 0)) + text.slice(end);
  }),
  Replace: changing((text, args) => {
    if (args.length > 2) throw noOverload('StringBuilder.Replace', args);
    return text.replaceAll(textOf(args[0] ?? null), () => textOf(args[1] ?? null));
  }),
  ToString: (target, args) => (args.length === 0 ? builder(target).text : builder(target).text.slice(intAt(args, 0, 'startIndex'), intAt(args, 0, 'startIndex') + intAt(args, 1, 'length'))),
};

/** `StringBuilder`; lines end as on Windows. */
export const stringBuilder: TypeMembers = {
  name,
  properties: { Length: (target) => builder(target).text.length, Capacity: (target) => Math.max(16, builder(target).text.length), MaxCapacity: () => 2 ** 31 - 1 },
  setters: {
    Length(target, value) {
      const length = numberOf(value);
      if (length < 0) throw outOfRange('value');
      builder(target).text = builder(target).text.slice(0, length).padEnd(Math.min(length, 16_000_000), '\0');
    },
    Capacity: () => undefined,
  },
  methods,
  index: {
    get(target, args) {
      const code = builder(target).text.charCodeAt(intAt(args, 0, 'index'));
      if (Number.isNaN(code)) throw indexOutOfRange();
      return char(code);
    },
    set(target, args, value) {
      const { text } = builder(target);
      const place = intAt(args, 0, 'index');
      if (place < 0 || place >= text.length) throw outOfRange('index');
      builder(target).text = text.slice(0, place) + textOf(value) + text.slice(place + 1);
    },
  },
  construct: ([first = null]) => new StringBuilder(typeof first === 'string' ? first : ''),
  text: (target) => builder(target).text,
};
