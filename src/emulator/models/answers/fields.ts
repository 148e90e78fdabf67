import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { invalidChoice, invalidRequest, invalidType, missingParameter, unknownParameter } from './invalid-request.ts';

/** What a field may be. Null stands for a field that is not there unless it is required. */
export type Field = { readonly required?: true } & (
  | { readonly type: 'text'; readonly min?: number; readonly max?: number; readonly choices?: readonly string[]; readonly pattern?: RegExp }
  | { readonly type: 'integer' | 'number'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'array'; readonly min?: number; readonly max?: number }
  | { readonly type: 'object'; readonly fields?: Fields }
  /** Checked by whoever reads it. */
  | { readonly type: 'any' }
);
export type Fields = Readonly<Record<string, Field>>;

/** @throws ModelRefusal 400 for the first field that is unknown, missing or not as it must be. `path`: of the object, with a dot at its end. */
export function checkFields(value: JsonObject, fields: Fields, path = ''): void {
  for (const [name, field] of Object.entries(fields)) {
    const given = value[name] ?? undefined;
    if (given !== undefined) checkField(given, field, path + name);
    else if (field.required) throw missingParameter(path + name);
  }
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) throw unknownParameter(path + unknown);
}

function checkField(given: Json, field: Field, path: string): void {
  switch (field.type) {
    case 'any': return;
    case 'text': return checkText(given, field, path);
    case 'integer': return checkNumber(given, field, path, 'integer');
    case 'number': return checkNumber(given, field, path, 'decimal');
    case 'boolean':
      if (typeof given !== 'boolean') throw invalidType(path, 'a boolean', given);
      return;
    case 'array':
      if (!Array.isArray(given)) throw invalidType(path, 'an array', given);
      return checkLength(given.length, field, path, 'array');
    case 'object':
      if (!isObject(given)) throw invalidType(path, 'an object', given);
      if (field.fields) checkFields(given, field.fields, `${path}.`);
      return;
    default: return field satisfies never;
  }
}

function checkText(given: Json, field: Field & { readonly type: 'text' }, path: string): void {
  if (typeof given !== 'string') throw invalidType(path, field.choices ? `one of ${field.choices.map((choice) => `'${choice}'`).join(', ')}` : 'a string', given);
  if (field.choices && !field.choices.includes(given)) throw invalidChoice(path, given, field.choices);
  checkLength(given.length, field, path, 'string');
  if (field.pattern && !field.pattern.test(given)) {
    throw invalidRequest(`Invalid '${path}': string does not match pattern. Expected a string that matches the pattern '${field.pattern.source}'.`, path, 'invalid_value');
  }
}

/** @throws ModelRefusal 400 in the words for too few and too many. */
export function checkLength(length: number, { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number }, path: string, what: 'array' | 'string'): void {
  const one = what === 'array' ? 'an array' : 'a string';
  if (length < min) {
    const got = length === 0 ? `an empty ${what}` : `${one} with length ${length}`;
    throw invalidRequest(`Invalid '${path}': ${length === 0 ? 'empty ' : ''}${what}${length === 0 ? '' : ' too short'}. Expected ${one} with minimum length ${min}, but got ${got} instead.`, path, length === 0 ? `empty_${what}` : `${what}_below_min_length`);
  }
  if (length > max) throw invalidRequest(`Invalid '${path}': ${what} too long. Expected ${one} with maximum length ${max}, but got ${one} with length ${length} instead.`, path, `${what}_above_max_length`);
}

function checkNumber(given: Json, { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number }, path: string, what: 'integer' | 'decimal'): void {
  if (typeof given !== 'number' || (what === 'integer' && !Number.isInteger(given))) throw invalidType(path, what === 'integer' ? 'an integer' : 'a decimal number', given);
  if (given < min) throw invalidRequest(`Invalid '${path}': ${what} below minimum value. Expected a value >= ${min}, but got ${given} instead.`, path, `${what}_below_min_value`);
  if (given > max) throw invalidRequest(`Invalid '${path}': ${what} above maximum value. Expected a value <= ${max}, but got ${given} instead.`, path, `${what}_above_max_value`);
}
