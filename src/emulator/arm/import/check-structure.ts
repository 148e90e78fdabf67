import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { readerFault } from './faults.ts';
import type { Place } from './faults.ts';
import { fieldsOf, pathsForm, referable } from './grammar.ts';
import type { Form, Kind } from './grammar.ts';

/** The document is built as OpenAPI 3.0 says. Throws the first fault, in the words of the service's reader as far as they are known. */
export function checkStructure(root: JsonObject): void {
  check(root, { is: 'object', kind: 'document' }, []);
  check(root['x-ms-paths'], pathsForm, ['x-ms-paths']);
}

/** Null counts as absent. */
function check(value: Json | undefined, form: Form, place: Place): void {
  if (value === undefined || value === null) return;
  switch (form.is) {
    case 'unread':
      return;
    case 'text':
      checkScalar(value, place);
      return;
    case 'flag':
      checkScalar(value, place);
      if (!/^(true|false)$/i.test(String(value))) throw readerFault(`String '${String(value)}' was not recognized as a valid Boolean.`, place);
      return;
    case 'texts':
      checkList(value, { is: 'text' }, place);
      return;
    case 'list':
      checkList(value, form.of, place);
      return;
    case 'map':
    case 'extensibleMap':
      for (const [key, inner] of Object.entries(asObject(value, place))) {
        if (form.is === 'map' || !key.startsWith('x-')) check(inner, form.of, [...place, key]);
      }
      return;
    case 'flagOrSchema':
      if (typeof value !== 'boolean') check(value, { is: 'object', kind: 'schema' }, place);
      return;
    case 'object':
      checkObject(asObject(value, place), form.kind, place);
  }
}

function checkObject(value: JsonObject, kind: Kind, place: Place): void {
  // Beside a reference nothing is read.
  if (referable.has(kind) && typeof value['$ref'] === 'string') return;
  const fields = fieldsOf[kind];
  for (const [key, inner] of Object.entries(value)) {
    const form = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (form !== undefined) check(inner, form, [...place, key]);
    else if (!key.startsWith('x-')) throw readerFault(`${key} is not a valid property at #/${place.join('/')}`, place);
  }
}

function checkScalar(value: Json, place: Place): void {
  if (typeof value === 'object') throw readerFault('Cannot create a scalar value from this type of node.', place);
}

function checkList(value: Json, of: Form, place: Place): void {
  if (!Array.isArray(value)) throw readerFault('Cannot create a list from this type of node.', place);
  for (const [index, inner] of value.entries()) check(inner, of, [...place, String(index)]);
}

function asObject(value: Json, place: Place): JsonObject {
  if (!isObject(value)) throw readerFault(`${place.at(-1) ?? 'document'} must be a map/object`, place);
  return value;
}
