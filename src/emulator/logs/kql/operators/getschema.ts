import type { Relation } from '../bind/relation.ts';
import type { KType } from '../values/type.ts';

const dataTypes: Readonly<Record<KType, string>> = {
  bool: 'System.SByte',
  int: 'System.Int32',
  long: 'System.Int64',
  real: 'System.Double',
  string: 'System.String',
  datetime: 'System.DateTime',
  timespan: 'System.TimeSpan',
  guid: 'System.Guid',
  dynamic: 'System.Object',
};

export function getSchema({ columns }: Relation): Relation {
  return {
    columns: [
      { name: 'ColumnName', type: 'string' },
      { name: 'ColumnOrdinal', type: 'long' },
      { name: 'DataType', type: 'string' },
      { name: 'ColumnType', type: 'string' },
    ],
    rows: columns.map(({ name, type }, index) => [name, BigInt(index), dataTypes[type], type]),
    serialized: true,
  };
}
