import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Schema } from './schema.ts';

/** Named as the contract check names them. */
export interface Issue {
  readonly code: 'INVALID_TYPE' | 'ENUM_MISMATCH' | 'PATTERN' | 'MIN' | 'MAX' | 'OBJECT_MISSING_REQUIRED_PROPERTY' | 'OBJECT_ADDITIONAL_PROPERTIES' | 'INVALID_FORMAT' | 'INVALID_RESPONSE_CODE';
  /** `properties/pool/services/0/id`. */
  readonly path: string;
  readonly message: string;
}

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/i,
  duration: /^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/,
};

/**
 * A small reading of Swagger's schemas, made without oav and without the local ARM's table of fields. In a request null is the
 * same as nothing, and what is read-only counts for nothing.
 */
export function issuesOf(schema: Schema, value: Json, side: 'request' | 'response', path = ''): readonly Issue[] {
  if (schema.anything || (side === 'request' && schema.readOnly)) return [];
  if (value === null) return side === 'request' || path !== '' ? [] : [issue('INVALID_TYPE', path, 'null')];
  switch (schema.type) {
    case 'object':
      return isObject(value) ? objectIssues(schema, value, side, path) : [issue('INVALID_TYPE', path, 'not an object')];
    case 'array':
      return Array.isArray(value) ? arrayIssues(schema, value as readonly Json[], side, path) : [issue('INVALID_TYPE', path, 'not an array')];
    case 'string':
      return typeof value === 'string' ? textIssues(schema, value, side, path) : [issue('INVALID_TYPE', path, 'not a text')];
    case 'integer':
    case 'number':
      return typeof value === 'number' && (schema.type === 'number' || Number.isInteger(value)) ? numberIssues(schema, value, path) : [issue('INVALID_TYPE', path, `not a ${schema.type}`)];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [issue('INVALID_TYPE', path, 'not a boolean')];
    default:
      return [];
  }
}

function objectIssues(schema: Schema, value: Readonly<Record<string, Json | undefined>>, side: 'request' | 'response', path: string): readonly Issue[] {
  const stated = Object.entries(value).flatMap(([name, inner]): [string, Json][] => (inner === undefined || (side === 'request' && inner === null) ? [] : [[name, inner]]));
  const names = new Set(stated.map(([name]) => name));
  const missing = [...schema.required].filter((name) => !names.has(name) && !(side === 'request' && schema.properties.get(name)?.().readOnly));
  return [
    ...missing.map((name) => issue('OBJECT_MISSING_REQUIRED_PROPERTY', join(path, name), 'missing')),
    ...stated.flatMap(([name, inner]) => {
      const property = schema.properties.get(name);
      if (property) return issuesOf(property(), inner, side, join(path, name));
      if (schema.others) return issuesOf(schema.others(), inner, side, join(path, name));
      return schema.discriminated ? [] : [issue('OBJECT_ADDITIONAL_PROPERTIES', join(path, name), 'not in the specification')];
    }),
  ];
}

function arrayIssues(schema: Schema, value: readonly Json[], side: 'request' | 'response', path: string): readonly Issue[] {
  const items = schema.items;
  return [...sizeIssues(schema, value.length, path, 'items'), ...(items ? value.flatMap((item, index) => issuesOf(items(), item, side, join(path, String(index)))) : [])];
}

function textIssues(schema: Schema, value: string, side: 'request' | 'response', path: string): readonly Issue[] {
  const format = schema.format === undefined ? undefined : formats[schema.format];
  return [
    ...sizeIssues(schema, [...value].length, path, 'characters'),
    ...(schema.words && !schema.words.some((word) => word === value || (side === 'response' && String(word).toLowerCase() === value.toLowerCase())) ? [issue('ENUM_MISMATCH', path, `"${value.slice(0, 40)}"`)] : []),
    ...(schema.pattern && !schema.pattern.test(value) ? [issue('PATTERN', path, `"${value.slice(0, 40)}"`)] : []),
    ...(format && !format.test(value) ? [issue('INVALID_FORMAT', path, `"${value.slice(0, 40)}" is no ${schema.format}`)] : []),
  ];
}

function numberIssues(schema: Schema, value: number, path: string): readonly Issue[] {
  const range = schema.format === 'int32' && Math.abs(value) > 2 ** 31 ? [issue('MAX', path, `${value} is no int32`)] : [];
  return [...range, ...sizeIssues(schema, value, path, '')];
}

function sizeIssues({ min, max }: Schema, size: number, path: string, of: string): readonly Issue[] {
  return [...(min !== undefined && size < min ? [issue('MIN', path, `${size} ${of} < ${min}`)] : []), ...(max !== undefined && size > max ? [issue('MAX', path, `${size} ${of} > ${max}`)] : [])];
}

function issue(code: Issue['code'], path: string, message: string): Issue {
  return { code, path, message };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}
