import { afterEach, describe, expect, test } from 'vitest';
import { callGateway, type GatewayReply } from '../support/call-gateway.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const apim = 'api-version=2024-05-01';

let azure: TestAzure;
afterEach(() => azure.stop());

const run = (...line: readonly string[]): Promise<CliRun> => runCli(azure, [...line, '--service', 'apim-demo']);

async function put(path: string, properties: unknown, headers?: Record<string, string>): Promise<void> {
  const answer = await azure.ask('PUT', `${service}/${path}?${apim}`, properties === undefined ? undefined : { properties }, headers);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
}

const putPolicy = (below: string, inbound: string, rest: string): Promise<void> => put(`${below}policies/policy`, { format: 'rawxml', value: `<policies><inbound>${inbound}</inbound>${rest}</policies>` }, { 'if-match': '*' });

describe('limits of others, above a pruned API', () => {
  const tokens = '<llm-token-limit counter-key="@(context.Subscription.Id)" tokens-per-minute="60" estimate-prompt-tokens="true" remaining-tokens-header-name="x-tokens-left" />';
  // A `rate-limit` without a key is not allowed for all APIs.
  const calls = '<rate-limit-by-key calls="6" renewal-period="60" counter-key="@(context.Subscription?.Id ?? &quot;nobody&quot;)" remaining-calls-header-name="x-calls-left" />';

  test('act first: tokens of a product on what is open, calls of everybody on what is closed, too', async () => {
    azure = await startTestAzure({ clock: 'virtual' });
    expect((await run('import', '--account', 'aoai-swe', '--yes')).code).toBe(0);
    await put('products/gold', { displayName: 'Gold', subscriptionRequired: true, state: 'published' });
    expect((await azure.ask('PUT', `${service}/products/gold/apis/azure-openai?${apim}`)).status).toBeLessThan(300);
    await put('subscriptions/an-app', { displayName: 'An app', scope: `${service}/products/gold` });
    await putPolicy('products/gold/', `<base />${tokens}`, '<backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error>');
    await putPolicy('', calls, '<backend><forward-request /></backend><outbound /><on-error />');
    expect((await run('prune-ops', '--yes', '--json')).json.plan.summary).toMatchObject({ noop: 1, update: 0 });
    const keyOf = async (subscription: string): Promise<string> => (await azure.ask('POST', `${service}/subscriptions/${subscription}/listSecrets?${apim}`)).body.primaryKey as string;
    const [app, master] = [await keyOf('an-app'), await keyOf('master')];
    const send = (tail: string, key: string): Promise<GatewayReply> =>
      callGateway(azure, `/openai/deployments/gpt-4o/${tail}?api-version=2024-10-21`, { method: 'POST', headers: { 'api-key': key, 'content-type': 'application/json' }, body: JSON.stringify({ messages: [{ role: 'user', content: 'Count to a hundred, please.' }], max_tokens: 40 }) });
    const chat = (): Promise<GatewayReply> => send('chat/completions', app);
    const closed = (key = app): Promise<GatewayReply> => send('images/generations', key);

    expect(await closed()).toMatchObject({ status: 400, json: { error: { code: 'OperationNotSupported' } } });
    const served = await advanced(chat());
    expect(served).toMatchObject({ status: 200, headers: { 'x-tokens-left': expect.any(String) as string } });
    // The answer, and the words of the refused call, took the minute's tokens.
    expect(await chat()).toMatchObject({ status: 429, headers: { 'retry-after': expect.any(String) as string } });
    await azure.control('clock', { advance: 'PT61S' });
    expect(await advanced(chat())).toMatchObject({ status: 200 });

    // A call that is refused counts as one, and the seventh is not looked at.
    for (let count = 0; count < 6; count += 1) expect((await closed(master)).status).toBe(400);
    const seventh = await closed(master);
    expect(seventh.status).toBe(429);
    expect(seventh.text).toContain('Rate limit is exceeded');
  });

  /** The model takes its time. */
  async function advanced(call: Promise<GatewayReply>): Promise<GatewayReply> {
    const { body } = await azure.ask('GET', '/_emulator/clock');
    await azure.control('clock', { advance: 'PT5S', after: (body.calls as number) + 1, until: 'answer' });
    return call;
  }
});

describe('a policy that would be too long', () => {
  const description = (operations: number): string =>
    JSON.stringify({
      openapi: '3.0.0',
      info: { title: 'Many', version: '2024-10-21' },
      servers: [{ url: 'https://x.openai.azure.com/openai' }],
      paths: Object.fromEntries(Array.from({ length: operations }, (_, index) => [`/things/${index}`, { get: { operationId: `Things_${index}`, responses: { 200: { description: 'OK' } } } }])),
    });
  const imports = (operations: number, ...more: readonly string[]): Promise<CliRun> =>
    runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--spec', '-', '--yes', '--json', ...more], { stdin: description(operations) });

  test('is refused before anything is written, on the Consumption tier sooner; --keep-all needs no list', async () => {
    azure = await startTestAzure({ edit: (demo) => demo.replace('sku: StandardV2', 'sku: Consumption') });
    expect(await imports(3000)).toMatchObject({ code: 5, json: { error: { code: 'PolicyTooLong', message: expect.stringContaining('262144') as string } } });
    expect(await imports(150)).toMatchObject({ code: 5, json: { error: { code: 'PolicyTooLong', message: expect.stringContaining('The policy of API azure-openai: With our blocks it would have') as string } } });
    expect(azure.writes()).toEqual([]);
    expect((await imports(150, '--keep-all')).code).toBe(0);
    azure.forget();
    expect(await run('prune-ops', '--yes', '--json')).toMatchObject({ code: 5, json: { error: { code: 'PolicyTooLong', message: expect.stringContaining('16384 on the Consumption tier') as string } } });
    expect(azure.writes()).toEqual([]);
  });
});
