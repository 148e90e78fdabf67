import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { fault, invalidField, lastKey, required } from './fault.ts';
import type { Fault, Path } from './fault.ts';
import type { Field } from './field.ts';
import { fitsInteger, isOfFormat } from './formats.ts';

/** Where faults go. `stored`: fields that an older api-version took stay, though the one that is asked does not know them. */
export interface Faults {
  readonly found: Fault[];
  readonly stored?: boolean;
}

/** Checks a value and gives what of it counts: without nulls, which are as good as absent, and without what only the service tells. */
export function checkValue(field: Field, value: Json, path: Path, faults: Faults): Json | undefined {
  if (field.readOnly) return undefined;
  const found = faultOf(field, value, path);
  if (found) {
    faults.found.push(found);
    return undefined;
  }
  if (Array.isArray(value)) return value.map((item: Json, index) => (field.of ? (checkValue(field.of, item, [...path, index], faults) ?? null) : item));
  if (!isObject(value) || field.kind === 'any') return value;
  return field.kind === 'map' ? checkMap(field, value, path, faults) : checkObject(field, value, path, faults);
}

/** In the order of the table, so that the same body in another order is the same content. */
function checkObject({ fields = {}, required: needed = [], open }: Field, value: JsonObject, path: Path, faults: Faults): JsonObject {
  const known = Object.entries(fields).map(([name, field]): readonly [string, Json | undefined] => {
    const inner = Object.hasOwn(value, name) ? (value[name] ?? null) : null;
    if (inner !== null) return [name, checkValue(field, inner, [...path, name], faults)];
    if (needed.includes(name) && !field.readOnly) faults.found.push(missing(field, [...path, name]));
    return [name, undefined];
  });
  const others = Object.entries(value).filter(([name, inner]) => !Object.hasOwn(fields, name) && inner !== null);
  const keeps = open === true || faults.stored === true;
  if (!keeps) faults.found.push(...others.map(([name]) => invalidField([...path, name])));
  return kept(keeps ? [...known, ...others] : known);
}

function missing({ missing: said }: Field, path: Path): Fault {
  return said ? fault(path, said.message, said.target) : required(path);
}

function checkMap({ of, nullSpeaks }: Field, value: JsonObject, path: Path, faults: Faults): JsonObject {
  return kept(
    Object.entries(value).map(([name, inner = null]) => {
      if (inner === null) return [name, nullSpeaks ? null : undefined];
      return [name, of ? checkValue(of, inner, [...path, name], faults) : inner];
    }),
  );
}

function kept(entries: readonly (readonly [string, Json | undefined])[]): JsonObject {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** What is wrong with the value itself; what is inside of it comes after. */
function faultOf(field: Field, value: Json, path: Path): Fault | undefined {
  if (!isOfKind(field, value)) return field.message === undefined || field.kind !== 'text' ? invalidField(path) : fault(path, field.message);
  const wrong = wrongWith(field, value, lastKey(path));
  return wrong === undefined ? undefined : fault(path, field.message ?? wrong);
}

function isOfKind({ kind, format }: Field, value: Json): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'number' && fitsInteger(format, value);
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value);
    case 'object':
    case 'map':
      return isObject(value);
    case 'any':
      return true;
  }
}

/** In the manner of the validation library whose words the service was seen to use ("The specified condition was not met for"). */
function wrongWith({ words, format, pattern, bounds }: Field, value: Json, name: string): string | undefined {
  if (typeof value === 'string') {
    if (words && !words.includes(value)) return `Invalid field '${name}' specified`;
    // A length of 0 allows the empty text, whatever its format.
    if (format !== undefined && !(value === '' && bounds?.[0] === 0) && !isOfFormat(format, value)) return `'${name}' is not in the correct format.`;
    if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) return `'${name}' is not in the correct format.`;
  }
  if (!bounds || typeof value === 'boolean') return undefined;
  const [least, most] = bounds;
  // Characters as JSON Schema counts them: a pair of surrogates is one.
  const size = typeof value === 'number' ? value : typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : 0;
  if ((least === null || size >= least) && (most === null || size <= most)) return undefined;
  const range = most === null ? `at least ${least}` : least === null ? `at most ${most}` : `between ${least} and ${most}`;
  if (typeof value === 'number') return `'${name}' must be ${range}. You entered ${value}.`;
  return typeof value === 'string' ? `'${name}' must be ${range} characters. You entered ${size} characters.` : `'${name}' must have ${range} items. You entered ${size} items.`;
}
