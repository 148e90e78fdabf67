import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { closed, dated, deploy, message, service, startFacade, threeAccounts, unknownModel, type FacadeWorld } from './facade/facade-world.ts';

let world: FacadeWorld;
afterEach(() => world.stop());

const nothing = { create: 0, update: 0, delete: 0 };
const all = ['import', '--account', 'main', '--account', 'media', '--account', 'third', '--yes', '--json'];

const apiVersion = { name: 'api-version', in: 'query', required: true, schema: { type: 'string' } };
const responses = { 200: { description: 'OK' } };
const modelsDescription = {
  openapi: '3.0.3',
  info: { title: 'Model Inference', version: '2024-05-01-preview' },
  servers: [{ url: 'https://{resource}.services.ai.azure.com/models' }],
  paths: {
    '/chat/completions': { post: { operationId: 'getChatCompletions', parameters: [apiVersion], responses } },
    '/embeddings': { post: { operationId: 'getEmbeddings', parameters: [apiVersion], responses } },
    '/info': { get: { operationId: 'getModelInfo', parameters: [apiVersion], responses } },
  },
};
const newerDescription = {
  openapi: '3.0.3',
  info: { title: 'Azure OpenAI', version: '2025-01-01' },
  servers: [{ url: 'https://{endpoint}/openai' }],
  paths: { '/deployments/{deployment-id}/chat/completions': { post: { operationId: 'ChatCompletions_Create', parameters: [{ name: 'deployment-id', in: 'path', required: true, schema: { type: 'string' } }, apiVersion], responses } } },
};

describe('import with several accounts', () => {
  test.each(['keep', 'documented'])('each further account gets what the earlier cannot serve, whatever operations are called (%s); a second run plans nothing', async (normalization) => {
    world = await startFacade({ estate: threeAccounts(`options: { operationIdNormalization: ${normalization} }\n`) });
    const dry = await world.run(...all, '--dry-run');
    const first = await world.done(...all);
    expect(first.json.plan.summary).toEqual(dry.json.plan.summary);
    world.forget();
    expect((await world.done(...all)).json.plan.summary).toMatchObject(nothing);
    expect((await world.done('prune-ops', '--yes', '--json')).json.plan.summary).toMatchObject(nothing);
    expect((await world.done('status', '--exit-code')).code).toBe(0);
    expect(world.writes()).toEqual([]);
    for (const deployment of ['gpt-4o', 'mini-2024']) expect((await world.post(dated(deployment), message)).status).toBe(200);
    expect((await world.post(dated('dall-e-3', 'images/generations'), { prompt: 'x' })).status).toBe(200);
    expect((await world.post(dated('text-embedding-3-large', 'embeddings'), { input: 'x' })).status).toBe(200);
    expect(await world.reached()).toEqual(['main/gpt-4o 200', 'third/mini-2024 200', 'media/dall-e-3 200', 'main/text-embedding-3-large 200']);
    expect(await world.post(dated('nobody'), message)).toMatchObject({ status: 400, json: unknownModel });
    expect(await world.post(dated('gpt-4o', 'completions'), { prompt: 'x' })).toMatchObject({ status: 400, json: closed });
  });

  test('with models in the body, too, and forms by their operation', async () => {
    world = await startFacade();
    await world.done(...all, '--spec', 'builtin-v1');
    world.forget();
    expect((await world.done(...all, '--spec', 'builtin-v1')).json.plan.summary).toMatchObject(nothing);
    expect(world.writes()).toEqual([]);
    for (const model of ['gpt-4o', 'mini-2024']) expect((await world.post('/openai/v1/chat/completions', { model, ...message })).status).toBe(200);
    expect(await world.reached()).toEqual(['main/gpt-4o 200', 'third/mini-2024 200']);
    const { routes } = (await world.done('facade', 'list', '--json')).json.result;
    expect(routes).toContainEqual(expect.objectContaining({ operation: 'createTranscription', model: '*', account: 'media', deployment: 'whisper' }));
  });

  test('an account that is added to an API which is there is proven first, and one more model of the first account gets its row', async () => {
    world = await startFacade();
    await world.done('import', '--account', 'main', '--yes');
    const added = await world.done('import', '--account', 'main', '--account', 'third', '--yes');
    expect(added.stderr).toContain('waiting for the role on third');
    expect(world.writes()).toContain('PUT Microsoft.ApiManagement/service/apim-demo/apis/apim-llm-canary');
    expect((await world.post(dated('mini-2024'), message)).status).toBe(200);
    await deploy(world, 'main', 'new');
    expect(await world.post(dated('new'), message)).toMatchObject({ status: 400, json: unknownModel });
    await world.done('import', '--account', 'main', '--yes');
    expect((await world.post(dated('new'), message)).status).toBe(200);
    expect((await world.post(dated('mini-2024'), message)).status).toBe(200);
    expect(await world.reached()).toEqual(['third/mini-2024 200', 'main/new 200', 'third/mini-2024 200']);
    expect((await world.ask('GET', `${service}/backends/third--mini-2024--openai?api-version=2024-05-01`)).status).toBe(200);
  });

  test('tells which operations get no row: those that somebody routes by hand, and those whose calls name no model', async () => {
    world = await startFacade();
    await world.done('import', '--account', 'main', '--spec', 'builtin-v1', '--yes');
    const text = '<policies><inbound><base /><set-backend-service backend-id="main--v1" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>';
    await world.putPolicy('apis/azure-openai-v1/operations/createChatCompletion', text);
    const before = await world.policy('apis/azure-openai-v1/operations/createChatCompletion');
    const run = await world.done('import', '--account', 'main', '--account', 'third', '--spec', 'builtin-v1', '--yes', '--json');
    expect(run.json.warnings).toEqual([
      expect.objectContaining({ code: 'RoutedByHand', message: expect.stringContaining('third/mini-2024: POST /chat/completions (createChatCompletion)') }),
      expect.objectContaining({ code: 'OperationsLeftOut', message: expect.stringMatching(/third\/mini-2024: DELETE \/responses\/\{response_id\} .*--model '\*'/) }),
    ]);
    expect(await world.policy('apis/azure-openai-v1/operations/createChatCompletion')).toBe(before);
    expect((await world.post('/openai/v1/responses', { model: 'mini-2024', input: 'x' })).status).toBe(200);
    expect(await world.reached()).toEqual(['third/mini-2024 200']);
    expect((await world.done('import', '--account', 'main', '--account', 'media', '--spec', 'builtin-v1', '--yes', '--json')).json.warnings.map(({ code }: { code: string }) => code)).not.toContain('OperationsLeftOut');
  });

  test('leaves the routes of an API as they are when another version comes by way of a revision', async () => {
    world = await startFacade();
    await world.done('import', '--account', 'main', '--account', 'third', '--yes');
    await deploy(world, 'main', 'later');
    const line = ['import', '--account', 'main', '--spec', 'builtin', '--via-revision', '--yes', '--json'];
    const other = path.join(world.folder, 'other.json');
    await writeFile(other, JSON.stringify(newerDescription));
    const run = await world.done(...line.map((word) => (word === 'builtin' ? other : word)));
    expect(run.json.warnings).toContainEqual(expect.objectContaining({ code: 'RoutesOutdated', message: expect.stringContaining('apim-llm prune-ops --api azure-openai') }));
    for (const model of ['gpt-4o', 'mini-2024']) expect((await world.post(dated(model), message)).status).toBe(200);
    expect(await world.reached()).toEqual(['main/gpt-4o 200', 'third/mini-2024 200']);
    await world.done('prune-ops', '--yes');
    expect((await world.post(dated('later'), message)).status).toBe(200);
    expect((await world.done('status', '--exit-code')).code).toBe(0);
  });
});

describe('/models', () => {
  test('models of several Foundry accounts, found by their name in the body', async () => {
    const fourth = `  - name: fourth
    resourceGroup: rg-ai
    region: swedencentral
    kind: AIServices
    deployments:
      - { name: phi-4, model: Phi-4, format: Microsoft, version: "7", tokensPerMinute: 1000000, requestsPerMinute: 60000, latencyMs: 0 }
      - { name: embed, model: text-embedding-3-large, version: "1", tokensPerMinute: 1000000, requestsPerMinute: 60000, latencyMs: 0 }
`;
    world = await startFacade({ estate: threeAccounts(fourth) });
    const spec = path.join(world.folder, 'models.json');
    await writeFile(spec, JSON.stringify(modelsDescription));
    const line = ['import', '--account', 'third', '--account', 'fourth', '--spec', spec, '--yes'];
    const imported = await world.done(...line);
    expect(imported.stdout + imported.stderr).toContain('/models/chat/completions?api-version=2024-05-01-preview"');
    const ask = (what: string, body: unknown) => world.post(`/models/${what}?api-version=2024-05-01-preview`, body);
    for (const model of ['mini-2024', 'phi-4', 'PHI-4']) expect((await ask('chat/completions', { model, ...message })).status).toBe(200);
    expect((await ask('embeddings', { model: 'embed', input: ['x'] })).status).toBe(200);
    expect(await world.reached()).toEqual(['third/mini-2024 200', 'fourth/phi-4 200', 'fourth/phi-4 200', 'fourth/embed 200']);
    expect(await ask('chat/completions', { model: 'nobody', ...message })).toMatchObject({ status: 400, json: unknownModel });
    expect(await world.call('/models/info?api-version=2024-05-01-preview')).toMatchObject({ status: 400, json: closed });
    expect((await world.done(...line, '--json')).json.plan.summary).toMatchObject(nothing);
    await world.done('facade', 'remove', '--api', 'azure-ai-models', '--yes');
    expect(await ask('embeddings', { model: 'embed', input: ['x'] })).toMatchObject({ status: 400, json: closed });
    const added = await world.done('facade', 'add', '--api', 'azure-ai-models', '--account', 'fourth/phi-4', '--yes');
    expect(added.stderr).toContain('proven: the role on fourth');
    expect((await ask('chat/completions', { model: 'phi-4', ...message })).status).toBe(200);
    expect(await world.run('facade', 'add', '--api', 'azure-ai-models', '--account', 'media', '--yes', '--json')).toMatchObject({ code: 2, json: { error: { code: 'SurfaceMissing' } } });
    expect((await world.done('status', '--exit-code')).code).toBe(0);
  });
});
