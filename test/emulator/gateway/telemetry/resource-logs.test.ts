import { beforeAll, describe, expect, it } from 'vitest';
import { servicePath } from '../gateway-fixture.ts';
import { misfits, startLoggedGateway } from './telemetry-fixture.ts';
import type { LoggedGateway, Row } from './telemetry-fixture.ts';

const account = 'accounts: [{ name: ai, resourceGroup: rg, region: eastus, disableLocalAuth: false, deployments: [{ name: chat, model: gpt-4o, version: "2024-08-06", tokensPerMinute: 1000000, latencyMs: 40 }] }]';
const accountId = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/ai';
const path = '/m/deployments/chat/chat/completions?api-version=2024-10-21';

async function prepared(): Promise<LoggedGateway> {
  const gateway = await startLoggedGateway(account);
  const keys = await gateway.ask('POST', `${accountId}/listKeys?api-version=2024-10-01`);
  await gateway.put('/backends/ai', { url: 'https://ai.openai.azure.com/openai', protocol: 'http' });
  await gateway.api('m', ['POST /deployments/{deployment-id}/chat/completions']);
  await gateway.policy('/apis/m', { inbound: `<base /><set-backend-service backend-id="ai" /><set-header name="api-key" exists-action="override"><value>${keys.body.key1}</value></set-header>` });
  return gateway;
}

/** A completion; the clock is moved until it is there. */
async function chat(gateway: LoggedGateway, more: object = {}, content = 'Hello there'): Promise<string> {
  const answer = gateway.call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ messages: [{ role: 'user', content }], max_tokens: 20, ...more }) });
  const over = { isSo: false };
  void answer.finally(() => (over.isSo = true));
  while (!over.isSo) await gateway.control('clock', { advance: 'PT1S' });
  return (await answer).text;
}

const llm = (messages?: 'all') => ({ largeLanguageModel: { logs: 'enabled', ...(messages ? { requests: { messages, maxSizeInBytes: 32_768 }, responses: { messages, maxSizeInBytes: 32_768 } } : {}) } });

describe('logs of the gateway', () => {
  let gateway: LoggedGateway;
  beforeAll(async () => {
    gateway = await prepared();
  }, 20_000);

  it('need a diagnostic setting only, and say where the call went and how long it took', async () => {
    await chat(gateway);
    expect(await gateway.rows('ApiManagementGatewayLogs')).toEqual([]);
    await gateway.setting();
    await chat(gateway);
    const [row, ...others] = await gateway.rows('ApiManagementGatewayLogs');
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      Category: 'GatewayLogs',
      OperationName: 'Microsoft.ApiManagement/GatewayLogs',
      ApiId: 'm',
      ApiRevision: '1',
      OperationId: 'op0',
      Method: 'POST',
      ResponseCode: 200,
      IsRequestSuccess: true,
      BackendId: 'ai',
      BackendResponseCode: 200,
      BackendMethod: 'POST',
      BackendTime: 40,
      TotalTime: 40,
      Region: 'Sweden Central',
      ClientProtocol: 'HTTP/1.1',
      Cache: 'none',
      _ResourceId: servicePath.toLowerCase(),
    });
    expect(row.BackendUrl).toBe('https://ai.openai.azure.com/openai/deployments/chat/chat/completions');
    expect(row.ResponseSize).toBeGreaterThan(100);
    expect(await gateway.rows('ApiManagementGatewayLlmLog')).toEqual([]);
  });

  it('have the last error and those that hit no API', async () => {
    await gateway.call('/none');
    const row = (await gateway.rows('ApiManagementGatewayLogs')).at(-1);
    expect(row).toMatchObject({ ApiId: '', ResponseCode: 404, IsRequestSuccess: false, LastErrorReason: 'OperationNotFound', LastErrorSource: 'configuration', LastErrorElapsed: 0, Errors: [{ reason: 'OperationNotFound' }] });
  });

  it('have headers, bodies and traces as the diagnostic for Azure Monitor says', async () => {
    await gateway.policy('/apis/m/operations/op0', { inbound: '<base /><trace source="s" severity="information"><message>seen</message></trace>' });
    await gateway.diagnostic('azuremonitor', { frontend: { request: { headers: ['content-type'], body: { bytes: 4 } } }, backend: { response: { headers: ['x-ms-region'] } } }, '/apis/m');
    await chat(gateway);
    expect((await gateway.rows('ApiManagementGatewayLogs')).at(-1)).toMatchObject({ RequestHeaders: { 'content-type': 'application/json' }, RequestBody: '{"me', BackendResponseHeaders: { 'x-ms-region': 'East US' }, TraceRecords: [{ source: 's', message: 'seen', severity: 'information' }] });
  });

  it('go to tables of their own only where the setting says so, and only for their category', async () => {
    const before = (await gateway.rows('ApiManagementGatewayLogs')).length;
    await gateway.setting({ logAnalyticsDestinationType: 'AzureDiagnostics' });
    await chat(gateway);
    await gateway.setting({ logs: [{ category: 'GatewayLlmLogs', enabled: true }] });
    await chat(gateway);
    expect(await gateway.rows('ApiManagementGatewayLogs')).toHaveLength(before);
  });
});

describe('logs of language models', () => {
  let gateway: LoggedGateway;
  beforeAll(async () => {
    gateway = await prepared();
    await gateway.setting();
  }, 20_000);

  async function rowsOfLast(): Promise<readonly Row[]> {
    const { CorrelationId: id } = (await gateway.rows('ApiManagementGatewayLogs')).at(-1);
    return (await gateway.rows('ApiManagementGatewayLlmLog')).filter((row) => row.CorrelationId === id);
  }

  it('have the tokens of the answer, without messages', async () => {
    await gateway.diagnostic('azuremonitor', llm(), '/apis/m');
    const { usage } = JSON.parse(await chat(gateway)) as { readonly usage: Row };
    const [row, ...others] = await rowsOfLast();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ SequenceNumber: 0, DeploymentName: 'chat', ModelName: expect.stringContaining('gpt-4o'), ApiVersion: '2024-10-21', IsStreamCompletion: false, PromptTokens: usage.prompt_tokens, CompletionTokens: usage.completion_tokens, TotalTokens: usage.total_tokens });
  });

  it('have prompt and completion in rows behind it where messages are logged', async () => {
    await gateway.diagnostic('azuremonitor', llm('all'), '/apis/m');
    const { choices } = JSON.parse(await chat(gateway)) as { readonly choices: Row };
    const rows = await rowsOfLast();
    expect(rows.map(({ SequenceNumber }) => SequenceNumber)).toEqual([0, 1, 2]);
    expect(rows[1].RequestMessages).toEqual([{ role: 'user', content: 'Hello there' }]);
    expect(rows[2].ResponseMessages).toEqual([choices[0].message]);
    expect([rows[1].DeploymentName, rows[1].TotalTokens]).toEqual([undefined, undefined]);
  });

  it('put a stream together again, with the usage that it tells or an estimate', async () => {
    const events = await chat(gateway, { stream: true, stream_options: { include_usage: true } });
    const told = JSON.parse(/data: (\{.*"usage":\{.*\})\n/.exec(events)?.[1] ?? '{}') as { readonly usage: Row };
    const rows = await rowsOfLast();
    expect(rows[0]).toMatchObject({ IsStreamCompletion: true, PromptTokens: told.usage.prompt_tokens, CompletionTokens: told.usage.completion_tokens });
    const text = [...events.matchAll(/^data: (\{.*\})$/gm)].map(([, json = '']) => (JSON.parse(json) as Row).choices?.[0]?.delta?.content ?? '').join('');
    expect(rows[2].ResponseMessages).toEqual([{ role: 'assistant', content: text }]);
    await chat(gateway, { stream: true });
    const [estimated] = await rowsOfLast();
    expect([estimated.PromptTokens, estimated.CompletionTokens].every((tokens) => tokens > 0)).toBe(true);
  });

  it('split long messages, whose pieces give the whole again', async () => {
    const content = 'é'.repeat(40_000);
    await chat(gateway, {}, content);
    const pieces = (await rowsOfLast()).filter(({ RequestMessages }) => RequestMessages !== undefined);
    expect(pieces.length).toBe(3);
    expect(JSON.parse(pieces.map(({ RequestMessages }) => RequestMessages).join(''))).toEqual([{ role: 'user', content }]);
  });

  it('have rows that fit their tables', async () => {
    for (const table of ['ApiManagementGatewayLogs', 'ApiManagementGatewayLlmLog'] as const) expect(misfits(table, await gateway.rows(table))).toEqual([]);
  });

  it('have nothing of a call that no model has answered well', async () => {
    await chat(gateway, { max_tokens: -1 });
    expect((await gateway.rows('ApiManagementGatewayLogs')).at(-1).ResponseCode).toBe(400);
    expect(await rowsOfLast()).toEqual([]);
  });
});
