import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account, closed, dated, deploy, message, service, startFacade, unknownModel, type FacadeWorld } from './facade/facade-world.ts';

let world: FacadeWorld;
beforeAll(async () => {
  world = await startFacade();
  await world.done('import', '--account', 'main', '--yes');
  await world.done('facade', 'add', '--account', 'third/mini-2024', '--yes');
});
afterAll(() => world.stop());

const nothing = { create: 0, update: 0, delete: 0 };
const chat = 'apis/azure-openai/operations/ChatCompletions_Create';
const routed = expect.objectContaining({ kind: 'apiPolicy', label: 'policy of operation ChatCompletions_Create of API azure-openai', state: 'changed' });

describe('what is deployed at the default account after a route was made', () => {
  test('is told as missing, and gets its row from prune-ops; what is gone loses it', async () => {
    await deploy(world, 'main', 'later');
    expect(await world.post(dated('later'), message)).toMatchObject({ status: 400, json: unknownModel });
    const list = await world.done('facade', 'list', '--json');
    expect(list.json.result.routes).toContainEqual(expect.objectContaining({ model: 'later', account: 'main', state: 'missing', by: 'import' }));
    expect(list.json.warnings).toEqual([expect.objectContaining({ code: 'RoutesOutdated', message: expect.stringContaining('answered 400 there: later. apim-llm prune-ops --api azure-openai') })]);
    const told = await world.run('status', '--exit-code');
    expect(told.code).toBe(3);
    expect(told.stdout).toContain('  apim-llm prune-ops --service apim-demo --api azure-openai');
    world.forget();
    const pruned = await world.done('prune-ops', '--yes');
    expect(pruned.stderr).toContain('note: later: → main/later');
    expect(world.writes()).toEqual([`PUT Microsoft.ApiManagement/service/apim-demo/${chat}/policies/policy`]);
    for (const model of ['later', 'gpt-4o', 'mini-2024']) expect((await world.post(dated(model), message)).status).toBe(200);
    expect(await world.reached()).toEqual(['main/later 200', 'main/gpt-4o 200', 'third/mini-2024 200']);
    expect((await world.done('prune-ops', '--yes', '--json')).json.plan.summary).toMatchObject(nothing);
    expect((await world.done('status', '--exit-code')).code).toBe(0);
    await world.ask('DELETE', `${account('main')}/deployments/later?api-version=2025-09-01`);
    expect((await world.run('status', '--json')).json.result.resources).toContainEqual(routed);
    expect((await world.done('prune-ops', '--yes')).stderr).toContain('note: no more: later → main/later');
    expect(await world.post(dated('later'), message)).toMatchObject({ status: 400, json: unknownModel });
  });

  test('opens an operation again whose routed deployment is gone, and a second run changes nothing', async () => {
    await world.done('facade', 'add', '--account', 'media/dall-e-3', '--yes');
    await world.ask('DELETE', `${account('media')}/deployments/dall-e-3?api-version=2025-09-01`);
    await world.done('prune-ops', '--yes');
    expect(await world.post(dated('dall-e-3', 'images/generations'), { prompt: 'x' })).toMatchObject({ status: 400, json: closed });
    await deploy(world, 'main', 'pictures', { format: 'OpenAI', name: 'dall-e-3', version: '3.0' });
    await world.done('prune-ops', '--yes');
    expect((await world.post(dated('pictures', 'images/generations'), { prompt: 'x' })).status).toBe(200);
    expect((await world.done('prune-ops', '--yes', '--json')).json.plan.summary).toMatchObject(nothing);
    await world.done('facade', 'remove', '--operation', 'ImageGenerations_Create', '--yes');
  });
});

describe('a route that somebody changed by hand', () => {
  test('is told, and written anew by prune-ops with a note', async () => {
    const before = await world.policy(chat);
    await world.putPolicy(chat, before.replace('"mini-2024", StringComparison', '"other", StringComparison'));
    expect((await world.run('status', '--json')).json.result.resources).toContainEqual(routed);
    expect((await world.done('prune-ops', '--yes')).stderr).toContain('the block route on line');
    expect(await world.policy(chat)).toBe(before);
    expect((await world.done('status', '--exit-code')).code).toBe(0);
  });

  test('and taken out is told as missing: its calls go where nobody serves them', async () => {
    await world.done('facade', 'add', '--account', 'media/whisper', '--yes');
    await world.ask('DELETE', `${service}/apis/azure-openai/operations/Translations_Create/policies/policy?api-version=2024-05-01`, undefined, { 'if-match': '*' });
    const told = await world.run('status', '--json');
    expect(told.json.result.resources).toContainEqual(expect.objectContaining({ kind: 'apiPolicy', state: 'missing', label: 'route in the policy of operation Translations_Create of API azure-openai' }));
    expect((await world.run('status')).stdout).toContain('apim-llm facade add --service apim-demo');
    await world.done('facade', 'add', '--account', 'media/whisper', '--yes');
    expect((await world.done('status', '--exit-code')).code).toBe(0);
  });
});
