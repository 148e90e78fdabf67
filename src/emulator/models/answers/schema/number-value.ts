import type { JsonObject } from '../../../../model/json.ts';

/** How far from its bound a number lies at most that has only one, in steps. */
const reach = 100;

/** A number within `minimum`, `maximum` (and exclusive ones) that is a multiple of `multipleOf`. `random`: in [0, 1). */
export function numberValue(schema: JsonObject, whole: boolean, random: number): number {
  const step = stepOf(schema['multipleOf'], whole);
  const low = bound(schema, 'minimum', 'exclusiveMinimum', Math.max);
  const high = bound(schema, 'maximum', 'exclusiveMaximum', Math.min);
  let first = low === undefined ? undefined : times(low.value, step, Math.ceil);
  let last = high === undefined ? undefined : times(high.value, step, Math.floor);
  if (first !== undefined && low?.exclusive && scaled(first, step) <= low.value) first += 1;
  if (last !== undefined && high?.exclusive && scaled(last, step) >= high.value) last -= 1;
  const from = first ?? (last === undefined || last >= 1 ? 1 : last - reach);
  const to = Math.min(last ?? Infinity, from + reach);
  // No multiple of the usual step lies between them: the middle does.
  if (to < from) return low !== undefined && high !== undefined ? (low.value + high.value) / 2 : scaled(from, step);
  return scaled(from + Math.floor(random * (to - from + 1)), step);
}

/** Of whole numbers 1 and of others 0.1, unless `multipleOf` asks for another. */
function stepOf(multipleOf: unknown, whole: boolean): number {
  const asked = typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : undefined;
  if (asked === undefined) return whole ? 1 : 0.1;
  if (!whole || Number.isInteger(asked)) return asked;
  for (let factor = 2; factor <= 1000; factor++) if (Number.isInteger(asked * factor)) return asked * factor;
  return 1;
}

function times(value: number, step: number, round: (value: number) => number): number {
  const exact = value / step;
  const near = Math.round(exact);
  return Math.abs(exact - near) < 1e-9 * Math.max(1, Math.abs(exact)) ? near : round(exact);
}

/** Division where it is exact: 3 × 0.1 is 0.30000000000000004, 3 / 10 is 0.3. */
function scaled(count: number, step: number): number {
  const parts = Math.round(1 / step);
  return step < 1 && Math.abs(parts * step - 1) < 1e-12 ? count / parts : count * step;
}

interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

/** Drafts up to 4 say that a bound is exclusive by true beside it, later ones by a number of its own. */
function bound(schema: JsonObject, inclusive: string, exclusive: string, tighter: (a: number, b: number) => number): Bound | undefined {
  const [value, other] = [schema[inclusive], schema[exclusive]];
  if (typeof other === 'number' && (typeof value !== 'number' || tighter(value, other) === other)) return { value: other, exclusive: true };
  return typeof value === 'number' ? { value, exclusive: other === true } : undefined;
}
