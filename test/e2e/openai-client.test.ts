import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatewayUrl } from '../support/call-gateway.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const scenarios = path.resolve(import.meta.dirname, 'openai-client/scenarios.ts');

const estate = `
resourceGroups: [rg-ai]
services: [{ name: apim-demo, resourceGroup: rg-ai, region: swedencentral }]
accounts:
  - name: aoai-swe
    resourceGroup: rg-ai
    region: swedencentral
    deployments:
      - { name: gpt-4o, model: gpt-4o, version: "2024-11-20", tokensPerMinute: 1000000, requestsPerMinute: 6000, latencyMs: 0 }
      - { name: text-embedding-3-large, model: text-embedding-3-large, version: "1", tokensPerMinute: 1000000, requestsPerMinute: 6000, latencyMs: 0 }
      - { name: dall-e-3, model: dall-e-3, version: "3.0", tokensPerMinute: 0, requestsPerMinute: 600, latencyMs: 0 }
      - { name: whisper, model: whisper, version: "001", tokensPerMinute: 0, requestsPerMinute: 600, latencyMs: 0 }
      - { name: tts, model: tts, version: "001", tokensPerMinute: 0, requestsPerMinute: 600, latencyMs: 0 }
      - { name: tiny, model: gpt-4o, version: "2024-11-20", tokensPerMinute: 1000, requestsPerMinute: 600, latencyMs: 0 }
      - { name: slow, model: gpt-4o, version: "2024-11-20", tokensPerMinute: 1000, requestsPerMinute: 600, latencyMs: 0 }
options: { retryAfter: 1 }
`;

let azure: TestAzure;
// oxlint-disable-next-line typescript/no-explicit-any
let results: any;

let seen = 0;

/** The client waits in real time before it tries again: by then the minute of tokens is over. */
async function afterTheRefusal(): Promise<void> {
  const { attempts } = (await azure.ask('GET', `/_emulator/attempts?since=${seen}`)).body;
  seen = attempts.at(-1)?.n ?? seen;
  if (attempts.some((attempt: { readonly deployment: string; readonly status: number }) => attempt.deployment === 'slow' && attempt.status === 429)) await azure.control('clock', { advance: 'PT1M' });
}

/** The unmodified client, in a process of its own that trusts the local Azure as a user's would. */
beforeAll(async () => {
  azure = await startTestAzure({ estate, clock: 'virtual' });
  for (const line of [[], ['--spec', 'builtin-v1'], ['--spec', 'builtin-v1', '--bearer', '--path', 'bearer/openai/v1', '--api', 'with-bearer']]) {
    const run = await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes', ...line]);
    if (run.code !== 0) throw new Error(run.stderr);
  }
  const { primaryKey } = (await azure.ask('POST', `${service}/subscriptions/master/listSecrets?api-version=2024-05-01`)).body;
  const ca = path.join(azure.folder, 'ca.pem');
  writeFileSync(ca, azure.azure.ca);
  const turning = setInterval(() => void afterTheRefusal().catch(() => undefined), 20);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [scenarios], { env: { ...process.env, NODE_EXTRA_CA_CERTS: ca, GATEWAY: gatewayUrl(azure), KEY: primaryKey }, maxBuffer: 2 ** 26 });
    results = JSON.parse(stdout);
  } finally {
    clearInterval(turning);
  }
}, 60_000);

afterAll(() => azure.stop());

describe('the openai client as AzureOpenAI', () => {
  test('chats', () => {
    expect(results.chat).toMatchObject({ object: 'chat.completion', model: 'gpt-4o-2024-11-20', choices: [{ finish_reason: 'stop', message: { role: 'assistant' } }] });
    expect(results.chat.choices[0].message.content.length).toBeGreaterThan(0);
    const { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total } = results.chat.usage;
    expect(prompt).toBeGreaterThan(0);
    expect(total).toBe(prompt + completion);
  });

  test('sees the region, the ids and what is left of the quota', () => {
    expect(results.chatWithHeaders).toMatchObject({ 'x-ms-region': 'Sweden Central', 'x-ms-deployment-name': 'gpt-4o' });
    expect(Number(results.chatWithHeaders['x-ratelimit-remaining-tokens'])).toBeLessThan(1_000_000);
    expect(results.chatWithHeaders['apim-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('streams, with the usage in a last chunk without choices', () => {
    expect(results.chatStreamed).toMatchObject({ finished: ['stop'], choicesOfLast: 0, usage: { prompt_tokens: results.chat.usage.prompt_tokens } });
    expect(results.chatStreamed.text.length).toBeGreaterThan(0);
  });

  test('embeds: as many numbers as were asked for, of length 1', () => {
    expect(results.embeddings.lengths).toEqual([256, 256]);
    expect(results.embeddings.norm).toBeCloseTo(1, 4);
    expect(results.embeddings.usage.prompt_tokens).toBeGreaterThan(0);
  });

  test('makes an image, and writes down what was said', () => {
    expect(results.image).toEqual({ count: 1, magic: 'PNG' });
    expect(results.transcription.text.length).toBeGreaterThan(0);
  });

  test('is told what is wrong in the words of whoever refuses', () => {
    expect(results.wrongKey).toMatchObject({ name: 'AuthenticationError', status: 401 });
    expect(results.wrongKey.message).toContain('invalid subscription key');
    expect(results.missingOperation).toMatchObject({ name: 'NotFoundError', status: 404 });
    expect(results.unknownDeployment).toMatchObject({ name: 'NotFoundError', status: 404, code: 'DeploymentNotFound' });
    expect(results.wrongModel).toMatchObject({ name: 'BadRequestError', status: 400, code: 'OperationNotSupported' });
  });

  test('is throttled with a Retry-After, and its own retries get through', () => {
    expect(results.throttled).toMatchObject({ name: 'RateLimitError', status: 429, code: 'RateLimitReached', retryAfter: '1' });
    expect(results.throttledThenRetried).toEqual(['Sweden Central', 'Sweden Central', 'Sweden Central']);
  });
});

describe('the openai client at v1', () => {
  test('chats with its key as a bearer token where the API was imported so, and with a header where it was not', () => {
    for (const answer of [results.v1Bearer, results.v1Header]) expect(answer).toMatchObject({ object: 'chat.completion', choices: [{ finish_reason: 'stop' }] });
    expect(results.v1WithoutKey).toMatchObject({ name: 'AuthenticationError', status: 401 });
  });

  test('streams, embeds, draws, listens and speaks', () => {
    expect(results.v1Streamed).toMatchObject({ finished: ['stop'], choicesOfLast: 0 });
    expect(results.v1Embeddings).toBe(3072);
    expect(results.v1Image).toBe(1);
    expect(results.v1Transcription.text.length).toBeGreaterThan(0);
    expect(results.v1Speech).toBe('RIFF');
  });

  test('follows up on a response that the account keeps, until it is deleted', () => {
    expect(results.responses).toMatchObject({ same: true, gone: { name: 'NotFoundError', status: 404 } });
    expect(results.responses.previous).toMatch(/^resp_/);
    expect(results.responses.items).toBeGreaterThanOrEqual(1);
    expect(results.responses.usage.input_tokens).toBeGreaterThan(0);
    expect(results.responses.second.length).toBeGreaterThan(0);
  });

  test('hears a response grow', () => {
    expect(results.responsesStreamed).toMatchObject({ first: 'response.created', last: 'response.completed' });
    expect(results.responsesStreamed.text.length).toBeGreaterThan(0);
  });
});
