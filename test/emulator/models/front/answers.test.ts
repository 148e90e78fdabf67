import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { newModelAccounts } from '../../../../src/emulator/models/front/model-accounts.ts';
import type { InProcessHost } from '../../../../src/emulator/gateway/world.ts';
import { chatUrl, hello, oneAccount, openAiUser } from './accounts-fixture.ts';
import type { TestAccounts } from './accounts-fixture.ts';

const base = 'https://swe.openai.azure.com';

/** The answer as the gateway gets it. */
function raw(test: TestAccounts, url: string, body: object, signal = new AbortController().signal): ReturnType<InProcessHost> {
  const handler = newModelAccounts(test.world)(new URL(url).hostname);
  if (!handler) throw new Error('no handler');
  return handler({ method: 'POST', url: new URL(url), headers: [['Authorization', 'Bearer a.good.token'], ['Content-Type', 'application/json']], body: Buffer.from(JSON.stringify(body)) }, signal);
}

describe('answers of model accounts', () => {
  it('say who answered, where, and what is left', async () => {
    const { status, headers, json, by } = await oneAccount().ask(chatUrl, { body: hello, headers: { 'X-MS-Client-Request-Id': 'mine' } });
    expect([status, by]).toEqual([200, { account: 'swe', deployment: 'gpt-4o' }]);
    expect(json).toMatchObject({ object: 'chat.completion', choices: [{ message: { role: 'assistant' } }] });
    expect(headers).toMatchObject({
      'content-type': 'application/json', 'apim-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/), 'x-request-id': expect.any(String), 'x-ms-region': 'Sweden Central', 'x-ms-client-request-id': 'mine',
      'x-ms-deployment-name': 'gpt-4o', 'x-ms-rai-invoked': 'true', 'azureml-model-session': expect.any(String), 'x-ratelimit-limit-tokens': '10000', 'x-ratelimit-remaining-tokens': expect.stringMatching(/^9\d{3}$/),
    });
    expect(headers['content-length']).toBe(String(Buffer.byteLength(JSON.stringify(json))));
  });

  it('are refused with what is left, and when to come back', async () => {
    const test = oneAccount();
    test.deploy('swe', 'gpt-4o', 'gpt-4o', { tokensPerMinute: 1000 });
    expect((await test.ask(chatUrl, { body: { ...hello, max_tokens: 900 } })).status).toBe(200);
    const { status, headers, json, by } = await test.ask(chatUrl, { body: { ...hello, max_tokens: 900 } });
    expect([status, by]).toEqual([429, { account: 'swe', deployment: 'gpt-4o' }]);
    expect(json).toMatchObject({ error: { message: expect.stringContaining('Please retry after 60 seconds') } });
    expect(headers).toMatchObject({ 'retry-after': '60', 'retry-after-ms': '60000', 'x-ms-region': 'Sweden Central', 'apim-request-id': expect.any(String), 'x-ms-deployment-name': 'gpt-4o', 'x-ratelimit-limit-tokens': '1000' });
    expect(headers).not.toHaveProperty('x-ms-rai-invoked');
    await test.clock.advance?.(60_000);
    expect((await test.ask(chatUrl, { body: hello })).status).toBe(200);
  });

  it('come from another deployment where provisioned throughput has no room', async () => {
    const test = oneAccount({}, 50);
    test.deploy('swe', 'ptu', 'gpt-4o', { sku: { name: 'ProvisionedManaged', capacity: 1 }, tokensPerMinute: 0, requestsPerMinute: 0, spillover: 'gpt-4o' });
    const asking = Promise.all(Array.from({ length: 3 }, () => test.ask(chatUrl.replace('gpt-4o', 'ptu'), { body: { ...hello, max_tokens: 3000 } })));
    await test.clock.advance?.(50);
    const replies = await asking;
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies[0]).toMatchObject({ by: { account: 'swe', deployment: 'ptu' }, headers: { 'x-ms-deployment-name': 'ptu' } });
    const reply = replies[2];
    if (!reply) throw new Error('no reply');
    expect(reply.by).toEqual({ account: 'swe', deployment: 'gpt-4o' });
    expect(reply.headers).toMatchObject({ 'x-ms-deployment-name': 'gpt-4o', 'x-ms-spillover-from-deployment': 'ptu', 'x-ms-spillover-error': '429' });
  });

  it('come from another deployment where a fault has provisioned throughput fail', async () => {
    const test = oneAccount();
    test.deploy('swe', 'ptu', 'gpt-4o', { sku: { name: 'ProvisionedManaged', capacity: 1 }, tokensPerMinute: 0, requestsPerMinute: 0, spillover: 'gpt-4o' });
    const ask = (): ReturnType<typeof test.ask> => test.ask(chatUrl.replace('gpt-4o', 'ptu'), { body: hello });
    test.faults([{ match: { plane: 'model', deployment: 'ptu' }, respond: { status: 503, body: { error: { code: '503' } } } }]);
    expect(await ask()).toMatchObject({ status: 200, by: { deployment: 'gpt-4o' }, headers: { 'x-ms-deployment-name': 'gpt-4o', 'x-ms-spillover-from-deployment': 'ptu', 'x-ms-spillover-error': '503', 'x-ratelimit-limit-tokens': '10000' } });
    test.faults([{ match: { plane: 'model' }, respond: { status: 500, body: 'down' } }]);
    const both = await ask();
    expect(both).toMatchObject({ status: 500, text: 'down', by: { deployment: 'gpt-4o' }, headers: { 'x-ms-spillover-from-deployment': 'ptu', 'x-ms-spillover-error': '500' } });
    expect(both.headers['x-ratelimit-limit-tokens']).toBeUndefined();
    test.faults([{ match: { plane: 'model', deployment: 'ptu' }, respond: { status: 408 } }]);
    expect(await ask()).toMatchObject({ status: 408, by: { deployment: null } });
  });

  it('take the time of the deployment', async () => {
    const test = oneAccount({}, 250);
    let status: number | undefined;
    const asking = test.ask(chatUrl, { body: hello }).then((reply) => (status = reply.status));
    await test.clock.advance?.(249);
    expect(status).toBeUndefined();
    await test.clock.advance?.(1);
    expect(await asking).toBe(200);
  });

  it('are waited for no longer than the client is there', async () => {
    const leaving = new AbortController();
    const asking = raw(oneAccount({}, 250), chatUrl, hello, leaving.signal);
    await new Promise(setImmediate);
    leaving.abort(new Error('gone'));
    await expect(asking).rejects.toThrow('gone');
  });

  it('are streamed event by event, without a length', async () => {
    const { status, headers, body } = await raw(oneAccount(), chatUrl, { ...hello, stream: true });
    const named = Object.fromEntries(headers);
    expect([status, named['content-type'], named['content-length']]).toEqual([200, 'text/event-stream; charset=utf-8', undefined]);
    if (!(body instanceof Readable)) throw new Error('not a stream');
    const chunks: string[] = [];
    for await (const chunk of body as AsyncIterable<Buffer>) chunks.push(chunk.toString());
    expect(chunks.length).toBeGreaterThan(2);
    for (const chunk of chunks) expect(chunk).toMatch(/^data: .*\n\n$/s);
    for (const chunk of chunks) expect(chunk.match(/^data: /gm)).toHaveLength(1);
    expect(chunks.at(-1)).toBe('data: [DONE]\n\n');
  });

  it('break off where the signal aborts', async () => {
    const leaving = new AbortController();
    const { body } = await raw(oneAccount(), chatUrl, { ...hello, stream: true }, leaving.signal);
    if (!(body instanceof Readable)) throw new Error('not a stream');
    leaving.abort();
    expect(body.destroyed).toBe(true);
  });

  it('need no model where the operation is the account\'s own', async () => {
    const { status, json, by, headers } = await oneAccount().ask(`${base}/openai/models?api-version=2024-10-21`, { method: 'GET' });
    expect([status, by]).toEqual([200, { account: 'swe', deployment: null }]);
    expect(json).toMatchObject({ object: 'list' });
    expect(headers).not.toHaveProperty('x-ratelimit-limit-tokens');
  });

  it('are the same for the same seed', async () => {
    const texts = async () => (await oneAccount().ask(chatUrl, { body: hello })).text;
    expect(await texts()).toBe(await texts());
  });

  it('have the same ids whatever other hosts are asked meanwhile', async () => {
    const replies = async (others: boolean): Promise<readonly string[]> => {
      const test = oneAccount();
      test.assign(openAiUser, test.account('eus'));
      test.deploy('eus', 'gpt-4o');
      const texts: string[] = [];
      for (let call = 0; call < 3; call += 1) {
        if (others) await test.ask(chatUrl.replace('swe', 'eus'), { body: hello });
        const { text, headers } = await test.ask(`${base}/openai/v1/responses`, { body: { model: 'gpt-4o', input: 'Hi' } });
        texts.push(text, headers['apim-request-id'] ?? '');
      }
      return texts;
    };
    const alone = await replies(false);
    expect(await replies(true)).toEqual(alone);
    expect(new Set(alone).size).toBe(6);
  });

  it('tell the limits also where the content filter refuses', async () => {
    const { status, headers } = await oneAccount().ask(chatUrl, { body: { ...hello, messages: [{ role: 'user', content: 'apim-llm:trigger-content-filter' }] } });
    expect([status, headers['x-ratelimit-limit-tokens'], headers['x-ratelimit-remaining-tokens'], headers['x-ms-rai-invoked']]).toEqual([400, '10000', '9981', 'true']);
  });

  it.each([[true, 429], [false, 200]])('that were refused for what they say count or not (failedCallsCount %s)', async (failedCallsCount, status) => {
    const test = oneAccount({ failedCallsCount });
    test.deploy('swe', 'gpt-4o', 'gpt-4o', { tokensPerMinute: 1000 });
    expect((await test.ask(chatUrl, { body: { ...hello, max_tokens: 900, messages: 'none' } })).status).toBe(400);
    expect((await test.ask(chatUrl, { body: { ...hello, max_tokens: 900 } })).status).toBe(status);
  });
});

describe('faults of model accounts', () => {
  it('answer in the place of a deployment, with the headers of every answer, and cost no quota', async () => {
    const test = oneAccount();
    test.faults([{ match: { plane: 'model', account: 'swe', deployment: 'gpt-4o', path: '/openai/**', nth: 2 }, respond: { status: 503, headers: { 'Retry-After': '7' }, body: { error: { code: '503' } } } }]);
    expect((await test.ask(chatUrl, { body: hello })).status).toBe(200);
    const { status, headers, json, by } = await test.ask(chatUrl, { body: hello });
    expect([status, json, by]).toEqual([503, { error: { code: '503' } }, { account: 'swe', deployment: null }]);
    expect(headers).toMatchObject({ 'retry-after': '7', 'apim-request-id': expect.any(String), 'x-ms-region': 'Sweden Central' });
    expect((await test.ask(chatUrl, { body: hello })).status).toBe(200);
  });

  it('meet by the name in the body, and nobody who may not call', async () => {
    const test = oneAccount();
    test.faults([{ match: { plane: 'model', deployment: 'gpt-4o', nth: 1 }, respond: { status: 408, body: 'late' } }]);
    expect((await test.ask(chatUrl, { body: hello, token: null })).status).toBe(401);
    const { status, text, headers } = await test.ask(`${base}/openai/v1/chat/completions`, { body: { ...hello, model: 'GPT-4o' } });
    expect([status, text, headers['content-type']]).toEqual([408, 'late', 'text/plain']);
  });

  it('break the connection', async () => {
    const test = oneAccount();
    test.faults([{ match: { plane: 'model' }, drop: true }]);
    await expect(test.ask(chatUrl, { body: hello })).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('delay by the clock of the data plane', async () => {
    const test = oneAccount();
    test.faults([{ match: { plane: 'model' }, delay: 'PT2S' }]);
    let status: number | undefined;
    const asking = test.ask(chatUrl, { body: hello }).then((reply) => (status = reply.status));
    await test.clock.advance?.(1999);
    expect(status).toBeUndefined();
    await test.clock.advance?.(1);
    expect(await asking).toBe(200);
  });
});
