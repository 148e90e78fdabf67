import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { textAt, type Json } from '../../src/model/json.ts';
import { callGateway, type GatewayReply } from '../support/call-gateway.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';
import { sharedFile, testWithShared } from '../support/shared.ts';

const estate = (normalization: string): string => `
subscription: 00000000-0000-0000-0000-000000000001
resourceGroups: [rg-ai]
services: [{ name: apim-demo, resourceGroup: rg-ai, region: swedencentral, sku: StandardV2 }]
accounts:
  - name: aoai-swe
    resourceGroup: rg-ai
    region: swedencentral
    kind: OpenAI
    deployments:
      - { name: gpt-5.1, model: gpt-5.1, version: "2025-11-13", tokensPerMinute: 100000, requestsPerMinute: 1000 }
      - { name: gpt-5.3-codex, model: gpt-5.3-codex, version: "2026-02-05", tokensPerMinute: 100000, requestsPerMinute: 1000 }
      - { name: text-embedding-3-large, model: text-embedding-3-large, version: "1", tokensPerMinute: 100000, requestsPerMinute: 1000 }
      - { name: whisper, model: whisper, version: "001", tokensPerMinute: 0, requestsPerMinute: 1000 }
options: { operationIdNormalization: ${normalization} }
`;
const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const refusal = { error: { code: 'OperationNotSupported', message: 'Your request operation is not supported' } };
/** What these deployments serve, wherever a description has it; the deployment stands in the path of dated ones. */
const servedRoutes = [
  /^POST (\/deployments\/[^/]+)?\/chat\/completions$/,
  /^POST (\/deployments\/[^/]+)?\/embeddings$/,
  /^POST (\/deployments\/[^/]+)?\/audio\/(transcriptions|translations)$/,
  /^POST \/responses$/,
  /^(GET|DELETE) \/responses\/\{[^/]+\}$/,
  /^GET \/responses\/\{[^/]+\}\/input_items$/,
];
const folder = 'specs/aoai';
const specs = existsSync(sharedFile(folder)) ? readdirSync(sharedFile(folder)).filter((name) => name.endsWith('.json')) : [];

interface Operation {
  readonly name: string;
  readonly properties: { readonly method: string; readonly urlTemplate: string };
}

/** What is deleted is called last. */
function stage({ properties: { method } }: Operation): number {
  return ['POST', 'GET', 'DELETE'].indexOf(method);
}

function requestFor(route: string): readonly [model: string, body?: string, type?: string] {
  if (route.endsWith('/chat/completions')) return ['gpt-5.1', JSON.stringify({ model: 'gpt-5.1', messages: [{ role: 'user', content: 'Hello' }] })];
  if (route.endsWith('/embeddings')) return ['text-embedding-3-large', JSON.stringify({ model: 'text-embedding-3-large', input: 'Hello' })];
  if (route === 'POST /responses') return ['', JSON.stringify({ model: 'gpt-5.3-codex', input: 'Hello' })];
  if (!route.includes('/audio/')) return [''];
  const part = (head: string, text: string): string => `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;
  return ['whisper', `${part('name="model"', 'whisper')}${part('name="file"; filename="a.mp3"', 'ID3 a little sound')}--x--\r\n`, 'multipart/form-data; boundary=x'];
}

describe.each(['keep', 'documented'])('operation ids: %s', (normalization) => {
  let azure: TestAzure;
  let key: string;
  beforeAll(async () => {
    azure = await startTestAzure({ estate: estate(normalization) });
    key = (await azure.ask('POST', `${service}/subscriptions/master/listSecrets?api-version=2024-05-01`)).body.primaryKey as string;
  });
  afterAll(() => azure.stop());

  const attempts = async (): Promise<number> => ((await azure.ask('GET', '/_emulator/attempts?since=0')).body.attempts as readonly Json[]).length;

  const send = (path: string, method: string, body?: string, type = 'application/json'): Promise<GatewayReply> =>
    callGateway(azure, path, { method, headers: { 'api-key': key, ...(body === undefined ? {} : { 'content-type': type }) }, ...(body === undefined ? {} : { body }) });
  /** A call of nobody in particular: closed operations do not look at it. */
  const touched = (base: string, { method, urlTemplate }: Operation['properties']): Promise<GatewayReply> => send(`${base}${urlTemplate.replaceAll(/\{[^{}]*\}/g, 'gpt-5.1')}`, method, method === 'POST' ? '{}' : undefined);
  /** A call that the model answers with 200. */
  const served = (base: string, query: string, { method, urlTemplate }: Operation['properties'], response: string): Promise<GatewayReply> => {
    const [model, body, type] = requestFor(`${method} ${urlTemplate}`);
    const path = urlTemplate.replaceAll(/\{deployment-id\}/g, model).replaceAll(/\{[^{}]*\}/g, response);
    return send(`${base}${path}${query}`, method, body, type);
  };

  testWithShared('there are descriptions of every generation to look at', folder, () => {
    expect(specs.length).toBeGreaterThanOrEqual(10);
  });

  // The other names differ only where a description is one of these: without ids, and with the largest number of operations.
  for (const spec of specs.filter((name) => normalization === 'keep' || /^2024-10-21|^2025-03|v1/.test(name))) {
    testWithShared(`${spec}: exactly what is deployed is forwarded`, folder, async () => {
      const api = spec.replace('.json', '').replaceAll('.', '-');
      const line = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--spec', sharedFile(`${folder}/${spec}`), '--api', api, '--path', api, '--yes', '--json'];
      const first = await runCli(azure, line);
      expect(first.json.error).toBeUndefined();
      azure.forget();
      expect((await runCli(azure, line)).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
      const pruned = await runCli(azure, ['prune-ops', '--service', 'apim-demo', '--api', api, '--yes', '--json']);
      expect(pruned.json).toMatchObject({ status: 'ok', plan: { summary: { create: 0, update: 0, delete: 0, noop: 1 } } });
      expect(azure.writes()).toEqual([]);
      const operations: readonly Operation[] = (await azure.ask('GET', `${service}/apis/${api}/operations?api-version=2024-05-01&$top=1000`)).body.value;
      const wanted = operations.filter(({ properties: { method, urlTemplate } }) => servedRoutes.some((each) => each.test(`${method} ${urlTemplate}`)));
      expect(wanted.length).toBeGreaterThan(0);
      const isOpen = new Map((pruned.json.result.operations as readonly { name: string; open: boolean }[]).map(({ name, open }) => [name, open]));
      expect(new Map((first.json.result.operations as readonly { name: string; open: boolean }[]).map(({ name, open }) => [name, open]))).toEqual(isOpen);
      const [opened, closed] = [true, false].map((wish) => operations.filter(({ name }) => (isOpen.get(name) === true) === wish));
      expect(opened?.map(({ name }) => name).toSorted()).toEqual(wanted.map(({ name }) => name).toSorted());
      const before = await attempts();
      const answers = await Promise.all((closed ?? []).map(({ properties }) => touched(`/${api}`, properties)));
      expect(answers.map(({ json, status }) => [status, json])).toEqual(answers.map(() => [400, refusal]));
      expect(await attempts()).toBe(before);
      const query = spec.includes('v1') ? '' : '?api-version=2025-04-01-preview';
      const called = [];
      let response = '';
      for (const { properties } of (opened ?? []).toSorted((a, b) => stage(a) - stage(b))) {
        const answer = await served(`/${api}`, query, properties, response);
        if (/^POST \/responses$/.test(`${properties.method} ${properties.urlTemplate}`)) response = textAt(answer.json, 'id') ?? '';
        called.push([`${properties.method} ${properties.urlTemplate}`, answer.status]);
      }
      expect(called).toEqual(called.map(([route]) => [route, 200]));
      expect((await attempts()) - before).toBe(called.length);
    });
  }
});
