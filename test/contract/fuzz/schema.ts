import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { at, isObject, textAt } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';

/** A schema of a specification with its references followed and its `allOf` merged; inner ones when they are asked for. */
export interface Schema {
  readonly type: string | undefined;
  readonly properties: ReadonlyMap<string, () => Schema>;
  readonly required: ReadonlySet<string>;
  /** What other properties have to be; undefined: there are to be none. */
  readonly others: (() => Schema) | undefined;
  readonly items: (() => Schema) | undefined;
  /** Words, where the specification knows them all. */
  readonly words: readonly Json[] | undefined;
  readonly pattern: RegExp | undefined;
  readonly format: string | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly readOnly: boolean;
  /** Without any statement on what it is. */
  readonly anything: boolean;
  /** Other schemas say more of it, depending on a property. */
  readonly discriminated: boolean;
}

const documents = new Map<string, Json>();
const known = new Map<string, Schema>();

export function documentAt(file: string): Json {
  const found = documents.get(file);
  if (found !== undefined) return found;
  const document = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Json) : null;
  documents.set(file, document);
  return document;
}

/** What a reference in a file names, and the file where it stands. */
export function resolved(file: string, given: Json | undefined): { readonly file: string; readonly value: Json | undefined } {
  const reference = textAt(given, '$ref');
  if (reference === undefined) return { file, value: given };
  const [other = '', pointer = ''] = reference.split('#');
  const where = other === '' ? file : path.resolve(path.dirname(file), other);
  return resolved(where, at(documentAt(where), ...pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))));
}

export function schemaOf(file: string, given: Json | undefined): Schema {
  const reference = textAt(given, '$ref');
  const key = reference === undefined ? undefined : `${file} ${reference}`;
  // Azure's specifications say beside a reference what is read-only.
  const own = (schema: Schema): Schema => (reference !== undefined && at(given, 'readOnly') === true ? { ...schema, readOnly: true } : schema);
  const found = key === undefined ? undefined : known.get(key);
  if (found) return own(found);
  const { file: where, value } = resolved(file, given);
  const schema = read(where, isObject(value) ? value : {});
  if (key !== undefined) known.set(key, schema);
  return own(schema);
}

function read(file: string, value: JsonObject): Schema {
  const parents = (Array.isArray(value['allOf']) ? (value['allOf'] as readonly Json[]) : []).map((parent) => schemaOf(file, parent));
  const own = isObject(value['properties']) ? value['properties'] : {};
  const type = textAt(value, 'type') ?? parents.find((parent) => parent.type !== undefined)?.type ?? (Object.keys(own).length > 0 ? 'object' : undefined);
  const properties = new Map([...parents.flatMap((parent) => [...parent.properties]), ...Object.entries(own).map(([name, inner]): [string, () => Schema] => [name, () => schemaOf(file, inner)])]);
  const others = value['additionalProperties'];
  const bare = properties.size === 0 && type === 'object' && others === undefined;
  const closed = at(value, 'x-ms-enum', 'modelAsString') !== true;
  return {
    type,
    properties,
    required: new Set([...parents.flatMap((parent) => [...parent.required]), ...(Array.isArray(value['required']) ? value['required'].map(String) : [])]),
    others: isObject(others) ? () => schemaOf(file, others) : others === true || bare ? () => schemaOf(file, {}) : parents.find((parent) => parent.others && parent.properties.size === 0)?.others,
    items: value['items'] === undefined ? parents.find((parent) => parent.items)?.items : () => schemaOf(file, value['items']),
    words: Array.isArray(value['enum']) && closed ? (value['enum'] as readonly Json[]) : undefined,
    pattern: patternOf(textAt(value, 'pattern')),
    format: textAt(value, 'format'),
    min: number(value, 'minLength', 'minItems', 'minimum'),
    max: number(value, 'maxLength', 'maxItems', 'maximum'),
    readOnly: value['readOnly'] === true,
    anything: type === undefined && parents.length === 0,
    discriminated: value['discriminator'] !== undefined || parents.some((parent) => parent.discriminated),
  };
}

function number(value: JsonObject, ...names: readonly string[]): number | undefined {
  return names.map((name) => value[name]).find((found) => typeof found === 'number');
}

function patternOf(text: string | undefined): RegExp | undefined {
  if (text === undefined) return undefined;
  try {
    return new RegExp(text);
  } catch {
    return undefined;
  }
}
