import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { importDocument } from '../../../src/openapi/import-document.ts';
import { loadDocument } from '../../../src/openapi/load.ts';
import builtinV1 from '../../../templates/specs/builtin-v1.json' with { type: 'json' };
import builtin from '../../../templates/specs/builtin.json' with { type: 'json' };
import { publishedVersions } from '../../openapi/published.ts';
import { sharedFile, testWithShared } from '../../support/shared.ts';
import type { Client } from './plane-fixture.ts';
import { service, start } from './plane-fixture.ts';

/** Each with the format that an import of it has. */
const formats = [['openapi-link', 'openapi'], ['openapi+json-link', 'openapi+json'], ['swagger-link', 'swagger-json']] as const;

type Conduct = 'template' | 'query';

async function put(client: Client, name: string, format: string, value: string, conduct: Conduct = 'template') {
  const first = await client.send('PUT', `${service}/apis/${name}`, { properties: { path: name, format, value, translateRequiredQueryParameters: conduct } });
  const last = first.status < 400 ? await client.finish(first) : first;
  expect([last.status, at(last.body, 'error')], `${name} ${format}`).toEqual([201, undefined]);
}

function named(list: Json | undefined): readonly Json[] {
  return (Array.isArray(list) ? list : []).map((one: Json) => ({ name: at(one, 'name'), required: at(one, 'required') ?? false, values: at(one, 'values'), defaultValue: at(one, 'defaultValue') }) as Json);
}

/** Name, method, template, display name and parameters of all operations. */
async function operationsOf(client: Client, api: string): Promise<readonly Json[]> {
  const { body } = await client.send('GET', `${service}/apis/${api}/operations?$top=1000`);
  return (at(body, 'value') as Json[]).map((one) => {
    const properties = at(one, 'properties') as JsonObject;
    const { displayName, method, templateParameters, urlTemplate } = properties;
    return { name: at(one, 'name'), displayName, method, urlTemplate, template: named(templateParameters), query: named(at(properties, 'request', 'queryParameters')), headers: named(at(properties, 'request', 'headers')) };
  });
}

async function exported(client: Client, api: string, format: string): Promise<string> {
  const { body } = await client.send('GET', `${service}/apis/${api}?export=true&format=${encodeURIComponent(format)}`);
  return client.files.get(String(at(body, 'value', 'link')))?.text ?? '';
}

/** The operations of an API, and of what its exports in each format import as. */
async function beforeAndAfter(client: Client, api: string, conduct: Conduct = 'template') {
  const after: (readonly Json[])[] = [];
  for (const [index, [asked, format]] of formats.entries()) {
    await put(client, `again-${index}`, format, await exported(client, api, asked), conduct);
    after.push(await operationsOf(client, `again-${index}`));
  }
  return { before: await operationsOf(client, api), after };
}

describe('import, export and import again give the same operations', () => {
  const travelled = async (document: JsonObject, name: string, conduct: Conduct) => {
    const client = await start();
    const sent = importDocument(document, name, { server: 'https://example.openai.azure.com/openai' });
    await put(client, 'spec', 'openapi+json', sent.value, conduct);
    return beforeAndAfter(client, 'spec', conduct);
  };
  for (const version of publishedVersions) {
    testWithShared(version, `specs/aoai/${version}.json`, async () => {
      const document = await loadDocument(readFileSync(sharedFile(`specs/aoai/${version}.json`), 'utf8'), version);
      for (const conduct of ['template', 'query'] as const) {
        const { after, before } = await travelled(document, version, conduct);
        expect(after).toEqual([before, before, before]);
      }
    });
  }
  it.each([['builtin', builtin], ['builtin-v1', builtinV1]] as const)('%s', async (name, document) => {
    for (const conduct of ['template', 'query'] as const) {
      const { after, before } = await travelled(document, name, conduct);
      expect(after).toEqual([before, before, before]);
    }
  });
});

const word = fc.stringMatching(/^[a-z][a-zA-Z0-9-]{0,8}$/);
const parameter = fc.record({ type: fc.constantFrom('string', 'integer', 'boolean', 'number', 'array', 'guid'), values: fc.oneof(fc.constant([] as string[]), fc.constantFrom(['1', '2'], ['true', 'x'], ['1.5', '007'])) });

/** A hand-made operation: names are unique over all of its parameters. */
const operation = fc
  .record({
    method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'),
    path: fc.array(fc.oneof(word.map((text) => ({ text })), word.map((placeholder) => ({ placeholder }))), { minLength: 1, maxLength: 4 }),
    query: fc.uniqueArray(word, { maxLength: 2 }),
    fixed: fc.option(word, { nil: undefined }),
    optional: fc.uniqueArray(word, { maxLength: 2 }),
    headers: fc.uniqueArray(word, { maxLength: 2 }),
    details: parameter,
    displayName: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== ''),
    wildcard: fc.boolean(),
  })
  .map((given) => {
    const placeholders = given.path.map((part, index) => ('placeholder' in part ? `p${index}-${part.placeholder}` : undefined));
    const path = given.path.map((part, index) => ('text' in part ? part.text : `{${placeholders[index]}}`)).join('/');
    const inQuery = given.query.map((name) => `q-${name}`);
    const query = [...(given.fixed === undefined ? [] : [`fixed=${given.fixed}`]), ...inQuery.map((name) => `${name}={${name}}`)].join('&');
    const made = (name: string, required: boolean) => ({ name, ...given.details, required });
    return {
      displayName: given.displayName,
      method: given.method,
      urlTemplate: `/${path}${given.wildcard ? '/*' : ''}${query === '' ? '' : `?${query}`}`,
      templateParameters: [...placeholders.flatMap((name) => name ?? []), ...inQuery].map((name) => made(name, true)),
      request: { queryParameters: given.optional.map((name) => made(`o-${name}`, false)), headers: given.headers.map((name) => made(`h-${name}`, true)) },
    };
  });

describe('hand-made operations', () => {
  it('come back from an export in each format', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 5 }), async (operations) => {
        const client = await start();
        await client.send('PUT', `${service}/apis/hand`, { properties: { displayName: 'Hand', path: 'hand' } });
        for (const [index, properties] of operations.entries()) {
          const { status } = await client.send('PUT', `${service}/apis/hand/operations/op-${index}`, { properties });
          // The same route twice is refused.
          expect([201, 400]).toContain(status);
        }
        const { after, before } = await beforeAndAfter(client, 'hand');
        expect(after).toEqual([before, before, before]);
      }),
      { seed: 20260301, numRuns: 40 },
    );
  });
});
