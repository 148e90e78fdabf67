import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { importDocument } from '../../../src/openapi/import-document.ts';
import { loadDocument } from '../../../src/openapi/load.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import builtinV1 from '../../../templates/specs/builtin-v1.json' with { type: 'json' };
import builtin from '../../../templates/specs/builtin.json' with { type: 'json' };
import { publishedVersions } from '../../openapi/published.ts';
import { sharedFile, testWithShared } from '../../support/shared.ts';
import type { Client } from './plane-fixture.ts';
import { refusalOf, service, start } from './plane-fixture.ts';

const api = `${service}/apis/spec`;

async function put(client: Client, value: string, more: object = {}) {
  const first = await client.send('PUT', api, { properties: { path: 'spec', format: 'openapi+json', value, ...more } });
  return first.status < 400 ? client.finish(first) : first;
}

async function answered(client: Client): Promise<readonly string[]> {
  const { body } = await client.send('GET', `${api}/operations?$top=1000`);
  return (at(body, 'value') as Json[]).map((one) => `${String(at(one, 'name'))} ${String(at(one, 'properties', 'method'))} ${String(at(one, 'properties', 'urlTemplate')).split('?')[0]}`).toSorted();
}

function asked(document: JsonObject): readonly string[] {
  return operationsOf(document).map(({ method, operationId, urlTemplate }) => `${operationId} ${method} ${urlTemplate}`).toSorted();
}

describe('published descriptions after our repair', () => {
  const afterRepair = async (document: JsonObject, name: string) => {
    const sent = importDocument(document, name, { server: 'https://example.openai.azure.com/openai' });
    const client = await start();
    const { status } = await put(client, sent.value);
    return { status, wanted: asked(sent.document), got: await answered(client) };
  };
  for (const version of publishedVersions) {
    testWithShared(`${version} imports with the same operations`, `specs/aoai/${version}.json`, async () => {
      const { got, status, wanted } = await afterRepair(await loadDocument(readFileSync(sharedFile(`specs/aoai/${version}.json`), 'utf8'), version), version);
      expect([status, got]).toEqual([201, wanted]);
    });
  }
  it.each([['builtin', builtin], ['builtin-v1', builtinV1]] as const)('%s imports with the same operations', async (name, document) => {
    const { got, status, wanted } = await afterRepair(document, name);
    expect([status, got]).toEqual([201, wanted]);
  });
});

/** What becomes of the files as they are published; with a serviceUrl in the request their server does not matter. */
const unrepaired: Readonly<Record<string, { readonly alone: string; readonly withServiceUrl: string }>> = {
  ...Object.fromEntries(
    Object.entries({ '2022-12-01': 2, '2023-05-15': 3, '2024-02-01': 6, '2024-06-01': 6, '2024-08-01-preview': 42, '2024-10-21': 6, '2025-01-01-preview': 42 }).map(([version, count]) => [
      version,
      { alone: 'Invalid value of the Web service URL', withServiceUrl: `${count} operations` },
    ]),
  ),
  // Reported: azure-rest-api-specs#33724, #35062.
  '2025-03-01-preview': { alone: 'Invalid value of the Web service URL', withServiceUrl: '$recursiveAnchor is not a valid property' },
  '2025-04-01-preview': { alone: 'Invalid value of the Web service URL', withServiceUrl: '$recursiveAnchor is not a valid property' },
  // `{endpoint}/openai/v1` is no absolute URL: the API has none.
  'azure-v1-v1-generated': { alone: '60 operations', withServiceUrl: '60 operations' },
};

describe('published descriptions as they are', () => {
  it('are all listed', () => {
    expect(Object.keys(unrepaired).toSorted()).toEqual(publishedVersions.toSorted());
  });
  for (const [version, { alone, withServiceUrl }] of Object.entries(unrepaired)) {
    testWithShared(`${version}: ${alone}; with a serviceUrl: ${withServiceUrl}`, `specs/aoai/${version}.json`, async () => {
      const text = readFileSync(sharedFile(`specs/aoai/${version}.json`), 'utf8');
      for (const [more, expected] of [[{}, alone], [{ serviceUrl: 'https://a.example' }, withServiceUrl]] as const) {
        const client = await start();
        const last = await put(client, text, more);
        const told = last.status < 400 ? `${(await answered(client)).length} operations` : String(refusalOf(last).message);
        expect(told).toContain(expected);
      }
    });
  }
});
