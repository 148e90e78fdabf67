import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockKinds } from '../../../src/policy/blocks/block.ts';
import { isAllowedType } from '../../../src/policy/expressions/allowed-types.ts';
import { expressionUses } from '../../../src/policy/expressions/uses.ts';
import { anyBlock, elementsOf } from './any-block.ts';
import type { XmlElement } from './strict-xml.ts';

function expressionsOf(elements: readonly XmlElement[]): readonly string[] {
  return elements.flatMap(({ attributes, text }) => [...Object.entries(attributes).filter(([name]) => name !== 'timeout').map(([, value]) => value), text]).filter((value) => /^@[({]/.test(value));
}

const anyElements = fc.constantFrom(...blockKinds).chain((kind) => anyBlock[kind]).map(({ blocks }) => elementsOf(blocks));

describe('expressions that we generate', () => {
  it('use only types that policy expressions may use, and end where they should', () => {
    const types = new Set<string>();
    const run = fc.property(anyElements, (elements) => {
      for (const expression of expressionsOf(elements)) {
        const uses = expressionUses(expression);
        expect(uses.isComplete).toBe(true);
        for (const type of uses.types) types.add(type);
      }
    });
    fc.assert(run, { seed: 28, numRuns: 200 });
    expect([...types].filter((type) => !isAllowedType(type))).toEqual([]);
    expect([...types].toSorted()).toEqual(['JObject', 'JToken', 'JTokenType', 'StringComparer', 'StringComparison', 'int', 'string']);
  });

  it('put nothing but strings and ints into variables', () => {
    const types = { string: /^@\{ string (\w+) = .* return \1; \}$/, int: /^@\(context\.Variables\.GetValueOrDefault<int>\("[a-z-]+", 0\) \+ 1\)$/, literal: /^[^@]/ };
    const run = fc.property(anyElements, (elements) => {
      const values = elements.filter(({ name }) => name === 'set-variable').map(({ attributes }) => attributes['value'] ?? '');
      expect(values.filter((value) => !Object.values(types).some((type) => type.test(value)))).toEqual([]);
    });
    fc.assert(run, { seed: 29, numRuns: 100 });
  });
});
