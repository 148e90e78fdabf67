import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../src/model/json.ts';
import { importDocument, type ImportDocument } from '../../src/openapi/import-document.ts';
import { loadDocument } from '../../src/openapi/load.ts';
import { shapeOf } from '../../src/openapi/shape.ts';
import { localImporter, told, type Shown } from './local-import.ts';

const folder = path.join(import.meta.dirname, 'community');
const server = 'https://example.openai.azure.com/openai';

async function read(name: string): Promise<{ readonly sent: ImportDocument; readonly shape: string }> {
  const document = await loadDocument(readFileSync(path.join(folder, name), 'utf8'), name);
  return { shape: shapeOf(document, name), sent: importDocument(document, name, { server }) };
}

const ids = ({ repairs }: ImportDocument): readonly string[] => repairs.map(({ id }) => id);
const routes = ({ operations }: ImportDocument): readonly string[] => operations.map(({ method, operationId, urlTemplate }) => `${operationId} ${method} ${urlTemplate}`);

let arm: (value: string) => Promise<Shown>;
beforeAll(async () => {
  arm = await localImporter();
});

describe('descriptions as people have them', () => {
  it('are all here', () => {
    expect(existsSync(folder) ? readdirSync(folder).toSorted() : []).toEqual(['bundled.json', 'generated-swagger.json', 'notes.yaml', 'postman.json', 'pydantic-3.1.json', 'windows.yaml']);
  });

  it.each(['bundled.json', 'generated-swagger.json', 'notes.yaml', 'postman.json', 'pydantic-3.1.json', 'windows.yaml'])('%s is taken by the local ARM, with the operations that we tell', async (name) => {
    const { sent } = await read(name);
    expect(await arm(sent.value)).toEqual({ status: 'Succeeded', operations: told(sent) });
    expect(importDocument(sent.document, name, { server })).toEqual({ ...sent, repairs: [] });
  });

  it('with localhost and placeholders as servers, whole paths and references by index', async () => {
    const { sent, shape } = await read('bundled.json');
    expect(shape).toBe('openai');
    expect(routes(sent)).toEqual(['chat POST /deployments/{deployment}/chat/completions', 'embed POST /deployments/{deployment}/embeddings']);
    expect(ids(sent)).toEqual(['path-prefix', 'own-servers', 'cookie-parameters', 'set-server']);
  });

  it('in Swagger 2.0 as Azure generates it', async () => {
    const { sent, shape } = await read('generated-swagger.json');
    expect(shape).toBe('openai');
    expect(routes(sent)).toEqual(['Transcribe POST /deployments/{deploymentId}/audio/transcriptions', 'Files_List GET /files', 'Files_Upload POST /files']);
    expect(ids(sent)).toEqual(['swagger-2.0', 'x-ms-paths', 'path-prefix', 'drop-examples', 'discriminators', 'set-server']);
  });

  it('in YAML with comments, anchors and merge keys', async () => {
    const { sent, shape } = await read('notes.yaml');
    expect(shape).toBe('v1');
    expect(routes(sent)).toEqual(['respond POST /responses', 'listModels GET /models', 'getModel GET /models/{model}']);
    expect(at(sent.document, 'paths', '/models/{model}', 'get', 'responses', '200')).toEqual({ description: 'Fine', content: { 'application/json': { schema: { type: 'object' } } } });
  });

  it('exported from a collection, without operationIds', async () => {
    const { sent, shape } = await read('postman.json');
    expect(shape).toBe('models');
    expect(routes(sent)).toEqual(['post-chat-completions POST /chat/completions', 'post-embeddings POST /embeddings', 'get-info GET /info']);
    expect(ids(sent)).toEqual(['query-in-path', 'path-prefix', 'security-schemes', 'missing-operation-ids', 'set-server']);
  });

  it('in OpenAPI 3.1 with schemas of their own dialect', async () => {
    const { sent, shape } = await read('pydantic-3.1.json');
    expect(shape).toBe('v1');
    expect(JSON.stringify(sent.document)).not.toMatch(/\$defs|"const"|webhooks|\$schema|"null"/);
    expect(at(sent.document, 'components', 'schemas', 'Message')).toEqual({
      type: 'object',
      required: ['role'],
      properties: { role: { type: 'string', enum: ['user'] }, content: { type: 'string', nullable: true }, parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } }, score: { type: 'number', minimum: 0, exclusiveMinimum: true } },
    });
  });

  it('with a byte order mark, line ends of Windows and numbers for texts', async () => {
    const { sent, shape } = await read('windows.yaml');
    expect(shape).toBe('openai');
    expect(routes(sent)).toEqual(['Images POST /deployments/{deployment-id}/images/generations']);
    expect(at(sent.document, 'info', 'version')).toBe('1.5');
  });
});
