import type { CharacterSet } from './pattern.ts';

const ofUnit = (pattern: RegExp): CharacterSet => {
  const known = new Map<number, boolean>();
  return (unit) => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const is = pattern.test(String.fromCharCode(unit));
    if (known.size < 4096) known.set(unit, is);
    return is;
  };
};

/** As .NET defines them: Unicode's, but for `RegexOptions.ECMAScript`. */
export const digit = ofUnit(/^\p{Nd}$/u);
export const wordCharacter = ofUnit(/^[\p{L}\p{Mn}\p{Nd}\p{Pc}]$/u);
export const whiteSpace = ofUnit(/^[\f\n\r\t\v\u0085\p{Z}]$/u);
export const asciiDigit = ofUnit(/^[0-9]$/);
export const asciiWordCharacter = ofUnit(/^[A-Za-z0-9_]$/);
export const asciiWhiteSpace = ofUnit(/^[\f\n\r\t\v ]$/);

export const any: CharacterSet = () => true;
export const notLineFeed: CharacterSet = (unit) => unit !== 10;

export const not =
  (set: CharacterSet): CharacterSet =>
  (unit) =>
    !set(unit);

export const without =
  (set: CharacterSet, less: CharacterSet): CharacterSet =>
  (unit) =>
    set(unit) && !less(unit);

export const anyOf =
  (sets: readonly CharacterSet[]): CharacterSet =>
  (unit) =>
    sets.some((set) => set(unit));

export const range =
  (first: number, last: number): CharacterSet =>
  (unit) =>
    unit >= first && unit <= last;

/** The unit in its other case, where that is one unit. */
export function otherCase(unit: number): number {
  const char = String.fromCharCode(unit);
  const lower = char.toLowerCase();
  const other = lower === char ? char.toUpperCase() : lower;
  return other.length === 1 ? other.charCodeAt(0) : unit;
}

export const ignoringCase =
  (set: CharacterSet): CharacterSet =>
  (unit) =>
    set(unit) || set(otherCase(unit));

/** `\p{Lu}`: general categories; undefined for .NET's names of blocks (`IsGreek`) and for what nobody knows. */
export function category(name: string): CharacterSet | undefined {
  return /^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfson]?)$/.test(name) ? ofUnit(new RegExp(`^\\p{${name}}$`, 'u')) : undefined;
}
