import { afterEach, describe, expect, test } from 'vitest';
import { closed, dated, message, service, startFacade, threeAccounts, unknownModel, type FacadeWorld } from './facade/facade-world.ts';

let world: FacadeWorld;
afterEach(() => world.stop());

const nothing = { create: 0, update: 0, delete: 0 };
const all = ['import', '--account', 'main', '--account', 'media', '--account', 'third', '--yes', '--json'];

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
    const deployment = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/main/deployments/new?api-version=2024-10-01';
    const made = await world.ask('PUT', deployment, { sku: { name: 'Standard', capacity: 1 }, properties: { model: { format: 'OpenAI', name: 'gpt-4o-mini', version: '2024-07-18' } } });
    expect(made.status, JSON.stringify(made.body)).toBeLessThan(300);
    expect(await world.post(dated('new'), message)).toMatchObject({ status: 400, json: unknownModel });
    await world.done('import', '--account', 'main', '--yes');
    expect((await world.post(dated('new'), message)).status).toBe(200);
    expect((await world.post(dated('mini-2024'), message)).status).toBe(200);
    expect(await world.reached()).toEqual(['third/mini-2024 200', 'main/new 200', 'third/mini-2024 200']);
    expect((await world.ask('GET', `${service}/backends/third--mini-2024--openai?api-version=2024-05-01`)).status).toBe(200);
  });
});
