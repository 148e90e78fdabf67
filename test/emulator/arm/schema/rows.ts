import { bodyField } from '../../../../src/emulator/arm/schema/request-shape.ts';
import type { Asked } from '../../../../src/emulator/arm/schema/request-shape.ts';
import type { Field } from '../../../../src/emulator/arm/schema/field.ts';
import { fieldTable } from '../../../../src/emulator/arm/schema/table.ts';
import { unpublished } from '../../../../src/emulator/arm/schema/unpublished.ts';

export interface BodyRow extends Asked {
  readonly field: Field;
}

const published = Object.entries(fieldTable.types).flatMap(([type, versions]) =>
  Object.entries(versions).flatMap(([apiVersion, row]) => (['PUT', 'PATCH', 'POST'] as const).filter((method) => row[method] !== undefined).map((method) => ({ type, method, apiVersion }))),
);
const others = Object.entries(unpublished).flatMap(([type, { bodies }]) => Object.keys(bodies).map((method) => ({ type, method, apiVersion: '2024-05-01' })));

/** Every request with a body that the table knows, overrides included. */
export const bodyRows: readonly BodyRow[] = [...published, ...others].flatMap((asked) => {
  const field = bodyField(asked);
  return field ? [{ ...asked, field }] : [];
});
