import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { requireOpenApi30 } from '../../src/openapi/detect.ts';
import { importDocument } from '../../src/openapi/import-document.ts';
import { loadDocument } from '../../src/openapi/load.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { shapeOf } from '../../src/openapi/shape.ts';
import builtinV1 from '../../templates/specs/builtin-v1.json' with { type: 'json' };
import builtin from '../../templates/specs/builtin.json' with { type: 'json' };
import { sharedFile, testWithShared } from '../support/shared.ts';
import { small } from './document.ts';

const server = 'https://example.openai.azure.com/openai';

function routes(document: JsonObject): readonly string[] {
  return operationsOf(document).map(({ method, operationId, urlTemplate }) => `${operationId} ${method} ${urlTemplate}`).toSorted();
}

describe('the document that is sent', () => {
  it('is the repaired one, with its digest and operations', () => {
    const sent = importDocument(small({ summary: ' Chat ' }, { servers: [] }), 'a.json', { server });
    expect(JSON.parse(sent.value)).toEqual(small({ summary: ' Chat ' }, { servers: [{ url: server }] }));
    expect(sent.digest).toBe(createHash('sha256').update(sent.value).digest('hex').slice(0, 16));
    expect(sent.operations).toEqual([{ method: 'POST', urlTemplate: '/deployments/{id}/chat/completions', operationId: 'chat', displayName: 'Chat' }]);
    expect(sent.repairs.map(({ id }) => id)).toEqual(['set-server']);
  });

  it('has another digest for another account', () => {
    expect(importDocument(small(), 'a.json', { server: `${server}x` }).digest).not.toBe(importDocument(small(), 'a.json', { server }).digest);
  });
});

describe('the built-in descriptions', () => {
  it.each([
    ['builtin', builtin, 'openai', 6],
    ['builtin-v1', builtinV1, 'v1', 14],
  ] as const)('%s passes our own checks', (name, document: JsonObject, shape, count) => {
    requireOpenApi30(document, name);
    expect(shapeOf(document, name)).toBe(shape);
    const sent = importDocument(document, name, { server });
    expect(sent.operations).toHaveLength(count);
    expect(sent.repairs.map(({ id }) => id)).toEqual(['set-server']);
    expect(sent.value.length).toBeLessThan(20_000);
  });
});

function published(version: string): JsonObject {
  return loadDocument(readFileSync(sharedFile(`specs/aoai/${version}.json`), 'utf8'), version);
}

describe('published descriptions', () => {
  for (const version of ['2022-12-01', '2023-05-15', '2024-02-01', '2024-06-01', '2024-08-01-preview', '2024-10-21', '2025-01-01-preview']) {
    testWithShared(`${version} is taken, its examples dropped`, `specs/aoai/${version}.json`, () => {
      const document = published(version);
      requireOpenApi30(document, version);
      expect(shapeOf(document, version)).toBe('openai');
      const sent = importDocument(document, version, { server });
      expect(sent.value).not.toMatch(/"\$ref":"[^#]/);
      expect(sent.operations.length).toBe(operationsOf(document).length);
    });
  }

  testWithShared('v1 is taken', 'specs/aoai/azure-v1-v1-generated.json', () => {
    const document = published('azure-v1-v1-generated');
    expect(shapeOf(document, 'v1')).toBe('v1');
    expect(importDocument(document, 'v1', { server }).operations.length).toBeGreaterThan(40);
  });

  testWithShared('2025-04-01-preview is refused as OpenAPI 3.1', 'specs/aoai/2025-04-01-preview.json', () => {
    expect(() => requireOpenApi30(published('2025-04-01-preview'), 'x')).toThrow(expect.objectContaining({ code: 'SpecVersionUnsupported' }));
  });

  testWithShared('the built-in ones have operations and ids of theirs', 'specs/aoai/2024-10-21.json', () => {
    expect(routes(builtin)).toEqual(routes(published('2024-10-21')));
    const v1 = routes(published('azure-v1-v1-generated'));
    const notPublishedThere = /^(cancelResponse|create(Image|ImageEdit|Speech|Transcription|Translation)) /;
    expect(routes(builtinV1).filter((route) => !v1.includes(route) && !notPublishedThere.test(route))).toEqual([]);
  });
});
