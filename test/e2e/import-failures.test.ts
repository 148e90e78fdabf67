import { afterEach, describe, expect, test } from 'vitest';
import { startTestAzure, type TestAzure, type TestAzureOptions } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const account = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-swe';
const apim = 'api-version=2024-05-01';
const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes'];
const policyPut = { plane: 'arm', method: 'PUT', path: '**/apis/azure-openai/policies/policy' };
const broken = { status: 400, body: { error: { code: 'ValidationError', message: 'One or more fields contain incorrect values:', details: [{ code: 'ValidationError', target: 'x', message: "Error in element 'x' on line 3, column 4: said no." }] } } };

let azure: TestAzure;
afterEach(() => azure.stop());

async function start(options: TestAzureOptions = {}): Promise<void> {
  azure = await startTestAzure({ refusals: true, ...options });
}

/** All that import can change, as ARM shows it, ETags and dates left out. */
async function world(): Promise<unknown> {
  const paths = [`${service}?${apim}`, `${service}/apis?${apim}`, `${service}/backends?${apim}`, `${service}/apis/azure-openai/policies?${apim}`, `${service}/apis/azure-openai/operations?${apim}`, `${account}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`];
  const bodies = await Promise.all(paths.map(async (path) => (await azure.ask('GET', path)).body));
  return JSON.parse(JSON.stringify(bodies, (key, value: unknown) => (['etag', 'gatewayUrl', 'createdAtUtc', 'systemData', 'createdOn', 'updatedOn', 'principalId'].includes(key) ? undefined : value)));
}

describe('a step that fails', () => {
  test('is told with what ARM said, ends with 7, and the next run continues to the state of a clean one', async () => {
    await start();
    await azure.control('faults', [{ match: { ...policyPut, nth: 1 }, respond: broken }]);
    const failed = await runCli(azure, [...args, '--json']);
    expect(failed).toMatchObject({ code: 7, json: { status: 'partial' } });
    expect(failed.stderr + failed.stdout).toContain("Error in element 'x' on line 3, column 4: said no.");
    azure.forget();
    expect(await runCli(azure, [...args, '--json'])).toMatchObject({ code: 0, json: { plan: { summary: { create: 1, update: 0, noop: 4 } } } });
    expect(azure.writes()).toEqual(['PUT Microsoft.ApiManagement/service/apim-demo/apis/azure-openai/policies/policy']);
    const resumed = await world();
    await azure.stop();
    await start();
    await runCli(azure, args);
    expect(resumed).toEqual(await world());
  });

  test('with --rollback leaves the service as it was', async () => {
    await start({ edit: (demo) => demo.replace('identity: none', 'identity: system') });
    const before = await world();
    await azure.control('faults', [{ match: { ...policyPut, nth: 1 }, respond: broken }]);
    const run = await runCli(azure, [...args, '--rollback']);
    expect(run.code).toBe(1);
    expect(await world()).toEqual(before);
  });

  test('in an asynchronous import shows the details that the service gave at its end', async () => {
    await start();
    await azure.control('faults', [
      {
        match: { plane: 'arm', method: 'PUT', path: '**/apis/azure-openai', nth: 1 },
        respond: { status: 201, headers: { 'azure-asyncoperation': `${azure.azure.ready.arm}${service}/operationStatuses/failing?${apim}` }, body: { id: `${service}/apis/azure-openai`, name: 'azure-openai', type: 'x', properties: {} } },
      },
      { match: { plane: 'arm', method: 'GET', path: '**/operationStatuses/failing' }, respond: { status: 200, body: { status: 'Failed', error: { code: 'ValidationError', message: 'One or more fields contain incorrect values:', details: [{ code: 'ValidationError', target: 'representation', message: 'Parsing error(s): the third path is odd.' }] } } } },
    ]);
    const run = await runCli(azure, args);
    expect([1, 7]).toContain(run.code);
    expect(run.stderr).toContain('the third path is odd');
  });
});

describe('a service that is busy', () => {
  test.each([
    ['429 without Retry-After', { status: 429, body: { error: { code: 'TooManyRequests', message: 'slow down' } } }],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '7' }, body: { error: { code: 'TooManyRequests', message: 'slow down' } } }],
    ['409 PessimisticConcurrencyConflict', { status: 409, body: { error: { code: 'PessimisticConcurrencyConflict', message: 'Operation on the API is in progress', details: null } } }],
    ['409 ServiceLocked', { status: 409, body: { error: { code: 'ServiceLocked', message: 'The API Service is transitioning at this time.' } } }],
    ['503', { status: 503, body: { error: { code: 'ServiceUnavailable', message: 'later' } } }],
  ])('%s on a write is waited for', async (_name, respond) => {
    await start();
    await azure.control('faults', [
      { match: { ...policyPut, nth: 1 }, respond },
      { match: { ...policyPut, nth: 2 }, respond },
      { match: { plane: 'arm', method: 'PUT', path: '**/backends/*', nth: 1 }, respond },
    ]);
    expect(await runCli(azure, [...args, '--json'])).toMatchObject({ code: 0, json: { status: 'ok' } });
  });

  test('forever is given up, said so, and changes nothing more', async () => {
    await start();
    await azure.control('faults', [{ match: { plane: 'arm', method: 'GET', path: '**/Microsoft.ApiManagement/**' }, respond: { status: 429, body: { error: { code: 'TooManyRequests', message: 'slow down' } } } }]);
    const run = await runCli(azure, args);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('slow down');
    expect(azure.writes()).toEqual([]);
  });

  test('and drops a connection is asked again', async () => {
    await start();
    await azure.control('faults', [{ match: { plane: 'arm', method: 'GET', path: '**/backends', nth: 1 }, drop: true }]);
    expect((await runCli(azure, args)).code).toBe(0);
  });
});

describe('undo', () => {
  test('takes the last run back', async () => {
    await start({ edit: (demo) => demo.replace('identity: none', 'identity: system') });
    const before = await world();
    expect((await runCli(azure, args)).code).toBe(0);
    const run = await runCli(azure, ['undo', '--service', 'apim-demo', '--yes']);
    expect(run.code, run.stderr).toBe(0);
    expect(await world()).toEqual(before);
  });

  test('leaves alone what somebody changed since, and says so', async () => {
    await start({ edit: (demo) => demo.replace('identity: none', 'identity: system') });
    expect((await runCli(azure, args)).code).toBe(0);
    await azure.ask('PATCH', `${service}/backends/aoai-swe--openai?${apim}`, { properties: { title: 'Changed by hand' } }, { 'if-match': '*' });
    const run = await runCli(azure, ['undo', '--service', 'apim-demo', '--yes']);
    expect(run.code).not.toBe(0);
    expect(run.stderr).toContain('aoai-swe--openai');
    expect((await azure.ask('GET', `${service}/backends/aoai-swe--openai?${apim}`)).body.properties.title).toBe('Changed by hand');
  });
});

describe('an interrupt', () => {
  test('starts no further step, lets running ones finish, says how to continue, and ends with 130', async () => {
    await start();
    let interrupt = (): void => undefined;
    const running = runCli(azure, args, { signals: (fire) => (interrupt = fire) });
    while (!azure.exchanges.some(({ method }) => method === 'PUT' || method === 'PATCH')) await new Promise((resolve) => setTimeout(resolve, 2));
    interrupt();
    const run = await running;
    expect(run.code).toBe(130);
    expect(azure.writes().filter((write) => write.includes('policies'))).toEqual([]);
    expect((await runCli(azure, args)).code).toBe(0);
  });
});
