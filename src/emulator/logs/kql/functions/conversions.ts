import { convert } from '../values/convert.ts';
import { isBag, isList, type Value } from '../values/value.ts';
import type { KType } from '../values/type.ts';
import { scalar, type ScalarFunction } from './scalar-function.ts';

const names: Readonly<Record<string, KType>> = {
  tostring: 'string',
  toint: 'int',
  tolong: 'long',
  toreal: 'real',
  todouble: 'real',
  tobool: 'bool',
  toboolean: 'bool',
  todatetime: 'datetime',
  totimespan: 'timespan',
  toguid: 'guid',
  todynamic: 'dynamic',
  parse_json: 'dynamic',
  parsejson: 'dynamic',
};

export const conversionFunctions: readonly ScalarFunction[] = [
  ...Object.entries(names).map(([name, type]) =>
    scalar(`${name}(any): ${type}`, ([value = null], { types: [from = 'string'] }) => convert(value, from, type), { strict: false, naming: '%' }),
  ),
  scalar('gettype(any): string', ([value = null], { types: [type = 'string'] }) => (type === 'dynamic' ? kindOf(value) : value === null ? 'null' : type), { strict: false, naming: 'type_%' }),
];

function kindOf(value: Value): string {
  if (value === null) return 'null';
  if (isList(value)) return 'array';
  if (isBag(value)) return 'dictionary';
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'double';
  return typeof value === 'boolean' ? 'bool' : 'string';
}
