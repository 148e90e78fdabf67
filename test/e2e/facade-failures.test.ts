import { afterEach, describe, expect, test } from 'vitest';
import { closed, dated, message, service, startFacade, threeAccounts, type FacadeWorld } from './facade/facade-world.ts';

let world: FacadeWorld;
afterEach(() => world.stop());

const nothing = { create: 0, update: 0, delete: 0 };
const add = ['facade', 'add', '--account', 'media/dall-e-3', '--yes', '--json'];
const backends = async (): Promise<readonly string[]> => ((await world.ask('GET', `${service}/backends?api-version=2024-05-01`)).body.value as readonly { name: string }[]).map(({ name }) => name).toSorted();
const fails = (method: string, path: string): Promise<unknown> => world.control('faults', [{ match: { plane: 'arm', method, path }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'not today' } } } }]);

describe('a run that ends on the way', () => {
  test('of add leaves the operation closed, and the next run goes on', async () => {
    world = await startFacade({ refusals: true });
    await world.done('import', '--account', 'main', '--yes');
    const before = await world.policy('apis/azure-openai');
    await fails('PUT', '**/operations/ImageGenerations_Create/policies/policy');
    expect((await world.run(...add)).code).not.toBe(0);
    expect(await world.policy('apis/azure-openai')).toBe(before);
    expect(await world.post(dated('dall-e-3', 'images/generations'), { prompt: 'x' })).toMatchObject({ status: 400, json: closed });
    await world.control('faults', []);
    await world.done(...add);
    expect((await world.post(dated('dall-e-3', 'images/generations'), { prompt: 'x' })).status).toBe(200);
    expect((await world.done(...add)).json.plan.summary).toMatchObject(nothing);
  });

  test('of remove has closed the operation first, and the next run takes away what is left', async () => {
    world = await startFacade({ refusals: true });
    await world.done('import', '--account', 'main', '--yes');
    await world.done(...add);
    await fails('DELETE', '**/backends/*');
    const line = ['facade', 'remove', '--account', 'media', '--yes', '--json'];
    expect((await world.run(...line)).code).toBe(7);
    expect(await world.post(dated('dall-e-3', 'images/generations'), { prompt: 'x' })).toMatchObject({ status: 400, json: closed });
    expect(await backends()).toContain('media--dall-e-3--openai');
    await world.control('faults', []);
    await world.done(...line);
    expect(await backends()).toEqual(['main--openai']);
    const assignments = (await world.ask('GET', '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/media/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()')).body.value as readonly { properties: { description?: string } }[];
    expect(assignments.filter(({ properties }) => properties.description?.includes('[apim-llm]') === true)).toEqual([]);
    expect((await world.done(...line)).json.plan.summary).toMatchObject(nothing);
  });
});

describe('undo', () => {
  test('of an add gives back what was there', async () => {
    world = await startFacade();
    await world.done('import', '--account', 'main', '--yes');
    const before = await world.policy('apis/azure-openai');
    await world.done('facade', 'add', '--account', 'media', '--model', 'gpt-4o', '--yes');
    expect((await world.post(dated('gpt-4o'), message)).status).toBe(200);
    await world.done('undo', '--yes');
    expect(await world.policy('apis/azure-openai')).toBe(before);
    expect(await world.policy('apis/azure-openai/operations/ChatCompletions_Create')).toBe('');
    expect((await world.post(dated('gpt-4o'), message)).status).toBe(200);
    expect(await world.reached()).toEqual(['media/gpt-4o 200', 'main/gpt-4o 200']);
  });
});

describe('a policy that would be longer than the Consumption tier takes', () => {
  test('is refused before any write, by add and by an import of several accounts', async () => {
    world = await startFacade({ estate: threeAccounts().replace('StandardV2', 'Consumption') });
    await world.done('import', '--account', 'main', '--yes');
    await world.putPolicy('apis/azure-openai/operations/ChatCompletions_Create', `<policies><inbound><base /><!-- ${'x'.repeat(14_500)} --></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`);
    world.forget();
    for (const line of [['facade', 'add', '--account', 'third'], ['import', '--account', 'main', '--account', 'third']]) {
      const refused = await world.run(...line, '--yes', '--json');
      expect(refused).toMatchObject({ code: 5, json: { error: { code: 'PolicyTooLong', message: expect.stringContaining('The policy of operation ChatCompletions_Create of API azure-openai') } } });
    }
    expect(world.writes()).toEqual([]);
  });
});

describe('what others still use', () => {
  test('stays when the rows of one API go: a backend that a policy names by hand, the role of an account that another API calls', async () => {
    world = await startFacade();
    await world.done('import', '--account', 'main', '--yes');
    await world.done(...add);
    await world.put('apis/echo', { displayName: 'Echo', path: 'echo', protocols: ['https'] });
    await world.putPolicy('apis/echo', '<policies><inbound><base /><set-backend-service backend-id="media--dall-e-3--openai" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>');
    const removed = await world.done('facade', 'remove', '--yes', '--json');
    expect(removed.json.warnings).toContainEqual(expect.objectContaining({ code: 'StaysInPlace', message: expect.stringContaining('the policy of API echo names it') }));
    expect(await backends()).toEqual(['main--openai', 'media--dall-e-3--openai']);
  });

  test('stays closed where --block says so, and is told', async () => {
    world = await startFacade();
    await world.done('import', '--account', 'main', '--yes');
    await world.done('prune-ops', '--block', 'ImageGenerations_Create', '--yes');
    const run = await world.done(...add);
    expect(run.json.warnings).toContainEqual(expect.objectContaining({ code: 'StaysClosed' }));
    expect(await world.post(dated('dall-e-3', 'images/generations'), { prompt: 'x' })).toMatchObject({ status: 400, json: closed });
    expect((await world.done('prune-ops', '--yes', '--json')).json.plan.summary).toMatchObject(nothing);
  });

  test('a name that looks like something else is a name', async () => {
    world = await startFacade();
    await world.done('import', '--account', 'main', '--yes');
    for (const name of ['"quoted" & <b>', ']]>', '{{x}}', '--%>', '")+context.Variables["k"]+@("']) {
      await world.done('facade', 'add', '--account', 'third/mini-2024', `--as=${name}`, '--capability', 'chat', '--yes');
      expect((await world.post(dated(name), message)).status, name).toBe(200);
    }
    expect((await world.post(dated('gpt-4o'), message)).status).toBe(200);
    expect(new Set(await world.reached())).toEqual(new Set(['third/mini-2024 200', 'main/gpt-4o 200']));
    expect((await world.done('status', '--exit-code')).code).toBe(0);
    await world.done('facade', 'remove', '--as=]]>', '--yes');
    expect((await world.post(dated(']]>'), message)).status).toBe(400);
    expect((await world.post(dated('{{x}}'), message)).status).toBe(200);
    await world.done('facade', 'remove', '--yes');
    expect(await world.policy('apis/azure-openai/operations/ChatCompletions_Create')).toBe('');
  });
});
