import type { Relation } from '../bind/relation.ts';
import type { CountOperator } from '../syntax/operator.ts';

export function count({ name }: CountOperator, { rows }: Relation): Relation {
  return { columns: [{ name, type: 'long' }], rows: [[BigInt(rows.length)]], serialized: false };
}
