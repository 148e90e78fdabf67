import { describe, expect, it } from 'vitest';
import { exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';
import type { CallResult, Sent } from '../../support/paced-calls.ts';
import { accountOf } from '../../support/call-counts.ts';
import { overPool, retries, routesBy, startExperiment, toPool, tripsAtOnce, type Experiment } from './experiment.ts';

const [create, one] = ['/responses?api-version={api-version}', '/responses/{response_id}?api-version={api-version}'];
const version = 'api-version=2025-04-01-preview';

/** Responses of one model on two accounts in turn. */
async function responses(pool: object = {}, tokensPerMinute = 0): Promise<Experiment> {
  const made = await startExperiment([{ name: 'one', region: 'swedencentral', tokensPerMinute }, { name: 'other', region: 'eastus' }], { operations: [`POST ${create}`, `GET ${one}`] });
  for (const name of ['one', 'other']) await made.entity(name, tripsAtOnce);
  await made.pool('pool', { one: {}, other: {} }, pool);
  const written = [retries(overPool()), ...exhaustedBlocks()] as const;
  await made.document([routesBy('body', create, [toPool('pool', { retry: 'pool' })]), ...written], 'op1');
  // A response's own URL names no model.
  await made.document([routesBy('none', one, [toPool('pool', { model: '*', retry: 'pool' })]), ...written], 'op2');
  return made;
}

const cookies = { sessionAffinity: { sessionId: { source: 'cookie', name: 'SessionId' } } };

function say(more: object, cookie?: string): Sent {
  return { path: `/openai/responses?${version}`, headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) }, body: JSON.stringify({ model: 'gpt-4o', input: 'Hello', ...more }) };
}

function look(id: string, cookie?: string): Sent {
  return { path: `/openai/responses/${id}?${version}`, method: 'GET', headers: cookie === undefined ? {} : { cookie } };
}

async function call(made: Experiment, sent: Sent): Promise<CallResult & { readonly id: string; readonly cookie: string | undefined; readonly code: string | undefined }> {
  const [result] = await made.run({ calls: 1 }, () => sent);
  if (!result) throw new Error('no result');
  const body = JSON.parse(result.text) as { readonly id?: string; readonly error?: { readonly code: string } | null };
  return { ...result, id: body.id ?? '', code: body.error?.code, cookie: [result.headers['set-cookie'] ?? []].flat()[0]?.split(';')[0] };
}

describe('a response that is followed up on', () => {
  it('is not known to the account whose turn it is then', async () => {
    const made = await responses();
    const first = await call(made, say({}));
    expect([first.status, accountOf(first), first.cookie]).toEqual([200, 'one', undefined]);
    const second = await call(made, say({ previous_response_id: first.id }));
    expect([second.status, second.code, accountOf(second)]).toEqual([400, 'previous_response_not_found', 'other']);
    expect([(await call(made, look(first.id))).status, (await call(made, look(first.id))).status]).toEqual([200, 404]);
  });

  it('stays on its account for a client that sends the pool’s cookie back', async () => {
    const made = await responses(cookies);
    const { id, cookie } = await call(made, say({}));
    expect(cookie).toMatch(/^SessionId=/);
    let last = id;
    for (let n = 0; n < 6; n += 1) {
      const next = await call(made, say({ previous_response_id: last }, cookie));
      expect([next.status, accountOf(next), next.cookie]).toEqual([200, 'one', undefined]);
      last = next.id;
      expect((await call(made, look(last, cookie))).status).toBe(200);
    }
  });

  it('is lost for a client without the cookie', async () => {
    const made = await responses(cookies);
    const { id } = await call(made, say({}));
    expect(await call(made, say({ previous_response_id: id }))).toMatchObject({ status: 400, code: 'previous_response_not_found' });
  });

  it('is lost, too, while its account is throttled: the retry goes to the other one, whose cookie the client gets', async () => {
    const made = await responses(cookies, 100);
    const first = await call(made, say({ max_output_tokens: 60 }));
    const second = await call(made, say({ max_output_tokens: 60, previous_response_id: first.id }, first.cookie));
    expect([second.status, second.code, second.attempts.map(({ account, status }) => [account, status])]).toEqual([400, 'previous_response_not_found', [['one', 429], ['other', 400]]]);
    expect(second.cookie).toMatch(/^SessionId=/);
    expect(second.cookie).not.toBe(first.cookie);
  });
});
