import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../../src/emulator/arm/schema/check-fields.ts';
import { lastKey } from '../../../../src/emulator/arm/schema/fault.ts';
import { Refusal } from '../../../../src/emulator/arm/refusal.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';
import { fullValue, mutated, mutationsOf } from './arbitrary-field.ts';
import type { Mutation } from './arbitrary-field.ts';
import { bodyRows } from './rows.ts';
import type { BodyRow } from './rows.ts';

function refusalOf(row: BodyRow, body: Json): Refusal | undefined {
  try {
    checkFields(row, body as JsonObject);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The field's name stands in the refusal: as target with API Management, as path with the others. */
function names(refusal: Refusal | undefined, { at }: Mutation, target: string): boolean {
  if (!refusal || refusal.status !== 400) return false;
  return refusal.details ? refusal.details.some((detail) => detail.target === target) : refusal.code === 'LocationRequired' || refusal.message.includes(at.join('.'));
}

/** A field may name another one when it is missing. */
function targetOf(row: BodyRow, { at, to }: Mutation): string {
  let field = row.field;
  for (const part of at) field = field.fields?.[part] ?? field.of ?? field;
  return (to === undefined ? field.missing?.target : undefined) ?? lastKey(at);
}

describe('the table of fields', () => {
  it('has rows with bodies for every provider', () => {
    expect(new Set(bodyRows.map(({ type }) => type.slice(0, type.indexOf('/')))).size).toBe(7);
    expect(bodyRows.length).toBeGreaterThan(90);
  });

  describe.each(bodyRows.map((row) => [`${row.method} ${row.type} ${row.apiVersion}`, row] as const))('%s', (_, row) => {
    it('takes every value of its types, and refuses each with one wrong field, by its name', () => {
      const mutations = mutationsOf(row.field).filter(({ at }) => at.length > 0);
      fc.assert(
        fc.property(fullValue(row.field), (body) => {
          expect(refusalOf(row, body)).toBeUndefined();
          const missed = mutations.filter((mutation) => !names(refusalOf(row, mutated(body, mutation)), mutation, targetOf(row, mutation)));
          expect(missed).toEqual([]);
        }),
        { seed: 20261122, numRuns: 2 },
      );
    });
  });
});
