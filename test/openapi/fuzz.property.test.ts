import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { isObject, type Json, type JsonObject } from '../../src/model/json.ts';
import { UserError } from '../../src/model/user-error.ts';
import { importDocument } from '../../src/openapi/import-document.ts';
import { loadDocument } from '../../src/openapi/load.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import builtinV1 from '../../templates/specs/builtin-v1.json' with { type: 'json' };
import builtin from '../../templates/specs/builtin.json' with { type: 'json' };
import { sharedFile } from '../support/shared.ts';
import { swagger } from './swagger.ts';

const server = 'https://example.openai.azure.com/openai';

function published(version: string): readonly JsonObject[] {
  const file = sharedFile(`specs/aoai/${version}.json`);
  return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as JsonObject] : [];
}

const specs: readonly JsonObject[] = [builtin, builtinV1, swagger, ...published('2023-05-15'), ...published('2024-10-21'), ...published('2025-04-01-preview')];

/** What mutations put in: keywords in wrong places, wrong types, references of all sorts. */
const values: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, '', 'x', '\u001b[2J', [], {}, [null], 'null', ['string', 'null'], { $ref: '#' }, { $ref: '#/components/schemas/nothing' }, { $ref: 'x.json' }, { type: 'null' }),
  fc.constantFrom<Json>({ name: 'c', in: 'cookie' }, { name: 'deployment-id', in: 'query' }, { $ref: '#/paths' }, { $ref: '#/info' }, { $ref: '#/components' }, [{ $ref: '#/openapi' }], { get: {} }),
  fc.string({ maxLength: 20 }),
);
const keys = fc.oneof(
  fc.constantFrom('type', '$ref', 'nullable', 'const', 'examples', '$defs', 'servers', 'parameters', 'operationId', 'x-ms-examples', '__proto__', 'constructor', 'items', 'prefixItems', 'anyOf', '$recursiveRef', 'exclusiveMinimum', 'get', '/a?b=c', '/{x}/{y}'),
  fc.string({ maxLength: 10 }),
);
const mutation = fc.record({ steps: fc.array(fc.nat(1_000_000), { minLength: 0, maxLength: 12 }), key: keys, value: values, does: fc.constantFrom('set', 'replace', 'remove', 'copy') });
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

/** Follows the steps as far as they go, and changes what is there. */
function mutated(document: JsonObject, mutations: readonly Mutation[]): JsonObject {
  const copy = structuredClone(document) as Record<string, Json>;
  for (const { does, key, steps, value: given } of mutations) {
    const value = structuredClone(given);
    let here: Record<string, Json> = copy;
    let last = '';
    for (const step of steps) {
      const inside = Object.keys(here).filter((each) => typeof here[each] === 'object' && here[each] !== null);
      last = inside[step % Math.max(inside.length, 1)] ?? last;
      const next = here[last];
      if (inside.length === 0 || typeof next !== 'object' || next === null) break;
      here = next as Record<string, Json>;
    }
    const members = Object.keys(here);
    const chosen = members[key.length % Math.max(members.length, 1)] ?? key;
    if (does === 'set' && key !== '__proto__') here[key] = value;
    else if (does === 'set') Object.defineProperty(here, key, { value, enumerable: true, configurable: true, writable: true });
    else if (does === 'replace') here[chosen] = value;
    else if (does === 'remove' && isObject(here)) delete here[chosen];
    else if (does === 'copy' && isObject(here)) here[key === '__proto__' ? 'copy' : key] = structuredClone(here[chosen] ?? null);
  }
  return JSON.parse(JSON.stringify(copy)) as JsonObject;
}

const routes = (document: JsonObject): readonly string[] => operationsOf(document).map(({ method, urlTemplate }) => `${method} ${urlTemplate.replace(/\?.*$/s, '')}`).toSorted();

function repairedOrRefused(document: JsonObject): JsonObject | undefined {
  try {
    return importDocument(document, 'a.json', { server }).document;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

describe('mutated descriptions', () => {
  it('are imported or refused; what is imported has their operations and needs no further repair', () => {
    let taken = 0;
    const document = fc.tuple(fc.constantFrom(...specs), fc.array(mutation, { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(document, ([spec, mutations]) => {
        const before = mutated(spec, mutations);
        const after = repairedOrRefused(before);
        if (after === undefined) return;
        taken += 1;
        const again = importDocument(after, 'a.json', { server });
        expect(again.repairs).toEqual([]);
        expect(again.document).toEqual(after);
        const known = before['x-ms-paths'] === undefined && !JSON.stringify(before['paths']).includes('"$ref":"#/paths');
        expect(known ? new Set(routes(after)) : new Set()).toEqual(known ? new Set(routes(before)) : new Set());
      }),
      { numRuns: 150, seed: 20261122 },
    );
    expect(taken).toBeGreaterThan(40);
  });

  it.each([
    ['JSON', JSON.stringify(builtin)],
    ['YAML', stringify(builtin)],
  ])('cut or garbled as %s are imported or refused', async (_, text) => {
    const garbled = fc.tuple(fc.nat(text.length), fc.string({ maxLength: 5, unit: 'binary' }), fc.nat(30), fc.boolean());
    await fc.assert(
      fc.asyncProperty(garbled, async ([at, put, gone, cut]) => {
        const bad = cut ? text.slice(0, at) : text.slice(0, at) + put + text.slice(at + gone);
        const document = await loadDocument(bad, 'a.json').catch((error: unknown) => {
          if (!(error instanceof UserError)) throw error;
          return undefined;
        });
        expect(document === undefined ? [] : routes(repairedOrRefused(document) ?? {})).toBeInstanceOf(Array);
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });
});
