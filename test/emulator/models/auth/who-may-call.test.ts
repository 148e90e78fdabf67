import { describe, expect, it } from 'vitest';
import { oneAccount, openAiUser, principal, testAccounts } from '../front/accounts-fixture.ts';
import type { Asking, TestAccounts } from '../front/accounts-fixture.ts';

const base = 'https://swe.openai.azure.com';
const listed = `${base}/openai/models?api-version=2024-10-21`;
const chat = `${base}/openai/deployments/none/chat/completions?api-version=2024-10-21`;
const badToken = { statusCode: 401, message: 'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.' };
const wrongKey = { error: { code: '401', message: 'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.' } };
const noAccess = { error: { code: 'PermissionDenied', message: 'Principal does not have access to API/Operation.' } };

/** A call that finds no deployment was let in. */
async function statusOf(test: TestAccounts, asking: Asking = {}, url = chat): Promise<number> {
  return (await test.ask(url, { body: { model: 'none' }, ...asking })).status;
}

describe('bearer tokens', () => {
  it.each(['a.good.token', 'a.slash.token', 'a.foundry.token'])('are taken for models: %s', async (token) => {
    expect(await statusOf(oneAccount(), { token })).toBe(404);
  });

  it.each(['an.arm.token', 'an.old.token', 'some.other.token', 'no-token', null])('are refused otherwise: %s', async (token) => {
    const { status, json } = await oneAccount().ask(listed, { method: 'GET', token });
    expect([status, json]).toEqual([401, badToken]);
  });

  it('go before keys, whatever those are', async () => {
    const test = oneAccount();
    const headers = { authorization: 'Bearer a.good.token' };
    expect(await statusOf(test, { key: 'wrong', headers })).toBe(404);
    expect(await statusOf(test, { key: test.keys('swe').key1, headers: { authorization: 'Bearer an.old.token' } })).toBe(401);
  });
});

describe('keys', () => {
  it('are both taken, and no other account\'s', async () => {
    const test = oneAccount();
    test.account('eus');
    const { key1, key2 } = test.keys('swe');
    expect(await statusOf(test, { key: key1 })).toBe(404);
    expect(await statusOf(test, { key: key2 })).toBe(404);
    const { status, json } = await test.ask(chat, { key: test.keys('eus').key1 });
    expect([status, json]).toEqual([401, wrongKey]);
  });

  it('are made anew', async () => {
    const test = oneAccount();
    const { key1, key2 } = test.keys('swe');
    expect(await statusOf(test, { key: key1 })).toBe(404);
    test.account('swe', { keyRounds: { Key1: 1 } });
    expect([await statusOf(test, { key: key1 }), await statusOf(test, { key: key2 }), await statusOf(test, { key: test.keys('swe').key1 })]).toEqual([401, 404, 404]);
  });

  it('are refused where only tokens are taken', async () => {
    const test = oneAccount();
    test.account('swe', { disableLocalAuth: true });
    const { status, json } = await test.ask(chat, { key: test.keys('swe').key1 });
    expect([status, json]).toEqual([403, { error: { code: 'AuthenticationTypeDisabled', message: 'Key based authentication is disabled for this resource.' } }]);
    expect(await statusOf(test)).toBe(404);
  });

  it('come as bearer tokens on v1 only', async () => {
    const test = oneAccount();
    const { key1 } = test.keys('swe');
    expect(await statusOf(test, { token: key1 }, `${base}/openai/v1/chat/completions`)).toBe(404);
    expect((await test.ask(`${base}/openai/v1/chat/completions`, { token: 'wrong' })).json).toEqual(wrongKey);
    expect((await test.ask(chat, { token: key1 })).json).toEqual(badToken);
  });
});

describe('roles', () => {
  it.each([
    [openAiUser, 404], ['Cognitive Services OpenAI Contributor', 404], ['Cognitive Services User', 404],
    ['Owner', 401], ['Contributor', 401], ['Cognitive Services Contributor', 401], ['Reader', 401],
  ])('count by their data actions: %s', async (role, status) => {
    const test = testAccounts();
    test.assign(role, test.account('swe'));
    expect(await statusOf(test)).toBe(status);
  });

  it('hold at the account and above, and not beside it', async () => {
    for (const [scope, status] of [['/subscriptions/s', 404], ['/subscriptions/s/resourceGroups/RG', 404], ['/', 404], ['/subscriptions/s/resourceGroups/other', 401]] as const) {
      const test = testAccounts();
      test.account('swe');
      test.assign(openAiUser, scope);
      expect(await statusOf(test)).toBe(status);
    }
    const test = testAccounts();
    const id = test.account('swe');
    test.assign(openAiUser, `${id}/deployments/gpt-4o`);
    test.assign(openAiUser, `${id}/projects/p`);
    expect(await statusOf(test)).toBe(401);
  });

  it('are missed in the words for the operation', async () => {
    const test = testAccounts();
    test.account('swe');
    const generic = await test.ask(chat);
    expect([generic.status, generic.json]).toEqual([401, noAccess]);
    const { status, json } = await test.ask(`${base}/openai/v1/responses`, { body: { model: 'none' } });
    const message = `The principal \`${principal}\` lacks the required data action \`Microsoft.CognitiveServices/accounts/OpenAI/responses/write\` to perform \`POST /openai/v1/responses\` operation.`;
    expect([status, json]).toEqual([401, { error: { code: 'PermissionDenied', message } }]);
  });

  it('of OpenAI models do not open the model inference API', async () => {
    const test = testAccounts();
    const id = test.account('foundry', { kind: 'AIServices' });
    test.assign(openAiUser, id);
    const url = 'https://foundry.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview';
    expect(await statusOf(test, {}, url)).toBe(401);
    test.assign('Cognitive Services User', id);
    const { status, json } = await test.ask(url, { body: { model: 'none' } });
    expect([status, json]).toEqual([404, { error: { code: 'unknown_model', message: 'Unknown model: none', details: 'Unknown model: none' } }]);
    expect((await test.ask(url, { body: {} })).json).toMatchObject({ error: { code: 'no_model_name' } });
    expect((await test.ask(url, { body: {}, headers: { 'x-ms-model-mesh-model-name': 'none' } })).json).toMatchObject({ error: { code: 'unknown_model' } });
  });

  it('work from their time on, by the clock of the data plane', async () => {
    const test = testAccounts();
    test.assign(openAiUser, test.account('swe'), test.clock.now() + 60_000);
    expect(await statusOf(test)).toBe(401);
    await test.clock.advance?.(59_999);
    expect(await statusOf(test)).toBe(401);
    await test.clock.advance?.(1);
    expect(await statusOf(test)).toBe(404);
  });

  it('that are young are refused now and then, the same ones for the same seed', async () => {
    const tried = async (older: boolean): Promise<readonly number[]> => {
      const test = testAccounts({ roleFlapping: 0.3 }, 60_000);
      const id = test.account('swe');
      test.assign(openAiUser, id, test.clock.now());
      if (older) test.assign(openAiUser, '/subscriptions/s', 0);
      const statuses: number[] = [];
      for (let n = 0; n < 100; n += 1) statuses.push(await statusOf(test));
      await test.clock.advance?.(60_000);
      for (let n = 0; n < 20; n += 1) expect(await statusOf(test)).toBe(404);
      return statuses;
    };
    const first = await tried(false);
    const refused = first.filter((status) => status === 401).length;
    expect(refused).toBeGreaterThan(15);
    expect(refused).toBeLessThan(50);
    expect(await tried(false)).toEqual(first);
    expect(await tried(true)).not.toContain(401);
  });
});
