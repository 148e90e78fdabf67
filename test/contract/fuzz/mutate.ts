import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Dice } from './dice.ts';
import { strange } from './texts.ts';

/** The body with one thing changed. */
export function mutated(body: Json, dice: Dice): Json {
  const places = placesIn(body);
  if (places.length === 0) return dice.pick<Json>([null, 1, 'a', [], {}]);
  const place = dice.pick(places);
  return replaced(body, place, change(dice));
}

type Change = (value: Json) => Json | undefined;

function change(dice: Dice): Change {
  const numbers: readonly Json[] = [-1, 0, 1.5, 101, 1e15, 2 ** 31, 2 ** 53, -0];
  const others: readonly Json[] = [null, true, '', 'a', [], {}, [null], { a: { b: [1] } }, '2026-01-01', 0];
  return dice.pick<Change>([
    () => undefined,
    () => null,
    () => dice.pick(numbers),
    () => dice.pick(strange),
    () => dice.pick(others),
    (value) => [value, value],
    (value) => ({ value }),
    (value) => (typeof value === 'string' ? value.toUpperCase() : String(value)),
    (value) => (isObject(value) ? { ...value, [dice.pick(['zzz', '__proto__', 'id', 'properties', 'Type', 'constructor', 'é'])]: dice.pick(others) } : value),
    (value) => (Array.isArray(value) ? Array.from({ length: 40 }, () => (value[0] ?? 'a') as Json) : value),
    (value) => nested(value, dice.pick([3, 30, 300])),
  ]);
}

function nested(value: Json, depth: number): Json {
  let inner = value;
  for (let level = 0; level < depth; level += 1) inner = level % 2 === 0 ? { a: inner } : [inner];
  return inner;
}

function placesIn(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item: Json, index) => placesIn(item, [...path, index]))];
  if (!isObject(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => placesIn(item ?? null, [...path, key]))];
}

/** The body with one place changed; undefined takes it out. */
export function replaced(value: Json, [first, ...rest]: readonly (string | number)[], how: Change): Json {
  if (first === undefined) return how(value) ?? null;
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => {
      if (index !== first) return [item];
      const next = rest.length === 0 ? how(item) : replaced(item, rest, how);
      return next === undefined ? [] : [next];
    });
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if (key !== first) return [[key, item ?? null]];
      const next = rest.length === 0 ? how(item ?? null) : replaced(item ?? null, rest, how);
      return next === undefined ? [] : [[key, next]];
    }),
  );
}

/** Each body that lacks one thing more. */
export function smaller(body: Json): readonly Json[] {
  return placesIn(body)
    .filter((place) => place.length > 0)
    .map((place) => replaced(body, place, () => undefined));
}
