import { describe, expect, it } from 'vitest';
import { overrides } from '../../../../src/emulator/arm/schema/overrides.ts';
import { bodyField, typeShape } from '../../../../src/emulator/arm/schema/request-shape.ts';
import type { BodyMethod } from '../../../../src/emulator/arm/schema/request-shape.ts';
import type { Field } from '../../../../src/emulator/arm/schema/field.ts';

function fieldAt(field: Field | undefined, at: string): Field | undefined {
  const parts = at.replaceAll('[]', '.[]').split('.').filter((part) => part !== '');
  return parts.reduce<Field | undefined>((here, part) => (part === '[]' ? here?.of : here?.fields?.[part]), field);
}

describe('overrides', () => {
  it.each(overrides.map((override) => [`${override.at || 'the body'} of ${typeof override.types === 'string' ? override.types : override.types.join(', ')}: ${override.source}`, override] as const))('%s', (_, { types, methods, at, since, before }) => {
    // A line for many types says nothing of one of them.
    if (typeof types === 'string') return;
    for (const type of types) {
      // As published for the newest version that the line is for, so that a line that a new specification makes idle is found.
      const { bodies } = typeShape(type, since ?? '2024-10-01-preview');
      const asked = methods ?? Object.keys(bodies);
      const there = asked.some((method) => fieldAt(bodies[method as BodyMethod] ?? undefined, at) ?? fieldAt(bodyField({ type, method, apiVersion: since ?? (before ? '2000-01-01' : '2024-10-01-preview') }) ?? undefined, at));
      expect(there || before !== undefined, `${type} has no ${at}`).toBe(true);
    }
  });

  it('say where they come from', () => {
    expect(overrides.filter(({ source }) => source.length < 8)).toEqual([]);
  });
});
