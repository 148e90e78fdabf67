import type { Shape } from '../../src/emulator/arm/schema/table.ts';
import { resolved } from './spec-files.ts';
import type { Placed, Schema } from './spec-files.ts';

/** Shapes that look alike are written once: index in the table. */
export class Shapes {
  readonly all: Shape[] = [];
  readonly #known = new Map<string, number>();

  add(shape: Shape): number {
    const text = JSON.stringify(shape);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, this.all.length);
    return this.all.push(shape) - 1;
  }

  /** The shape of a schema. Throws where a type contains itself or has a discriminator: none that is served does. */
  of(placed: Placed, inside: readonly string[] = []): number {
    const { schema, file, definition } = resolved(placed);
    if (definition !== undefined && inside.includes(definition)) throw new Error(`${definition} contains itself.`);
    if (schema['discriminator'] !== undefined) throw new Error(`${definition} is told apart by ${String(schema['discriminator'])}; the table has no shape for that.`);
    const within = definition === undefined ? inside : [...inside, definition];
    const here = { schema, file };
    const properties = allProperties(here);
    const more = schema['additionalProperties'];
    if (properties.size > 0) return this.add({ k: 'o', ...this.#members(properties, within), ...requiredOf(here, properties), ...(more ? { open: 1 as const } : {}), ...marks(schema) });
    if (typeof more === 'object' && more !== null) return this.add({ k: 'm', v: this.of({ schema: more as Schema, file }, within), ...marks(schema) });
    if (schema['type'] === 'array') return this.add({ k: 'a', v: this.of({ schema: schema['items'] as Schema, file }, within), ...bounds(schema, 'minItems', 'maxItems'), ...marks(schema) });
    return this.add({ ...leaf(schema), ...marks(schema) });
  }

  #members(properties: ReadonlyMap<string, Placed>, inside: readonly string[]): Pick<Shape, 'p'> {
    return { p: Object.fromEntries([...properties].map(([name, placed]) => [name, this.of(placed, inside)])) };
  }
}

/** Own ones and those of `allOf`; a type's own word beats what it extends. */
function allProperties(placed: Placed): ReadonlyMap<string, Placed> {
  const { schema, file } = resolved(placed);
  const inherited = ((schema['allOf'] ?? []) as readonly Schema[]).flatMap((part) => [...allProperties({ schema: part, file })]);
  const own = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>).map(([name, inner]): [string, Placed] => [name, { schema: inner, file }]);
  return new Map([...inherited, ...own]);
}

function requiredOf(placed: Placed, properties: ReadonlyMap<string, Placed>): Pick<Shape, 'r'> {
  const names = [...new Set(requiredNames(placed))].filter((name) => properties.has(name)).toSorted();
  return names.length > 0 ? { r: names } : {};
}

function requiredNames(placed: Placed): readonly string[] {
  const { schema, file } = resolved(placed);
  const inherited = ((schema['allOf'] ?? []) as readonly Schema[]).flatMap((part) => requiredNames({ schema: part, file }));
  return [...inherited, ...((schema['required'] ?? []) as readonly string[])];
}

function leaf(schema: Schema): Shape {
  const { type, format, pattern } = schema;
  const listed = schema['enum'] as readonly string[] | undefined;
  const choice = listed ? { e: [...listed], ...((schema['x-ms-enum'] as Schema | undefined)?.['modelAsString'] === true ? { any: 1 as const } : {}) } : {};
  const said = typeof format === 'string' ? { f: format } : {};
  switch (type) {
    case 'string':
      return { k: 's', ...choice, ...said, ...(typeof pattern === 'string' ? { re: pattern } : {}), ...bounds(schema, 'minLength', 'maxLength') };
    case 'integer':
      return { k: 'i', ...said, ...bounds(schema, 'minimum', 'maximum') };
    case 'number':
      if (schema['multipleOf'] !== undefined) throw new Error('multipleOf: the table has no word for that.');
      return { k: 'n', ...bounds(schema, 'minimum', 'maximum') };
    case 'boolean':
      return { k: 'b' };
    default:
      return listed ? { k: 's', ...choice } : type === 'object' ? { k: 'm' } : { k: 'x' };
  }
}

function bounds(schema: Schema, low: string, high: string): Pick<Shape, 'l'> {
  const [min, max] = [schema[low], schema[high]];
  if (min === undefined && max === undefined) return {};
  return { l: [typeof min === 'number' ? min : null, typeof max === 'number' ? max : null] };
}

function marks(schema: Schema): Pick<Shape, 'ro' | 's' | 'm'> {
  const mutability = schema['x-ms-mutability'] as readonly string[] | undefined;
  return {
    ...(schema['readOnly'] === true ? { ro: 1 } : {}),
    ...(schema['x-ms-secret'] === true ? { s: 1 } : {}),
    ...(mutability ? { m: ['create', 'read', 'update'].filter((word) => mutability.includes(word)).map((word) => word[0]).join('') } : {}),
  };
}
