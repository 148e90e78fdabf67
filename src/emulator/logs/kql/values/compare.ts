import { jsonText } from './dynamic.ts';
import type { KType } from './type.ts';
import { isNumber } from './type.ts';
import type { Row, Value } from './value.ts';

/** Less than 0: `a` comes first. Neither is null; of one type, numbers mixed. NaN is the least number. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'object' && typeof b === 'object') return compareTexts(jsonText(a), jsonText(b));
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(!Number.isNaN(a)) - Number(!Number.isNaN(b));
  if (typeof a === typeof b || (isFigure(a) && isFigure(b))) return Number((a as number) > (b as number)) - Number((a as number) < (b as number));
  return rank(a) - rank(b);
}

function isFigure(value: Value): boolean {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** Kinds within dynamics: numbers, texts, all else. */
function rank(value: Value): number {
  if (isFigure(value)) return 0;
  return typeof value === 'string' ? 1 : typeof value === 'boolean' ? 2 : 3;
}

/** By code units, as Kusto does. */
export function compareTexts(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** Neither is null. */
export function sameValue(a: Value, b: Value): boolean {
  if (typeof a === 'object' || typeof b === 'object') return typeof a === typeof b && jsonText(a as null) === jsonText(b as null);
  // oxlint-disable-next-line eqeqeq -- 1n and 1 are the same number
  return typeof a === typeof b ? a === b : isFigure(a) && isFigure(b) && a == b;
}

/** Equal for equal values of the type, whatever the integer's width. */
export function keyOf(value: Value, type: KType): string {
  if (value === null) return 'n';
  if (isNumber(type)) return String(value);
  return typeof value === 'object' ? `j${jsonText(value)}` : `v${String(value)}`;
}

export function keyOfCells(cells: Row, types: readonly KType[]): string {
  return cells.map((cell, index) => keyOf(cell, types[index] ?? 'dynamic')).join('\u0001');
}
