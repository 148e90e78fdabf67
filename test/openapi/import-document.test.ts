import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { importDocument } from '../../src/openapi/import-document.ts';
import { loadDocument } from '../../src/openapi/load.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { shapeOf } from '../../src/openapi/shape.ts';
import builtinV1 from '../../templates/specs/builtin-v1.json' with { type: 'json' };
import builtin from '../../templates/specs/builtin.json' with { type: 'json' };
import { sharedFile, testWithShared } from '../support/shared.ts';
import { small } from './document.ts';
import { publishedVersions } from './published.ts';

const server = 'https://example.openai.azure.com/openai';

function routes(document: JsonObject): readonly string[] {
  return operationsOf(document).map(({ method, operationId, urlTemplate }) => `${operationId} ${method} ${urlTemplate}`).toSorted();
}

describe('the document that is sent', () => {
  it('is the repaired one, with its digest and operations', () => {
    const sent = importDocument(small({ summary: ' Chat ' }, { servers: [] }), 'a.json', { server });
    expect(JSON.parse(sent.value)).toEqual(small({ summary: 'Chat' }, { servers: [{ url: server }] }));
    expect(sent.digest).toBe(createHash('sha256').update(sent.value).digest('hex').slice(0, 16));
    expect(sent.operations).toEqual([{ method: 'POST', urlTemplate: '/deployments/{id}/chat/completions', operationId: 'chat', displayName: 'Chat' }]);
    expect(sent.repairs.map(({ id }) => id)).toEqual(['plain-summaries', 'set-server']);
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
    expect(shapeOf(document, name)).toBe(shape);
    const sent = importDocument(document, name, { server });
    expect(sent.operations).toHaveLength(count);
    expect(sent.repairs.map(({ id }) => id)).toEqual(['set-server']);
    expect(sent.value.length).toBeLessThan(20_000);
  });
});

function published(version: string): Promise<JsonObject> {
  return loadDocument(readFileSync(sharedFile(`specs/aoai/${version}.json`), 'utf8'), version);
}

const pathShapes = (document: JsonObject): readonly string[] => operationsOf(document).map(({ method, urlTemplate }) => `${method} ${urlTemplate}`);

describe('published descriptions', () => {
  for (const version of publishedVersions) {
    testWithShared(`${version} is taken: the same operations, nothing of other files, OpenAPI 3.0`, `specs/aoai/${version}.json`, async () => {
      const document = await published(version);
      expect(shapeOf(document, version)).toBe(version.startsWith('azure-v1') ? 'v1' : 'openai');
      const sent = importDocument(document, version, { server });
      expect(sent.value).not.toMatch(/"\$ref":"[^#]/);
      expect(sent.document['openapi']).toMatch(/^3\.0\./);
      expect(pathShapes(sent.document)).toEqual(pathShapes(document));
      const again = importDocument(sent.document, version, { server });
      expect(again).toEqual({ ...sent, repairs: [] });
    });
  }

  testWithShared('2025-04-01-preview is repaired from 3.1, and its recursion kept', 'specs/aoai/2025-04-01-preview.json', async () => {
    const { document, repairs } = importDocument(await published('2025-04-01-preview'), 'x', { server });
    expect(repairs.map(({ id }) => id)).toEqual(expect.arrayContaining(['openapi-3.0', 'drop-examples', 'recursive-references', 'reference-siblings', 'missing-operation-ids']));
    expect(document).toMatchObject({ components: { schemas: { CompoundFilter: { properties: { filters: { items: { oneOf: [expect.anything(), { $ref: '#/components/schemas/CompoundFilter' }] } } } } } } });
    expect(JSON.stringify(document)).not.toMatch(/\$recursive|propertyNames/);
    expect(operationsOf(document)).toContainEqual(expect.objectContaining({ method: 'POST', urlTemplate: '/responses', operationId: 'post-responses' }));
  });

  testWithShared('the built-in ones have operations and ids of theirs', 'specs/aoai/2024-10-21.json', async () => {
    expect(routes(builtin)).toEqual(routes(await published('2024-10-21')));
    const v1 = routes(await published('azure-v1-v1-generated'));
    const notPublishedThere = /^(cancelResponse|create(Image|ImageEdit|Speech|Transcription|Translation)) /;
    expect(routes(builtinV1).filter((route) => !v1.includes(route) && !notPublishedThere.test(route))).toEqual([]);
  });
});
