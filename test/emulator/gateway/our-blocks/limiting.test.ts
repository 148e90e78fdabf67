import { beforeAll, describe, expect, it } from 'vitest';
import { denyBlock } from '../../../../src/policy/blocks/deny-block.ts';
import { limitsBlock, type LimitsBlock } from '../../../../src/policy/blocks/limits-block.ts';
import { account, json, startOurs, type OurGateway } from './our-blocks-fixture.ts';

let ours: OurGateway;
let apps = 0;

beforeAll(async () => {
  ours = await startOurs();
  await ours.backend('main', [200]);
  await ours.api('a', ['POST /deployments/{deployment-id}/chat/completions', 'POST /chat/completions', 'GET /models'], { subscriptionRequired: true, subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' } });
  const open = ['op0', 'op1', 'op2'].map((id) => ({ method: 'POST', template: '/x', id }));
  await ours.blocks('/apis/a', 'api', [denyBlock({ open, allow: [], block: [], default: 'closed' }), account('main')]);
});

type Calling = (path?: string, body?: object) => Promise<readonly [number, unknown, string | undefined]>;

/** A product with limits and two subscriptions; how each calls. */
async function app(limits: LimitsBlock): Promise<readonly [Calling, Calling]> {
  apps += 1;
  const product = `app${apps}`;
  await ours.put(`/products/${product}`, { displayName: product, subscriptionRequired: true, state: 'published' });
  await ours.put(`/products/${product}/apis/a`, {});
  await ours.blocks(`/products/${product}`, 'product', [limitsBlock(limits)]);
  const calling = async (name: string): Promise<Calling> => {
    await ours.put(`/subscriptions/${name}`, { displayName: name, scope: `/products/${product}`, primaryKey: `${name}-0123456789abcdef`, secondaryKey: `${name}-fedcba9876543210`, state: 'active' });
    return async (path = '/deployments/gpt/chat/completions', body = {}) => {
      const key = { 'api-key': `${name}-0123456789abcdef` };
      const sent = Buffer.isBuffer(body) ? { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body } : json(body);
      const reply = await ours.call(`/a${path}`, path === '/models' ? { headers: key } : { ...sent, headers: { ...sent.headers, ...key } });
      return [reply.status, reply.json, reply.headers['retry-after'] as string | undefined];
    };
  };
  return [await calling(`${product}-one`), await calling(`${product}-two`)];
}

const served = [200, undefined, undefined];
const notModel = [403, { error: { code: 'ModelNotAllowed', message: 'This subscription may not use this model.' } }, undefined];

describe('an app', () => {
  it('may use its models only, by path or by body, case aside', async () => {
    const [call] = await app({ models: ['gpt', 'ada'] });
    expect(await call()).toEqual(served);
    expect(await call('/deployments/ADA/chat/completions', { model: 'other' })).toEqual(served);
    expect(await call('/chat/completions', { model: 'Gpt' })).toEqual(served);
    expect(await call('/deployments/other/chat/completions', { model: 'gpt' })).toEqual(notModel);
    for (const body of [{ model: 'other' }, {}, { model: 3 }]) expect(await call('/chat/completions', body)).toEqual(notModel);
    expect(await call('/models')).toEqual(notModel);
  });

  it('sends a long recording, whose model is in the path, whatever its limits are', async () => {
    const [, call] = await app({ models: ['gpt'], tokensPerMinute: 1000, requestsPerMinute: 10 });
    const body = Buffer.alloc(5 * 1024 * 1024, 7);
    expect((await call('/deployments/gpt/chat/completions', body))[0]).toBe(200);
    expect(await call('/chat/completions', body)).toEqual(notModel);
  });

  it('may use its operations only', async () => {
    const [call] = await app({ operations: ['OP2'] });
    expect(await call('/models')).toEqual(served);
    expect(await call()).toEqual([403, { error: { code: 'OperationNotAllowed', message: 'This subscription may not use this operation.' } }, undefined]);
  });

  it('has so many requests a minute, each subscription its own; what is refused takes none', async () => {
    const [one, two] = await app({ requestsPerMinute: 2, models: ['gpt'] });
    for (let n = 0; n < 3; n += 1) expect(await one('/deployments/other/chat/completions')).toEqual(notModel);
    expect([await one(), await one()]).toEqual([served, served]);
    await ours.advance('PT10S');
    const [status, body, retryAfter] = await one();
    expect([status, body, retryAfter]).toEqual([429, { statusCode: 429, message: expect.stringMatching(/^Rate limit is exceeded\. Try again in \d+ seconds\.$/) }, expect.stringMatching(/^\d+$/)]);
    expect(await two()).toEqual(served);
    await ours.advance(`PT${Number(retryAfter)}S`);
    expect(await one()).toEqual(served);
  });

  it('has so many calls in a window, and 403 until the next', async () => {
    const [one, two] = await app({ callQuota: { calls: 1, seconds: 300 } });
    expect(await one()).toEqual(served);
    const [status, , retryAfter] = await one();
    expect([status, retryAfter]).toEqual([403, expect.stringMatching(/^\d+$/)]);
    expect(await two()).toEqual(served);
    await ours.advance(`PT${Number(retryAfter)}S`);
    expect(await one()).toEqual(served);
  });

  it('has so many tokens a minute, prompts estimated', async () => {
    const [one, two] = await app({ tokensPerMinute: 20 });
    const long = { messages: [{ role: 'user', content: 'word '.repeat(8) }] };
    expect(await one(undefined, long)).toEqual(served);
    const [status, , retryAfter] = await one(undefined, long);
    expect([status, retryAfter]).toEqual([429, expect.stringMatching(/^\d+$/)]);
    expect(await two(undefined, long)).toEqual(served);
    await ours.advance('PT1M');
    expect(await one(undefined, long)).toEqual(served);
  });

  it('has so many tokens in a period, and 403 until the next', async () => {
    const [one, two] = await app({ tokenQuota: { tokens: 20, period: 'Daily' } });
    const long = { messages: [{ role: 'user', content: 'word '.repeat(8) }] };
    expect(await one(undefined, long)).toEqual(served);
    expect((await one(undefined, long))[0]).toBe(403);
    expect(await two(undefined, long)).toEqual(served);
    await ours.advance('P1D');
    expect(await one(undefined, long)).toEqual(served);
  });
});
