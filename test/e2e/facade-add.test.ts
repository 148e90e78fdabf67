import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formBody, formContentType } from '../../src/desired/probe/multipart.ts';
import { tinyWav } from '../../src/desired/probe/wav.ts';
import type { GatewayRequestOptions } from '../support/call-gateway.ts';
import { closed, dated, message, startFacade, unknownModel, type FacadeWorld } from './facade/facade-world.ts';

let world: FacadeWorld;
const form = (model: string): GatewayRequestOptions => ({
  method: 'POST',
  headers: { 'content-type': formContentType },
  body: formBody({ model }, { field: 'file', fileName: 'a.wav', contentType: 'audio/wav', bytes: tinyWav() }),
});

beforeAll(async () => {
  world = await startFacade();
  await world.done('import', '--account', 'main', '--yes');
  await world.done('import', '--account', 'main', '--spec', 'builtin-v1', '--yes');
});
afterAll(() => world.stop());

describe('three accounts behind a dated API and a v1 API', () => {
  test('before the facade, what only another account serves is closed', async () => {
    expect(await world.post(dated('dall-e-3', 'images/generations'), { prompt: 'x' })).toMatchObject({ status: 400, json: closed });
    expect(await world.call('/openai/v1/audio/transcriptions', form('whisper'))).toMatchObject({ status: 400, json: closed });
    expect(await world.reached()).toEqual([]);
  });

  test('an account as a whole conflicts where a name of it is served already, and names both', async () => {
    const refused = await world.run('facade', 'add', '--account', 'media', '--yes', '--json');
    expect(refused).toMatchObject({ code: 2, json: { error: { code: 'RouteTaken' } } });
    expect(refused.json.error.message).toContain('main/gpt-4o');
    expect(refused.json.error.message).toContain('media/gpt-4o');
    expect(refused.json.error.hint).toContain('--model gpt-4o');
  });

  test('the dry run is the plan, deployments get backends of their own, exactly their operations open, and a second run changes nothing', async () => {
    const line = ['facade', 'add', '--account', 'media/dall-e-3'];
    const dry = await world.run(...line, '--dry-run', '--json');
    world.forget();
    const run = await world.done(...line, '--yes', '--json');
    expect(dry.json.plan.steps.map(({ id, action }: { id: string; action: string }) => `${action} ${id}`)).toEqual(run.json.plan.steps.map(({ id, action }: { id: string; action: string }) => `${action} ${id}`));
    expect(world.writes().at(-1)).toBe('PUT Microsoft.ApiManagement/service/apim-demo/apis/azure-openai/policies/policy');
    const backend = (await world.ask('GET', `/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo/backends/media--dall-e-3--openai?api-version=2024-05-01`)).body.properties;
    expect(backend).toMatchObject({ url: 'https://media.openai.azure.com/openai' });
    world.forget();
    expect((await world.done(...line, '--yes', '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect((await world.done('prune-ops', '--yes', '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect((await world.done('status', '--exit-code')).code).toBe(0);
    expect(world.writes()).toEqual([]);
    expect((await world.post(dated('dall-e-3', 'images/generations'), { prompt: 'x' })).status).toBe(200);
    expect((await world.post(dated('gpt-4o'), message)).status).toBe(200);
    expect(await world.post('/openai/deployments/whisper/audio/transcriptions?api-version=2024-10-21', {})).toMatchObject({ status: 400, json: closed });
    expect(await world.reached()).toEqual(['media/dall-e-3 200', 'main/gpt-4o 200']);
  });

  test('a fixed name stands for a deployment: rewritten in paths, refused where the name is in the body', async () => {
    await world.done('facade', 'add', '--account', 'third/mini-2024', '--as', 'small', '--capability', 'chat', '--yes');
    expect((await world.post(dated('small'), message)).status).toBe(200);
    expect((await world.post(dated('gpt-4o'), message)).status).toBe(200);
    expect(await world.reached()).toEqual(['third/mini-2024 200', 'main/gpt-4o 200']);
    expect(await world.post(dated('mini-2024'), message)).toMatchObject({ status: 400, json: unknownModel });
    const refused = await world.run('facade', 'add', '--api', 'azure-openai-v1', '--account', 'third/mini-2024', '--as', 'small', '--yes', '--json');
    expect(refused).toMatchObject({ code: 2, json: { error: { code: 'RouteImpossible' } } });
    expect(refused.json.error.message).toContain('body');
  });

  test('models in the body go by their row, and forms by their operation', async () => {
    await world.done('facade', 'add', '--api', 'azure-openai-v1', '--account', 'third', '--yes');
    await world.done('facade', 'add', '--api', 'azure-openai-v1', '--account', 'media/whisper', '--yes');
    expect((await world.post('/openai/v1/chat/completions', { model: 'mini-2024', ...message })).status).toBe(200);
    expect((await world.post('/openai/v1/chat/completions', { model: 'GPT-4o', ...message })).status).toBe(200);
    expect((await world.post('/openai/v1/embeddings', { model: 'text-embedding-3-large', input: 'x' })).status).toBe(200);
    expect((await world.call('/openai/v1/audio/transcriptions', form('whisper'))).status).toBe(200);
    expect(await world.reached()).toEqual(['third/mini-2024 200', 'main/gpt-4o 200', 'main/text-embedding-3-large 200', 'media/whisper 200']);
    expect(await world.post('/openai/v1/chat/completions', { model: 'nobody', ...message })).toMatchObject({ status: 400, json: unknownModel });
    const named = await world.run('facade', 'add', '--api', 'azure-openai-v1', '--account', 'media/whisper', '--model', 'whisper', '--yes', '--json');
    expect(named).toMatchObject({ code: 2, json: { error: { code: 'RouteImpossible' } } });
    expect(named.json.error.hint).toContain("--model '*'");
    world.forget();
    expect((await world.done('facade', 'add', '--api', 'azure-openai-v1', '--account', 'media/whisper', '--yes', '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect(world.writes()).toEqual([]);
  });

  test('a change of target says from where to where, and is made', async () => {
    const moved = await world.done('facade', 'add', '--account', 'media', '--model', 'gpt-4o', '--yes');
    expect(moved.stderr).toContain('gpt-4o: main/gpt-4o → media/gpt-4o');
    expect((await world.post(dated('gpt-4o'), message)).status).toBe(200);
    expect((await world.post('/openai/v1/chat/completions', { model: 'gpt-4o', ...message })).status).toBe(200);
    expect(await world.reached()).toEqual(['media/gpt-4o 200', 'main/gpt-4o 200']);
  });

  test('every name without a row of its own goes to one deployment, where that is said', async () => {
    await world.done('facade', 'add', '--account', 'third/mini-2024', '--capability', 'chat', '--model', '*', '--yes');
    for (const name of ['anything', 'small', 'gpt-4o']) expect((await world.post(dated(name), message)).status).toBe(200);
    expect(await world.reached()).toEqual(['third/mini-2024 200', 'third/mini-2024 200', 'media/gpt-4o 200']);
    await world.done('facade', 'remove', '--model', '*', '--yes');
    expect(await world.post(dated('anything'), message)).toMatchObject({ status: 400, json: unknownModel });
    const body = await world.run('facade', 'add', '--api', 'azure-openai-v1', '--account', 'third/mini-2024', '--capability', 'chat', '--model', '*', '--yes', '--json');
    expect(body).toMatchObject({ code: 2, json: { error: { code: 'RouteImpossible' } } });
  });

  test('names that try to be something else are unknown models, never a failure', async () => {
    const names = ['"', "'", ']]>', '{{x}}', '"/><return-response>', '")+context.Variables["k"]+@("', '--%>', '\u2028', '\u202Egpt', '..%2f', "' or 1==1", '\u0000', 'x'.repeat(65_536), '', 'gpt-4o\u0000'];
    for (const name of names) {
      const reply = await world.post('/openai/v1/chat/completions', { model: name, ...message });
      expect(reply, JSON.stringify(name.slice(0, 40))).toMatchObject({ status: 400, json: unknownModel });
    }
    for (const name of names.filter((each) => each !== '' && each.length < 1000)) {
      const { status } = await world.post(dated(name), message);
      expect([400, 404], JSON.stringify(name)).toContain(status);
    }
    for (const body of [{ model: 3 }, { model: null }, [], 'text', 7]) expect((await world.post('/openai/v1/chat/completions', body)).status).toBe(400);
    for (const options of [{ body: '' }, { body: '{' }, { headers: { 'content-type': 'text/plain' }, body: 'x' }]) expect((await world.call('/openai/v1/chat/completions', { method: 'POST', headers: { 'content-type': 'application/json' }, ...options })).status).toBe(400);
    expect(await world.reached()).toEqual([]);
  });

  test('lists every model of every operation, as a table of 80 columns and as data', async () => {
    const { result } = (await world.done('facade', 'list', '--json')).json;
    expect(result.routes).toContainEqual(expect.objectContaining({ api: 'azure-openai', operation: 'ChatCompletions_Create', model: 'small', account: 'third', deployment: 'mini-2024', region: 'eastus2', role: 'present', state: 'same', by: 'facade' }));
    expect(result.routes).toContainEqual(expect.objectContaining({ api: 'azure-openai-v1', operation: 'createChatCompletion', model: 'gpt-4o', account: 'main', deployment: 'gpt-4o', region: 'swedencentral', by: 'import' }));
    expect(result.routes).toContainEqual(expect.objectContaining({ api: 'azure-openai-v1', operation: 'createTranscription', model: '*', account: 'media', deployment: 'whisper' }));
    const { stdout } = await world.done('facade', 'list');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/small +third\/mini-2024 +eastus2 +present +same +facade/);
  });

  test('status and list tell what is gone', async () => {
    await world.ask('DELETE', `/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/third/deployments/mini-2024?api-version=2025-09-01`);
    const { resources } = (await world.run('status', '--json')).json.result;
    expect(resources).toContainEqual(expect.objectContaining({ label: 'deployment third/mini-2024', state: 'missing' }));
    const told = await world.run('status', '--exit-code');
    expect(told.code).toBe(3);
    expect(told.stdout).toContain('apim-llm facade add --service apim-demo');
    const { routes } = (await world.run('facade', 'list', '--json')).json.result;
    expect(routes).toContainEqual(expect.objectContaining({ model: 'small', state: 'missing' }));
  });

  test('removing everything leaves the documents as they were, and what others need', async () => {
    const removed = await world.done('facade', 'remove', '--yes', '--json');
    expect(removed.json.result.removed).toHaveLength(3);
    await world.done('facade', 'remove', '--api', 'azure-openai-v1', '--yes');
    expect(await world.policy('apis/azure-openai/operations/ChatCompletions_Create')).toBe('');
    expect(await world.policy('apis/azure-openai-v1/operations/createChatCompletion')).toBe('');
    const { value } = (await world.ask('GET', '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo/backends?api-version=2024-05-01')).body;
    expect((value as readonly { name: string }[]).map(({ name }) => name).toSorted()).toEqual(['main--openai', 'main--v1']);
    expect(await world.post(dated('dall-e-3', 'images/generations'), { prompt: 'x' })).toMatchObject({ status: 400, json: closed });
    expect((await world.post(dated('gpt-4o'), message)).status).toBe(200);
    expect(await world.reached()).toEqual(['main/gpt-4o 200']);
    expect((await world.done('status', '--exit-code')).code).toBe(0);
    world.forget();
    expect((await world.done('facade', 'remove', '--yes', '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect((await world.done('prune-ops', '--yes', '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect(world.writes()).toEqual([]);
  });
});
