/** Kusto's scalar types; `decimal` is not taken. */
export type KType = 'bool' | 'int' | 'long' | 'real' | 'string' | 'datetime' | 'timespan' | 'guid' | 'dynamic';

export interface Column {
  readonly name: string;
  readonly type: KType;
}

/** Other names of the types. */
const names: Readonly<Record<string, KType>> = {
  bool: 'bool',
  boolean: 'bool',
  int: 'int',
  long: 'long',
  real: 'real',
  double: 'real',
  string: 'string',
  datetime: 'datetime',
  date: 'datetime',
  timespan: 'timespan',
  time: 'timespan',
  guid: 'guid',
  dynamic: 'dynamic',
};

export function typeNamed(name: string): KType | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

export function isInteger(type: KType): boolean {
  return type === 'int' || type === 'long';
}

export function isNumber(type: KType): boolean {
  return isInteger(type) || type === 'real';
}
