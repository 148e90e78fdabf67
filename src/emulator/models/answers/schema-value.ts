import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { seededRandom } from '../../random.ts';
import { type Fits, fitsOf } from './schema/fits.ts';
import { listOf } from './schema/merged.ts';
import { numberValue } from './schema/number-value.ts';
import { itemSchema, propertiesOf, propertySchema, typeOf } from './schema/parts.ts';
import { type SchemaReader, schemaReader } from './schema/plain-schema.ts';
import { SchemaFault } from './schema/schema-fault.ts';
import { textValue } from './schema/text-value.ts';
import { seedOf } from './seed.ts';

/** Levels of objects, lists and choices. Beyond this a schema is refused: structured outputs allow ten. */
const deepest = 40;
/** Levels beyond what must be, for what may be: properties that are not required, items of lists. */
const spare = 12;
/** How often a schema stands inside itself where it need not. */
const usualNesting = 2;
const mostValues = 5000;
/** Letters of all texts together. */
const mostLetters = 50_000;
const usualItems = 2;

/**
 * A value that conforms to a JSON schema, the same for the same arguments: types, `enum`, `const`, properties, required and additional
 * ones, lists, bounds, `pattern`, `format`, `anyOf`, `oneOf`, `allOf`, `$ref` inside the document, recursive schemas. `not`, `if`,
 * `contains` and `propertyNames` are not looked at. Undefined stands for the schema that allows everything.
 * @throws SchemaFault where there is no such value or it would be too large.
 */
export function valueOf(schema: Json | undefined, seed: string): Json {
  const root = schema ?? {};
  const reader = schemaReader(root);
  const fits = fitsOf(reader);
  return new Making(reader, fits, seed).value(root, levelsFor(root, fits) + spare, []);
}

/** The fewest with which there is a value. */
function levelsFor(schema: Json, fits: Fits): number {
  for (let levels = 1; levels <= deepest; levels++) if (fits(schema, levels)) return levels;
  throw new SchemaFault('no value of reasonable size conforms to the schema');
}

type Path = readonly string[];

/** One value on its way. */
class Making {
  private readonly reader: SchemaReader;
  private readonly fits: Fits;
  private readonly seed: string;
  private made = 0;
  private letters = 0;
  /** The schemas that the value stands in. */
  private readonly around: JsonObject[] = [];

  constructor(reader: SchemaReader, fits: Fits, seed: string) {
    this.reader = reader;
    this.fits = fits;
    this.seed = seed;
  }

  value(schema: Json, levels: number, path: Path): Json {
    this.made += 1;
    if (this.made > mostValues) throw tooLarge();
    const plain = this.reader.plain(schema);
    if (plain === false) throw new SchemaFault('no value conforms to the schema');
    const nested = this.around.filter((one) => one === plain).length >= usualNesting;
    const below = (nested ? levelsFor(schema, this.fits) : levels) - 1;
    this.around.push(plain);
    const value = this.ofPlain(plain, below, path);
    this.around.pop();
    return value;
  }

  private ofPlain(plain: JsonObject, below: number, path: Path): Json {
    if (plain['const'] !== undefined) return plain['const'];
    if (plain['enum'] !== undefined) return this.oneOf(this.rightOnes(plain), path) ?? null;
    if (plain['anyOf'] !== undefined) return this.value(this.option(listOf(plain['anyOf']), below, path), below, path);
    const random = seededRandom(seedOf(this.seed, ...path));
    const type = typeOf(plain);
    switch (type) {
      case 'object': return this.object(plain, below, path);
      case 'array': return this.list(plain, below, path);
      case 'string': return this.text(textValue(plain, path.findLast((step) => !/^\d+$/.test(step)) ?? '', random));
      case 'integer': return numberValue(plain, true, random());
      case 'number': return numberValue(plain, false, random());
      case 'boolean': return random() < 0.5;
      case 'null':
      case undefined: return null;
      default: return type satisfies never;
    }
  }

  private text(text: string): string {
    this.letters += text.length;
    if (this.letters > mostLetters) throw tooLarge();
    return text;
  }

  private oneOf<T>(options: readonly T[], path: Path): T | undefined {
    return options[Math.floor(seededRandom(seedOf(this.seed, ...path, 'one of'))() * options.length)];
  }

  /** Of an `enum`, what has the type that stands beside it. */
  private rightOnes(plain: JsonObject): readonly Json[] {
    const all = listOf(plain['enum']);
    const type = plain['type'] === undefined ? undefined : typeOf(plain);
    const right = all.filter((one) => type === undefined || isOfType(one, type));
    return right.length === 0 ? all : right;
  }

  /** Null only where nothing else is short enough. */
  private option(options: readonly Json[], levels: number, path: Path): Json {
    const short = options.filter((option) => this.fits(option, levels));
    const said = short.filter((option) => !this.isNull(option));
    return this.oneOf(said.length === 0 ? short : said, path) ?? false;
  }

  private isNull(option: Json): boolean {
    const plain = this.reader.plain(option);
    return plain !== false && plain['anyOf'] === undefined && plain['enum'] === undefined && typeOf(plain) === 'null';
  }

  private object(plain: JsonObject, levels: number, path: Path): Json {
    const required = new Set(listOf(plain['required']).map(String));
    const most = typeof plain['maxProperties'] === 'number' ? plain['maxProperties'] : Infinity;
    const optional = Object.keys(propertiesOf(plain)).filter((name) => !required.has(name) && this.fits(propertySchema(plain, name), levels));
    const kept = new Set([...required, ...optional.slice(0, Math.max(0, most - required.size))]);
    // In the order of the schema, as models write them.
    const names = [...Object.keys(propertiesOf(plain)), ...required].filter((name) => kept.delete(name));
    return Object.fromEntries([...names, ...this.furtherNames(plain, names, levels)].map((name) => [name, this.value(propertySchema(plain, name), levels, [...path, name])]));
  }

  /** Names that the schema leaves open: as many as it asks for, one where it has no others but says what they hold. */
  private furtherNames(plain: JsonObject, names: readonly string[], levels: number): readonly string[] {
    const further = plain['additionalProperties'];
    if (further === false || !this.fits(further ?? {}, levels)) return [];
    const least = typeof plain['minProperties'] === 'number' ? plain['minProperties'] : 0;
    const wanted = Math.max(least, isObject(further) && names.length === 0 && plain['maxProperties'] !== 0 ? 1 : 0);
    const free = Array.from({ length: Math.min(wanted, mostValues) + names.length }, (_, at) => `key${at + 1}`).filter((name) => !names.includes(name));
    return free.slice(0, Math.max(0, wanted - names.length));
  }

  private list(plain: JsonObject, levels: number, path: Path): Json {
    const least = typeof plain['minItems'] === 'number' ? plain['minItems'] : 0;
    const most = typeof plain['maxItems'] === 'number' ? plain['maxItems'] : Infinity;
    const first = Array.isArray(plain['items']) ? plain['items'].length : listOf(plain['prefixItems']).length;
    const items: Json[] = [];
    const seen = new Set<string>();
    const wanted = Math.min(Math.max(least, first, usualItems), most);
    for (let at = 0; items.length < wanted && at < 2 * wanted + 8; at++) {
      const schema = itemSchema(plain, items.length);
      if (items.length >= least && !this.fits(schema, levels)) break;
      const item = this.value(schema, levels, [...path, String(at)]);
      const written = JSON.stringify(item);
      if (plain['uniqueItems'] === true && seen.has(written)) continue;
      seen.add(written);
      items.push(item);
    }
    return items;
  }
}

function tooLarge(): SchemaFault {
  return new SchemaFault('a value that conforms to the schema would be too large');
}

function isOfType(value: Json, type: string): boolean {
  switch (type) {
    case 'object': return isObject(value);
    case 'array': return Array.isArray(value);
    case 'null': return value === null;
    case 'integer': return Number.isInteger(value);
    default: return typeof value === type;
  }
}
