import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectOptions } from '../../../src/azure/connection.ts';
import { logsClient } from '../../../src/azure/logs/logs-client.ts';
import { logsEndpoint } from '../../../src/azure/logs/logs-endpoint.ts';
import { logsTokenSources } from '../../../src/azure/logs/logs-tokens.ts';
import { clouds } from '../../../src/azure/clouds.ts';
import { ArmError } from '../../../src/model/arm-error.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { scriptedArm, type Reaction, type ScriptedArm } from '../support/scripted-arm.ts';

let arm: ScriptedArm;
let waits: number[];
let told: string[];
beforeEach(async () => {
  arm = await scriptedArm();
  [waits, told] = [[], []];
});
afterEach(() => arm.stop());

const id = '11111111-2222-3333-4444-555555555555';
const path = `/v1/workspaces/${id}/query`;
const { signal } = new AbortController();

function client(more: Partial<ConnectOptions> = {}) {
  return logsClient({
    subscriptionId: undefined,
    cloud: 'AzureCloud',
    local: { endpoint: arm.endpoint, ca: arm.ca, token: 'the-token' },
    env: {},
    userAgent: 'apim-llm/0.0.0-test',
    debug: (line) => told.push(line),
    sleep: (ms) => Promise.resolve(void waits.push(ms)),
    random: () => 1,
    now: () => 0,
    ...more,
  });
}

const table = { name: 'PrimaryResult', columns: [{ name: 'At', type: 'datetime' }, { name: 'N', type: 'long' }, { name: 'Bag', type: 'dynamic' }], rows: [['2026-01-01T00:00:00.1234567Z', 3, '{"a":1}'], [null, null, 'no JSON']] };

async function refusedBy(...reactions: readonly Reaction[]): Promise<unknown> {
  arm.on('POST', path, ...reactions);
  return client().query(id, 'T', { duration: 'PT1H' }, signal).then(() => undefined, (error: unknown) => error);
}

describe('a query', () => {
  it('goes to the workspace with its time, and comes back as it was answered', async () => {
    arm.on('POST', path, { status: 200, body: { tables: [table] } });
    const answer = await client().query(id, 'T | take 2', { duration: 'PT1H' }, signal);
    expect(answer).toEqual({ table: { columns: table.columns, rows: [['2026-01-01T00:00:00.1234567Z', 3, { a: 1 }], [null, null, 'no JSON']] }, partial: undefined });
    const [seen] = arm.received;
    expect(seen?.body).toMatchObject({ query: 'T | take 2', timespan: 'PT1H' });
    expect(seen?.headers).toMatchObject({ authorization: 'Bearer the-token', prefer: 'wait=120', 'user-agent': expect.stringContaining('apim-llm/0.0.0-test') as string });
    expect(told).toEqual([`POST ${path} 200 0 ms`]);
  });

  it('between two moments says both', async () => {
    arm.on('POST', path, { status: 200, body: { tables: [table] } });
    await client().query(id, 'T', { from: 0, to: 60_000 }, signal);
    expect(arm.received[0]?.body['timespan']).toBe('1970-01-01T00:00:00.000Z/1970-01-01T00:01:00.000Z');
  });

  it('may be answered with a part only', async () => {
    const error = { code: 'PartialError', message: 'There were some errors', details: [{ code: 'EngineError', message: 'Something', innererror: { code: '1', message: 'Query result set has exceeded the limit' } }] };
    arm.on('POST', path, { status: 200, body: { tables: [table], error } });
    const { partial, table: { rows } } = await client().query(id, 'T', { duration: 'PT1H' }, signal);
    expect([partial, rows.length]).toEqual([{ code: 'PartialError', message: 'Query result set has exceeded the limit' }, 2]);
  });

  it('is asked again while the service is busy, and when the connection is lost', async () => {
    arm.on('POST', path, { status: 429, headers: { 'retry-after': '7' }, body: { error: { code: 'ThrottledError', message: 'slow down' } } }, 'drop', { status: 200, body: { tables: [table] } });
    await client().query(id, 'T', { duration: 'PT1H' }, signal);
    expect([arm.received.length, waits[0]]).toEqual([3, 7000]);
  });

  it('ends when it is stopped', async () => {
    arm.on('POST', path, 'hang');
    const stop = new AbortController();
    const asked = client().query(id, 'T', { duration: 'PT1H' }, stop.signal);
    while (arm.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort(new Error('stopped'));
    await expect(asked).rejects.toThrow('stopped');
  });
});

describe('a refusal', () => {
  it('of the query says what is wrong with it', async () => {
    const error = await refusedBy({ status: 400, body: { error: { message: 'The request had some invalid properties', code: 'BadArgumentError', innererror: { code: 'SemanticError', message: 'A semantic error occurred.', innererror: { code: 'SEM0100', message: "'where' operator: Failed to resolve table or column expression named 'X'" } } } } });
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'QueryRefused', exitCode: 1, message: "The workspace does not take the query: 'where' operator: Failed to resolve table or column expression named 'X'" });
  });

  it.each([
    [401, 'AuthenticationFailed'],
    [403, 'InvalidAuthenticationTokenAudience'],
  ])('of the token (%i %s) asks to sign in', async (status, code) => {
    expect(await refusedBy({ status, body: { error: { code, message: 'no' } } })).toMatchObject({ code: 'NotSignedIn', exitCode: 4 });
  });

  it.each([
    [403, 'InsufficientAccessError'],
    [404, 'PathNotFoundError'],
    [500, 'InternalServerError'],
  ])('of anything else (%i %s) is as the service says it', async (status, code) => {
    const error = await refusedBy({ status, body: { error: { code, message: 'no' } } });
    expect(error).toBeInstanceOf(ArmError);
    expect(error).toMatchObject({ status, code });
  });
});

describe('the place', () => {
  it('depends on the cloud, and is the local Azure where there is one', () => {
    expect((['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'] as const).map((cloud) => logsEndpoint(cloud, undefined))).toEqual(['https://api.loganalytics.io/v1', 'https://api.loganalytics.us/v1', 'https://api.loganalytics.azure.cn/v1']);
    expect(logsEndpoint('AzureCloud', 'https://127.0.0.1:1/')).toBe('https://127.0.0.1:1/v1');
  });
});

describe('a token of logs', () => {
  const sources = (env: Record<string, string>, localToken?: string) => logsTokenSources({ env, cloud: clouds.AzureCloud, subscriptionId: undefined, localToken });
  const names = (env: Record<string, string>, localToken?: string): readonly string[] => sources(env, localToken).map(({ name }) => name);

  it('comes from its own variable, else from whoever gives tokens for anything', async () => {
    expect(names({ APIM_LLM_LOGS_TOKEN: ' mine ', AZURE_ACCESS_TOKEN: 'arm' })).toEqual(['APIM_LLM_LOGS_TOKEN']);
    expect((await sources({ APIM_LLM_LOGS_TOKEN: ' mine ' })[0]?.get('', {}))?.token).toBe('mine');
    expect(names({})).toEqual(['Azure CLI', 'DefaultAzureCredential']);
    expect(names({ AZURE_ACCESS_TOKEN: 'arm' }, 'local')).toEqual(['the local Azure']);
  });

  it('is not the one that was handed to us for ARM', () => {
    const fails = (): unknown => names({ AZURE_ACCESS_TOKEN: 'arm', APIM_LLM_LOGS_TOKEN: '' });
    expect(fails).toThrow(expect.objectContaining({ code: 'LogsTokenNeeded', exitCode: 4, hint: expect.stringContaining('--resource https://api.loganalytics.io ') as string }));
  });
});
