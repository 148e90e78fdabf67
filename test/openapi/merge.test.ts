import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type Json, type JsonObject } from '../../src/model/json.ts';
import { problemsOf } from '../../src/openapi/check.ts';
import { importDocument } from '../../src/openapi/import-document.ts';
import { mergedInto, type OperationToKeep } from '../../src/openapi/merge.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import builtin from '../../templates/specs/builtin.json' with { type: 'json' };
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { small } from './document.ts';

const server = 'https://example.openai.azure.com/openai';
const repaired = importDocument(builtin, 'builtin', { server }).document;
const kept = (method: string, urlTemplate: string, more: Partial<OperationToKeep> = {}): OperationToKeep => ({ name: 'kept', displayName: 'Kept', method, urlTemplate, templateParameters: [], ...more });
const why = (...operations: readonly OperationToKeep[]) => mergedInto(repaired, operations).refused.map(({ why: reason }) => reason);
const path = '/deployments/{id}/chat/completions';

describe('operations of a live API, merged into a document', () => {
  it('stand there with name, texts, path and query', () => {
    const contract = { name: 'id', type: 'integer', description: 'Which', defaultValue: '1', values: ['1', '2'] };
    const { document, refused } = mergedInto(repaired, [kept('GET', '/health/{id}?full={full}', { description: 'Is it up?', templateParameters: [contract, { name: 'full', type: 'object' }] })]);
    expect(refused).toEqual([]);
    expect(at(document, 'paths', '/health/{id}', 'get')).toEqual({
      operationId: 'kept',
      summary: 'Kept',
      description: 'Is it up?',
      parameters: [
        { name: 'id', in: 'path', required: true, description: 'Which', schema: { type: 'integer', default: '1', enum: ['1', '2'] } },
        { name: 'full', in: 'query', required: true, schema: { type: 'string' } },
      ],
      responses: { default: { description: '' } },
    });
    expect(problemsOf(document)).toEqual([]);
    expect(operationsOf(document)).toHaveLength(operationsOf(repaired).length + 1);
  });

  it('leave the document alone where there are none', () => {
    expect(mergedInto(repaired, [])).toEqual({ document: repaired, refused: [] });
    expect(mergedInto(repaired, [kept('GET', '/*')]).document).toBe(repaired);
  });

  it('take the path that is there, but not what it shares', () => {
    const shared = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }, { name: 'v', in: 'query', required: true, schema: { type: 'string' } }, { $ref: '#/components/parameters/W' }];
    const own = [{ name: 'v', in: 'query', schema: { type: 'integer' } }];
    const refers = { $ref: '#/paths/~1deployments~1{id}~1chat~1completions/parameters/2' };
    const other = { get: { operationId: 'other', parameters: [refers], responses: { default: { description: '' } } } };
    const post = { operationId: 'chat', parameters: own, responses: { default: { description: '' } } };
    const document = small({}, { paths: { [path]: { parameters: shared, post }, '/other': other }, components: { parameters: { W: { name: 'w', in: 'header', schema: { type: 'string' } } } } });
    const { document: merged } = mergedInto(document, [kept('GET', path)]);
    expect(merged['paths']).toEqual({
      [path]: { post: { ...post, parameters: [own[0], shared[0], shared[2]] }, get: expect.objectContaining({ operationId: 'kept', parameters: [shared[0]] }) },
      '/other': { get: { ...other.get, parameters: [{ $ref: '#/paths/~1deployments~1{id}~1chat~1completions/post/parameters/2' }] } },
    });
    expect(problemsOf(merged)).toEqual([]);
  });

  it.each<readonly [OperationToKeep, RegExp]>([
    [kept('GET', '/{*rest}'), /wildcard/],
    [kept('POST', '/*'), /wildcard/],
    [kept('PURGE', '/cache'), /the method PURGE/],
    [kept('parameters', '/cache'), /the method parameters/],
    [kept('POST', '/Deployments/{x}/chat/COMPLETIONS?api-version={api-version}'), /same calls as an operation of the description/],
    [kept('GET', '/a?b=c'), /fixed or renamed/],
    [kept('GET', '/a?b={c}'), /fixed or renamed/],
    [kept('GET', '/a/{b}?B={B}'), /"B" twice/],
    [kept('GET', '/a', { name: 'chatcompletions_create' }), /operationId of another/],
  ])('are refused where a document cannot have them: %j', (operation, reason) => {
    expect(why(operation)).toEqual([expect.stringMatching(reason)]);
  });

  it('are refused where two answer the same calls', () => {
    const again = kept('GET', '/a/{y}?q={q}', { name: 'second' });
    expect(mergedInto(repaired, [kept('GET', '/a/{x}'), again]).refused).toEqual([{ name: 'second', why: 'answers the same calls as kept' }]);
    expect(why(kept('GET', '/a/{x}'), kept('PUT', '/a/{x}', { name: 'put' }))).toEqual([]);
  });
});

describe('the merged document in the local ARM', () => {
  let azure: TestAzure;
  beforeAll(async () => {
    azure = await startTestAzure();
  });
  afterAll(() => azure.stop());

  it('keeps operations, with their names, templates and texts', async () => {
    const api = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo/apis/merged';
    const version = 'api-version=2024-05-01';
    const listed = async (): Promise<readonly JsonObject[]> => {
      const { body } = await azure.ask('GET', `${api}/operations?$top=100&${version}`);
      return (body as { value: JsonObject[] }).value;
    };
    const imported = async (document: JsonObject): Promise<void> => {
      const put = await azure.ask('PUT', `${api}?${version}`, { properties: { displayName: 'Merged', path: 'merged', format: 'openapi+json', value: JSON.stringify(document) } });
      expect(put.status).toBeLessThan(300);
      const status = async (): Promise<Json> => (await azure.ask('GET', String(put.headers['azure-asyncoperation']))).body.status;
      while ((await status()) === 'InProgress');
      expect(await status()).toBe('Succeeded');
    };
    await imported(repaired);
    const parameter = (name: string) => ({ name, type: 'string', required: true, values: [], description: `The ${name}` });
    const byHand = [
      { name: 'Health_get', displayName: 'Health', method: 'GET', urlTemplate: '/health', templateParameters: [], description: 'Up?' },
      { name: 'ask', displayName: 'Ask it', method: 'POST', urlTemplate: '/ask/{who}/{what}?how={how}&why={why}', templateParameters: ['who', 'what', 'how', 'why'].map(parameter), description: 'Asks' },
      { name: 'chat-options', displayName: 'Preflight', method: 'OPTIONS', urlTemplate: '/deployments/{deployment-id}/chat/completions', templateParameters: [parameter('deployment-id')], description: 'CORS' },
      { name: 'elsewhere', displayName: 'Other names', method: 'GET', urlTemplate: '/deployments/{other}/chat/completions', templateParameters: [parameter('other')], description: 'Reads' },
    ];
    for (const { name, ...properties } of byHand) {
      const { status } = await azure.ask('PUT', `${api}/operations/${name}?${version}`, { properties });
      expect(status).toBe(201);
    }
    const before = await listed();
    const merged = mergedInto(importDocument(builtin, 'builtin', { server }).document, byHand);
    expect(merged.refused).toEqual([]);
    const sent = importDocument(merged.document, 'merged', { server });
    expect(sent.repairs).toEqual([]);
    await imported(sent.document);
    const shown = (all: readonly JsonObject[]) => all.map(({ name, properties }) => ({ name, ...picked(properties) })).toSorted((a, b) => String(a.name).localeCompare(String(b.name)));
    expect(shown(await listed())).toEqual(shown(before));
    expect(before).toHaveLength(operationsOf(builtin).length + byHand.length);
  });
});

function picked(properties: Json | undefined): JsonObject {
  return Object.fromEntries(['displayName', 'method', 'urlTemplate', 'description', 'templateParameters'].map((key) => [key, at(properties, key)]));
}
