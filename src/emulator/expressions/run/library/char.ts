import { char, charOf, double, isChar } from '../numbers.ts';
import type { StaticMethod, TypeMembers } from '../members.ts';
import type { Value } from '../value.ts';
import { intAt, isInt, numberOf, setOut, textAt } from './arguments.ts';
import { argumentNull, formatException, outOfRange } from './exceptions.ts';
import { textOf } from './of-value.ts';
import { isWhiteSpace } from './white-space.ts';

/** The character itself, or that at a place of a string. */
function unit(args: readonly Value[]): string {
  const [first = null, at] = args;
  if (typeof first !== 'string') return textOf(first);
  if (!isInt(at) || numberOf(at) < 0 || numberOf(at) >= first.length) throw outOfRange('index');
  return first.charAt(numberOf(at));
}

const is =
  (pattern: RegExp): StaticMethod =>
  (args) =>
    pattern.test(unit(args));

const into =
  (change: (text: string) => string): StaticMethod =>
  (args) => {
    const changed = change(unit(args));
    return changed.length === 1 ? charOf(changed) : charOf(unit(args));
  };

const code = (value: Value): number => (isChar(value) ? value.value : textOf(value).charCodeAt(0));

/** `char`: one UTF-16 unit. */
export const charType: TypeMembers = {
  name: 'System.Char',
  base: 'System.ValueType',
  methods: { CompareTo: (target, [other = null]) => code(target) - code(other) },
  statics: {
    properties: { MaxValue: () => char(0xffff), MinValue: () => char(0) },
    methods: {
      ConvertFromUtf32: (args) => String.fromCodePoint(intAt(args, 0, 'utf32')),
      ConvertToUtf32: (args) => textAt(args, 0, 's').codePointAt(intAt(args, 1, 'index')) ?? 0,
      GetNumericValue: (args) => double(/^\d$/.test(unit(args)) ? Number(unit(args)) : -1),
      IsControl: is(/^\p{Cc}$/u),
      IsDigit: is(/^\p{Nd}$/u),
      IsLetter: is(/^\p{L}$/u),
      IsLetterOrDigit: is(/^[\p{L}\p{Nd}]$/u),
      IsLower: is(/^\p{Ll}$/u),
      IsNumber: is(/^\p{N}$/u),
      IsPunctuation: is(/^\p{P}$/u),
      IsSeparator: is(/^\p{Z}$/u),
      IsSurrogate: is(/^[\ud800-\udfff]$/),
      IsSymbol: is(/^\p{S}$/u),
      IsUpper: is(/^\p{Lu}$/u),
      IsWhiteSpace: (args) => isWhiteSpace(unit(args)),
      Parse: ([text]) => {
        if (typeof text !== 'string') throw argumentNull('s');
        if (text.length !== 1) throw formatException('String must be exactly one character long.');
        return charOf(text);
      },
      ToLower: into((text) => text.toLowerCase()),
      ToLowerInvariant: into((text) => text.toLowerCase()),
      ToString: (args) => unit(args),
      ToUpper: into((text) => text.toUpperCase()),
      ToUpperInvariant: into((text) => text.toUpperCase()),
      TryParse: (args) => {
        const [text] = args;
        const fits = typeof text === 'string' && text.length === 1;
        setOut(args, 1, fits ? charOf(text) : char(0));
        return fits;
      },
    },
  },
  text: (target) => (isChar(target) ? String.fromCharCode(target.value) : ''),
  equals: (a, b) => code(a) === code(b),
  compare: (a, b) => code(a) - code(b),
  key: (value) => String(code(value)),
};
