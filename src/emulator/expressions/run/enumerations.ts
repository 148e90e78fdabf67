import { typesAt } from '../types/type-table.ts';
import type { ClrObject, Value } from './value.ts';

/** A value of an enumeration: `StringComparison.Ordinal`. */
export interface ClrEnum extends ClrObject {
  readonly value: number;
  /** As `ToString()` gives it: `Ordinal`, `IgnoreCase, Multiline`, or the number where no name fits. */
  readonly name: string;
  readonly isEnum: true;
}

/** What does not count from 0 by 1. */
const numbered: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'System.Text.RegularExpressions.RegexOptions': { None: 0, IgnoreCase: 1, Multiline: 2, ExplicitCapture: 4, Compiled: 8, Singleline: 16, IgnorePatternWhitespace: 32, RightToLeft: 64, ECMAScript: 256, CultureInvariant: 512, NonBacktracking: 1024 },
  'System.Security.Cryptography.CipherMode': { CBC: 1, ECB: 2, OFB: 3, CFB: 4, CTS: 5 },
  'System.Security.Cryptography.PaddingMode': { None: 1, PKCS7: 2, Zeros: 3, ANSIX923: 4, ISO10126: 5 },
};

const flags: ReadonlySet<string> = new Set(['System.Text.RegularExpressions.RegexOptions', 'System.StringSplitOptions']);

const known = new Map<string, ReadonlyMap<string, number> | undefined>();

/** Names and numbers of an enumeration in order; undefined where the type is none. */
export function enumerationOf(type: string): ReadonlyMap<string, number> | undefined {
  if (!known.has(type)) known.set(type, readEnumeration(type));
  return known.get(type);
}

function readEnumeration(type: string): ReadonlyMap<string, number> | undefined {
  const definition = typesAt(type).find((one) => one.isEnum);
  if (!definition) return undefined;
  return new Map(Object.entries(numbered[type] ?? Object.fromEntries([...definition.statics.keys()].map((name, index) => [name, index]))));
}

/** By name, as C# writes it; undefined where there is none of this name. */
export function enumNamed(type: string, name: string): ClrEnum | undefined {
  const value = enumerationOf(type)?.get(name);
  return value === undefined ? undefined : { clrType: type, value, name, isEnum: true };
}

export function enumValue(type: string, value: number): ClrEnum {
  return { clrType: type, value, name: nameOf(type, value), isEnum: true };
}

export function isEnum(value: Value): value is ClrEnum {
  return typeof value === 'object' && value !== null && 'isEnum' in value;
}

function nameOf(type: string, value: number): string {
  const entries = [...(enumerationOf(type) ?? [])];
  const exact = entries.find(([, number]) => number === value);
  if (exact) return exact[0];
  const set = flags.has(type) ? entries.filter(([, number]) => number !== 0 && (value & number) === number) : [];
  const covered = set.reduce((sum, [, number]) => sum | number, 0);
  return set.length > 0 && covered === value ? set.map(([name]) => name).join(', ') : String(value);
}
