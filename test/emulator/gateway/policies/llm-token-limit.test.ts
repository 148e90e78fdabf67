import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { azureOpenaiTokenLimit } from '../../../../src/emulator/gateway/policies/azure-openai-token-limit.ts';
import { llmTokenLimit } from '../../../../src/emulator/gateway/policies/llm-token-limit.ts';
import { runPolicy } from './run-policy.ts';
import type { Setting } from './run-policy.ts';
import { answered, faultOf, sharedWorld } from './shared-world.ts';
import type { Answered, SharedWorld } from './shared-world.ts';

const sku = 'Standard';
const json = { 'Content-Type': 'application/json' };
/** 3 + 40 / 4 + 3 = 16 tokens by our estimate. */
const chat = (more: object = {}) => ({ headers: json, body: JSON.stringify({ messages: [{ role: 'user', content: 'x'.repeat(40) }], ...more }) });
const answer = (total: number) => ({ headers: json, body: JSON.stringify({ choices: [], usage: { prompt_tokens: 10, completion_tokens: total - 10, total_tokens: total } }) });
const policy = (more: string) => `<llm-token-limit counter-key="k" ${more} />`;
const metered = policy('tokens-per-minute="100" estimate-prompt-tokens="false" tokens-consumed-header-name="x-used" tokens-consumed-variable-name="used" remaining-tokens-header-name="x-left" remaining-tokens-variable-name="left"');
const estimated = metered.replace('"false"', '"true"');
const events = (...data: readonly (object | string)[]) => ({ headers: { 'Content-Type': 'text/event-stream' }, body: Readable.from(data.map((one) => Buffer.from(`data: ${typeof one === 'string' ? one : JSON.stringify(one)}\n\n`))) });
const delta = (content: string) => ({ choices: [{ delta: { content } }] });

const call = async (shared: SharedWorld, xml: string, request: Setting['request'], response: Setting['response']): Promise<Answered> => answered(await runPolicy(llmTokenLimit, xml, { sku, request: { method: 'POST', ...request }, ...shared }), response);
const left = async (shared: SharedWorld): Promise<unknown> => (await runPolicy(llmTokenLimit, metered, { sku, ...shared })).call.variables.get('left');

describe('llm-token-limit', () => {
  const consumed: readonly (readonly [statement: string, xml: string, request: Setting['request'], response: Setting['response'], used: string, left: number])[] = [
    ['counts what the answer says it used', metered, chat(), answer(30), '30', 70],
    ['puts it in the place of the estimate', estimated, chat(), answer(30), '30', 70],
    ['takes back what was estimated too high', estimated, chat(), answer(12), '12', 88],
    ['keeps the estimate where the answer tells nothing', estimated, chat(), { status: 500, headers: json, body: '{}' }, '16', 84],
    ['counts nothing where nothing was estimated and nothing is told', metered, chat(), { status: 500, headers: json, body: '{}' }, '0', 100],
    ['reads a compressed answer', metered, chat(), { headers: { ...json, 'Content-Encoding': 'gzip' }, body: gzipSync(answer(30).body) }, '30', 70],
    ['reads usage of the Responses API', metered, chat(), { headers: json, body: '{"usage":{"input_tokens":4,"output_tokens":5}}' }, '9', 91],
    ['reads usage of embeddings', metered, { headers: json, body: '{"input":"x"}' }, { headers: json, body: '{"usage":{"prompt_tokens":5,"total_tokens":5}}' }, '5', 95],
    ['passes over an answer that is no JSON', metered, chat(), { headers: { 'Content-Type': 'audio/mpeg' }, body: 'x' }, '0', 100],
    ['estimates nothing of a request that is no JSON', estimated, { headers: { 'Content-Type': 'audio/mpeg' }, body: 'x'.repeat(4000) }, { body: '' }, '0', 100],
  ];

  it.each(consumed)('%s', async (_, xml, request, response, used, remaining) => {
    const shared = sharedWorld();
    const { headers } = await call(shared, xml, request, response);
    expect([headers['x-used'], headers['x-left'], await left(shared)]).toEqual([used, String(remaining), remaining]);
  });

  const streams: readonly (readonly [statement: string, xml: string, response: Setting['response'], left: number])[] = [
    ['takes usage from a stream that tells it', metered, events(delta('abc'), { choices: [], usage: { prompt_tokens: 20, completion_tokens: 9, total_tokens: 29 } }, '[DONE]'), 71],
    ['estimates prompt and completion of a stream that does not, whatever estimate-prompt-tokens says', metered, events(delta('abcd'), delta('efgh'), '[DONE]'), 82],
    ['does so with estimates, too', estimated, events(delta('abcd'), delta('efgh'), '[DONE]'), 82],
    ['takes usage of the Responses API', metered, events({ type: 'response.output_text.delta', delta: 'abc' }, { type: 'response.completed', response: { usage: { input_tokens: 3, output_tokens: 4, total_tokens: 7 } } }), 93],
  ];

  it.each(streams)('%s', async (_, xml, response, remaining) => {
    const shared = sharedWorld();
    const { headers } = await call(shared, xml, chat({ stream: true }), response);
    expect([headers['x-used'], await left(shared)]).toEqual(['16', remaining]);
  });

  it('leaves the bytes of request, answer and stream as they are', async () => {
    const shared = sharedWorld();
    const asked = chat().body;
    const whole = await call(shared, estimated, { headers: json, body: Readable.from([Buffer.from(asked.slice(0, 9)), Buffer.from(asked.slice(9))]) }, { headers: json, body: Readable.from([Buffer.from('{"a"'), Buffer.from(':1}')]) });
    expect([whole.call.request.body.bytes?.toString(), whole.body]).toEqual([asked, '{"a":1}']);
    const stream = await call(shared, metered, chat({ stream: true }), { headers: { 'Content-Type': 'text/event-stream' }, body: Readable.from([Buffer.from('data: {"cho'), Buffer.from('ices":[]}\r\n\r\n: end')]) });
    expect(stream.body).toBe('data: {"choices":[]}\r\n\r\n: end');
  });

  it('passes an answer beyond the limit of bodies in memory as it comes', async () => {
    const shared = sharedWorld({ bufferedPayloadLimit: 10 });
    const long = [Buffer.from('{"data":'), Buffer.from('"0123456789"'), Buffer.from('}')];
    const { body, headers } = await call(shared, metered, { headers: json, body: '{}' }, { headers: json, body: Readable.from(long) });
    expect([body, headers['x-used']]).toEqual(['{"data":"0123456789"}', '0']);
  });

  it('lets a long request pass, and refuses it where it is to be estimated', async () => {
    const long = (): NonNullable<Setting['request']> => ({ headers: json, body: Readable.from([Buffer.from('{"messages":'), Buffer.from('[]'), Buffer.from('}')]) });
    const passed = await call(sharedWorld({ bufferedPayloadLimit: 10 }), metered, long(), answer(30));
    const sent = passed.call.request.body.send();
    expect(Buffer.isBuffer(sent) ? 'held' : await text(sent)).toBe('{"messages":[]}');
    await expect(runPolicy(llmTokenLimit, estimated, { sku, request: long(), ...sharedWorld({ bufferedPayloadLimit: 10 }) })).rejects.toMatchObject({ limit: 10 });
  });

  it('lets calls pass as long as anything is left without estimates, then answers 429 as Azure does', async () => {
    const shared = sharedWorld();
    await call(shared, metered, chat(), answer(99));
    await shared.wait(15);
    await call(shared, metered, chat(), answer(50));
    expect(await faultOf(llmTokenLimit, metered, { sku, request: chat(), ...shared })).toMatchObject({
      source: 'llm-token-limit',
      reason: 'TokenLimitExceeded',
      status: 429,
      message: 'Token limit is exceeded. Try again in 45 seconds.',
      headers: [['Retry-After', '45']],
    });
    await shared.wait(45);
    expect(await left(shared)).toBe(50);
  });

  it('refuses before the call what does not fit by the estimate', async () => {
    const shared = sharedWorld();
    await call(shared, estimated, chat(), answer(85));
    expect((await faultOf(llmTokenLimit, estimated, { sku, request: chat(), ...shared })).status).toBe(429);
  });

  it('does not say when to try again what will never fit', async () => {
    const never = policy('tokens-per-minute="10" estimate-prompt-tokens="true"');
    expect(await faultOf(llmTokenLimit, never, { sku, request: chat(), ...sharedWorld() })).toMatchObject({ status: 429, message: 'Token limit is exceeded.', headers: [] });
  });

  it('has a bucket in the v2 tiers, whose debt is filled up first', async () => {
    const shared = sharedWorld();
    const xml = policy('tokens-per-minute="10" estimate-prompt-tokens="false" retry-after-header-name="x-wait" retry-after-variable-name="wait"');
    await answered(await runPolicy(llmTokenLimit, xml, { sku: 'StandardV2', request: chat(), ...shared }), answer(39));
    expect(await faultOf(llmTokenLimit, xml, { sku: 'StandardV2', request: chat(), ...shared })).toMatchObject({ message: 'Token limit is exceeded. Try again in 180 seconds.', headers: [['x-wait', '180']] });
  });

  it('counts a stream that ends in the next minute when it ends', async () => {
    const shared = sharedWorld();
    const ran = await runPolicy(llmTokenLimit, metered, { sku, request: chat({ stream: true }), ...shared });
    await shared.wait(90);
    await answered(ran, events({ choices: [], usage: { prompt_tokens: 20, completion_tokens: 20, total_tokens: 40 } }));
    expect(await left(shared)).toBe(76);
  });

  const quotas: readonly (readonly [period: string, wait: number, message: string, seconds: string])[] = [
    ['Hourly', 38 * 60 + 27, 'Token quota is exceeded. Try again in 21 minutes and 33 seconds.', '1293'],
    ['Daily', 3600, 'Token quota is exceeded. Try again in 23 hours.', '82800'],
    // 1 January 2026 is a Thursday.
    ['Weekly', 0, 'Token quota is exceeded. Try again in 4 days.', '345600'],
    ['Monthly', 1, 'Token quota is exceeded. Try again in 30 days, 23 hours, 59 minutes and 59 seconds.', '2678399'],
    ['Yearly', 86_400, 'Token quota is exceeded. Try again in 364 days.', '31449600'],
  ];

  it.each(quotas)('has a %s quota from the full unit of UTC on: 403', async (period, wait, message, seconds) => {
    const shared = sharedWorld();
    await shared.wait(wait);
    const xml = policy(`token-quota="20" token-quota-period="${period}" estimate-prompt-tokens="false" remaining-quota-tokens-header-name="x-quota"`);
    expect((await call(shared, xml, chat(), answer(30))).headers['x-quota']).toBe('0');
    expect(await faultOf(llmTokenLimit, xml, { sku, request: chat(), ...shared })).toMatchObject({ status: 403, reason: 'TokenQuotaExceeded', message, headers: [['Retry-After', seconds]] });
    await shared.wait(Number(seconds));
    expect((await call(shared, xml, chat(), answer(5))).headers['x-quota']).toBe('15');
  });

  it('has a quota for ever without a period', async () => {
    const shared = sharedWorld();
    const xml = policy('token-quota="20" token-quota-period="Indefinite" estimate-prompt-tokens="false"');
    await call(shared, xml, chat(), answer(30));
    expect(await faultOf(llmTokenLimit, xml, { sku, request: chat(), ...shared })).toMatchObject({ message: 'Token quota is exceeded. Try again later.', headers: [] });
  });

  it('has one counter for all policies with the key, and counts a call once', async () => {
    const shared = sharedWorld();
    const first = await runPolicy(llmTokenLimit, estimated, { sku, request: chat(), ...shared });
    expect(first.call.variables.get('left')).toBe(84);
    const azure = await runPolicy(azureOpenaiTokenLimit, estimated.replace('llm-', 'azure-openai-'), { sku, request: chat(), ...shared });
    expect(azure.call.variables.get('left')).toBe(68);
  });

  it('has the estimate in the variable before the answer, what was used afterwards', async () => {
    const ran = await runPolicy(llmTokenLimit, estimated, { sku, request: chat(), ...sharedWorld() });
    expect(ran.call.variables.get('used')).toBe(16);
    await answered(ran, answer(30));
    expect([ran.call.variables.get('used'), ran.call.variables.get('left')]).toEqual([30, 70]);
  });

  it.each(['ignore-prompt="true"', 'prompt-type="other"'])('refuses %s by name', async (attribute) => {
    await expect(runPolicy(llmTokenLimit, policy(`tokens-per-minute="1" estimate-prompt-tokens="true" ${attribute}`), sharedWorld())).rejects.toThrow(attribute);
  });
});
