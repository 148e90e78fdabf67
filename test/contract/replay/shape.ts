import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';

/** What a value looks like: its JSON types, and those of what is in it. All items of an array make one shape. */
export interface Shape {
  /** `null` among them where it was ever null. */
  readonly types: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, Shape>;
  readonly items: Shape | undefined;
  /** How many values it was read from, to tell optional properties of items from the others. */
  readonly seen: number;
}

export interface ShapeDifference {
  readonly kind: 'missing property' | 'extra property' | 'other type';
  /** `properties.rules[].name`. */
  readonly path: string;
  readonly recorded: string;
  readonly ours: string;
}

export function shapeOf(...values: readonly Json[]): Shape {
  const types = new Set(values.map(typeName));
  const objects = values.filter(isObject);
  const names = new Set(objects.flatMap((object) => Object.keys(object).filter((key) => object[key] !== undefined)));
  const properties = new Map([...names].map((name) => [name, shapeOf(...objects.flatMap((object) => (object[name] === undefined ? [] : [object[name]])))]));
  const items = values.flatMap((value) => (Array.isArray(value) ? (value as readonly Json[]) : []));
  return { types, properties, items: items.length === 0 ? undefined : shapeOf(...items), seen: values.length };
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** `isMap`: properties below this path are names that people chose. */
export function differences(recorded: Shape, ours: Shape, isMap: (path: string) => boolean, path = ''): readonly ShapeDifference[] {
  const left = [...recorded.types].toSorted().join('|');
  const right = [...ours.types].toSorted().join('|');
  if (left !== right && !(recorded.types.size > 1 && [...ours.types].every((type) => recorded.types.has(type)))) return [{ kind: 'other type', path, recorded: left, ours: right }];
  const found: ShapeDifference[] = [];
  if (!isMap(path)) {
    for (const [name, shape] of recorded.properties) {
      const inner = path === '' ? name : `${path}.${name}`;
      const mine = ours.properties.get(name);
      if (mine) found.push(...differences(shape, mine, isMap, inner));
      else if (shape.seen === recorded.seen) found.push({ kind: 'missing property', path: inner, recorded: [...shape.types].join('|'), ours: 'absent' });
    }
    for (const [name, shape] of ours.properties) {
      if (!recorded.properties.has(name)) found.push({ kind: 'extra property', path: path === '' ? name : `${path}.${name}`, recorded: 'absent', ours: [...shape.types].join('|') });
    }
  }
  if (recorded.items && ours.items) found.push(...differences(recorded.items, ours.items, isMap, `${path}[]`));
  return found;
}
