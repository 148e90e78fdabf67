import type { Json, JsonObject } from '../../../src/model/json.ts';
import type { Random } from './random.ts';

type Holder = Record<string, Json> | Json[];

/** A place that can be written: its holder and its key. */
interface Spot {
  readonly holder: Holder;
  readonly key: string;
}

const words = (
  'type $ref nullable const examples example $defs definitions servers parameters operationId summary description x-ms-examples x-ms-paths __proto__ constructor toString hasOwnProperty valueOf items ' +
  'prefixItems anyOf oneOf allOf not $recursiveRef $dynamicRef $recursiveAnchor $id $anchor exclusiveMinimum discriminator required properties additionalProperties get post trace head options paths ' +
  'components schemas responses requestBody content schema headers in name openapi swagger info title version security securitySchemes webhooks enum default format readOnly callbacks links host basePath ' +
  'schemes consumes produces body formData collectionFormat /a?b=c /{x}/{y} /openai /{*rest} * 200 default x- application/json'
).split(' ');

const long = 'ü'.repeat(3000);
const texts = ['', ' ', '\n', '\u0000', '\u001b[2J', '\u202e', '\uD800', '\u{1F600}', '../../x', '%', '%7B', '~1', '#', '#/', '#/paths', '#/components/schemas/nothing', '#/$defs/X', 'x.json#/a', 'https://x/y', 'path', 'query', 'cookie', 'object', 'array', 'null', 'file', 'true', '5', '1e999', long];
const values: readonly Json[] = [null, true, false, 0, -1, 1e308, [], {}, [null], [[]], [{}], { type: 'null' }, ['string', 'null'], { $ref: '#' }, { name: 'c', in: 'cookie' }, { name: 'deployment-id', in: 'query', required: true }, { get: {} }, ...texts];

function spotsOf(document: JsonObject, random: Random): Spot {
  let holder = document as Record<string, Json> as Holder;
  for (let depth = random.below(14); depth > 0; depth--) {
    const inside = Object.values(holder).filter((value): value is Holder => typeof value === 'object' && value !== null);
    if (inside.length === 0) break;
    holder = random.pick(inside);
  }
  const keys = Object.keys(holder);
  return { holder, key: keys.length === 0 ? '0' : random.pick(keys) };
}

function set({ holder }: Spot, key: string, value: Json): void {
  if (Array.isArray(holder)) holder.push(value);
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function put({ holder, key }: Spot, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function at({ holder, key }: Spot): Json {
  return (holder as Record<string, Json>)[key] ?? null;
}

function nested(depth: number, random: Random): Json {
  let value: Json = { type: 'string' };
  const key = random.pick(['items', 'not', 'properties', 'allOf', 'x-a', 'anyOf']);
  for (let level = 0; level < depth; level++) value = key === 'properties' ? { properties: { a: value } } : key.endsWith('Of') ? { [key]: [value] } : { [key]: value };
  return value;
}

const pointer = (path: readonly string[]): string => `#${path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;

/** Places of the document, as references to them. */
function someReference(document: JsonObject, random: Random): string {
  const path: string[] = [];
  let here: Json = document;
  for (let depth = 1 + random.below(9); depth > 0 && typeof here === 'object' && here !== null; depth--) {
    const keys: readonly string[] = Object.keys(here);
    if (keys.length === 0) break;
    const key: string = random.pick(keys);
    path.push(key);
    here = (here as Record<string, Json>)[key] ?? null;
  }
  return pointer(path);
}

function referencesIn(document: JsonObject): readonly Spot[] {
  const found: Spot[] = [];
  const open: Holder[] = [document as Record<string, Json>];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    for (const [key, value] of Object.entries(holder)) {
      if (key === '$ref' && typeof value === 'string') found.push({ holder, key });
      if (typeof value === 'object' && value !== null) open.push(value as Holder);
    }
  }
  return found;
}

type Mutation = (document: JsonObject, random: Random, others: readonly JsonObject[]) => void;

/** Each changes one thing in a document of its own. */
const mutations: Readonly<Record<string, Mutation>> = {
  remove: (document, random) => {
    const { holder, key } = spotsOf(document, random);
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  duplicate: (document, random) => {
    const spot = spotsOf(document, random);
    set(spot, random.pick([...words, `${spot.key}2`, spot.key.toUpperCase()]), structuredClone(at(spot)));
  },
  replace: (document, random) => put(spotsOf(document, random), structuredClone(random.pick(values))),
  add: (document, random) => set(spotsOf(document, random), random.pick(words), structuredClone(random.pick(values))),
  transplant: (document, random, others) => put(spotsOf(document, random), structuredClone(at(spotsOf(random.pick(others), random)))),
  move: (document, random) => set(spotsOf(document, random), random.pick(words), structuredClone(at(spotsOf(document, random)))),
  rename: (document, random) => {
    const { holder, key } = spotsOf(document, random);
    if (Array.isArray(holder)) return;
    const value = holder[key] ?? null;
    delete holder[key];
    set({ holder, key }, random.pick([...words, ...texts]), value);
  },
  retype: (document, random) => {
    const spot = spotsOf(document, random);
    const value = at(spot);
    put(spot, random.pick<Json>([[value], { value }, JSON.stringify(value).slice(0, 100), Number(JSON.stringify(value).slice(0, 20)) || 0, typeof value === 'string' ? Number(value) || 0 : {}]));
  },
  text: (document, random) => put(spotsOf(document, random), random.pick(texts)),
  swapReferences: (document, random) => {
    const spots = referencesIn(document);
    if (spots.length < 2) return;
    const [one, other] = [random.pick(spots), random.pick(spots)];
    const value = at(one);
    put(one, at(other));
    put(other, value);
  },
  retarget: (document, random) => {
    const spots = referencesIn(document);
    if (spots.length > 0) put(random.pick(spots), someReference(document, random));
  },
  refer: (document, random) => put(spotsOf(document, random), { $ref: someReference(document, random), ...(random.below(2) === 0 ? { description: 'beside' } : {}) }),
  deep: (document, random) => put(spotsOf(document, random), nested(random.pick([20, 60, 110, 125, 140]), random)),
  long: (document, random) => {
    const spot = spotsOf(document, random);
    const value = at(spot);
    const size = JSON.stringify(value).length;
    if (size > 4000) return;
    put(spot, Array.from({ length: Math.min(3000, Math.ceil(200_000 / size)) }, () => structuredClone(value)));
  },
  many: (document, random) => {
    const spot = spotsOf(document, random);
    const value = at(spot);
    const size = JSON.stringify(value).length;
    if (size > 4000 || Array.isArray(spot.holder)) return;
    for (let index = Math.min(500, Math.ceil(100_000 / size)); index > 0; index--) set(spot, `${spot.key}${index}`, structuredClone(value));
  },
};

export const mutationNames = Object.keys(mutations);

/** A copy with a few changes, and what they were. */
export function mutated(document: JsonObject, others: readonly JsonObject[], random: Random, only: readonly string[] = []): { readonly document: JsonObject; readonly what: string } {
  const copy = structuredClone(document);
  const names = only.length > 0 ? only : Array.from({ length: 1 + random.below(6) }, () => random.pick(mutationNames));
  for (const name of names) mutations[name]?.(copy, random, others);
  return { document: copy, what: names.join(', ') };
}
