import { beforeEach, describe, expect, it } from 'vitest';
import type { Readiness } from '../../../src/model/readiness.ts';
import type { Reaction } from '../support/scripted-arm.ts';
import { service, world } from '../support/connected.ts';

const here = world();
const readiness: Readiness = {
  backend: `${service}/backends/aoai-swe--openai`,
  shape: 'openai',
  label: 'the role on aoai-swe',
  path: 'apim-llm-canary/openai/system/aoai-swe--openai',
  subscription: `${service}/subscriptions/llm-canary`,
  patienceMs: 300_000,
  asked: false,
  check: 'az role assignment list --scope X',
};
const key = 'k3y0fth3c4n4ry';

beforeEach(() => {
  here.arm.on('POST', `${readiness.subscription}/listSecrets`, { status: 200, body: { primaryKey: key, secondaryKey: 'other-key' } });
  here.arm.on('GET', service, { status: 200, body: { properties: { gatewayUrl: `${here.arm.endpoint}/` } } });
});

function answers(...reactions: readonly Reaction[]): void {
  here.arm.on('GET', `/${readiness.path}`, ...reactions);
}

function canary(status: number, more: Readonly<Record<string, string>> = {}): Reaction {
  return { status, headers: { 'x-apim-llm-canary': 'AOAI-swe--openai', ...more } };
}

function times(count: number, reaction: Reaction): readonly Reaction[] {
  return Array.from({ length: count }, () => reaction);
}

async function prove(change: Partial<Readiness> = {}): Promise<readonly string[]> {
  const told: string[] = [];
  await here.azure.driver.prove({ ...readiness, ...change }, here.signal, (what) => told.push(what));
  return told;
}

function calls(): number {
  return here.arm.to('GET', `/${readiness.path}`).length;
}

describe('a proof', () => {
  it('is five answers in a row, two seconds apart, with the key of the canary', async () => {
    answers(canary(200));
    expect(await prove()).toEqual([
      'the role on aoai-swe',
      'the role on aoai-swe: 1 of 5 answers',
      'the role on aoai-swe: 2 of 5 answers',
      'the role on aoai-swe: 3 of 5 answers',
      'the role on aoai-swe: 4 of 5 answers',
    ]);
    expect(here.waits).toEqual([2000, 2000, 2000, 2000]);
    expect(here.arm.to('GET', `/${readiness.path}`).map(({ headers }) => [headers['ocp-apim-subscription-key'], headers['connection']])).toEqual(times(5, [key, 'close'] as never));
  });

  it('begins anew after an answer that is none, and waits longer each time', async () => {
    answers(...times(4, canary(200)), ...times(5, canary(401)), ...times(1, canary(200)), canary(401), canary(200));
    const told = await prove();
    expect(told).toContain('the role on aoai-swe: 4 of 5 answers');
    expect(told[5]).toBe('the role on aoai-swe: 401, the role does not work yet');
    expect(here.waits).toEqual([2000, 2000, 2000, 2000, 5000, 10_000, 20_000, 30_000, 30_000, 2000, 5000, 2000, 2000, 2000, 2000]);
    expect(calls()).toBe(16);
  });

  it('tells the key, so that it is never shown, and logs neither it nor a query', async () => {
    const secrets: string[] = [];
    const azure = await here.connect({ onSecret: (secret) => secrets.push(secret) });
    answers(canary(200));
    await azure.driver.prove(readiness, here.signal, () => undefined);
    expect(secrets).toEqual([key]);
    expect(here.debug.join('\n')).toContain(`/${readiness.path} 200`);
    expect(here.debug.join('\n')).not.toContain(key);
  });

  it('takes a question about the model for an answer of the inference API only', async () => {
    answers(canary(400));
    expect((await prove({ shape: 'models' })).at(-1)).toBe('the role on aoai-swe: 4 of 5 answers');
    await expect(prove({ patienceMs: 1 })).rejects.toMatchObject({ code: 'NotReady' });
  });
});

describe('what is no proof', () => {
  it.each<readonly [string, Reaction, string]>([
    ['a role that is not there yet', canary(401), '401, the role does not work yet'],
    ['a closed network', canary(403), '403, the account does not let the gateway in: its network rules, or the role does not work yet'],
    ['nothing at the URL', canary(404), '404, nothing answers at the URL of the backend'],
    ['a busy account', canary(429), '429, the account is busy'],
    ['a failing account', canary(500), '500'],
    ['a gateway that got no answer', canary(502, { 'x-apim-llm-canary-reason': 'BackendConnectionFailure' }), '502, the gateway got no answer (BackendConnectionFailure)'],
    ['a failure with the status of a success', canary(200, { 'x-apim-llm-canary-reason': 'Timeout' }), '200, the gateway got no answer (Timeout)'],
    ['an answer through another backend', { status: 200, headers: { 'x-apim-llm-canary': 'other--openai' } }, '200, the gateway does not know the canary yet'],
    ['an answer of somebody else', { status: 200 }, '200, the gateway does not know the canary yet'],
    ['a key that is not known yet', { status: 401 }, '401, the gateway does not know the canary yet'],
  ])('is %s', async (_, reaction, told) => {
    answers(reaction);
    await expect(prove({ patienceMs: 4000 })).rejects.toMatchObject({
      code: 'NotReady',
      exitCode: 7,
      message: `Waited 0 seconds for the role on aoai-swe, in vain. The last answer through the backend aoai-swe--openai: ${told}.`,
      hint: expect.stringMatching(/run the same command again[\s\S]*\n {2}az role assignment list --scope X$/),
    });
  });
});

describe('giving up', () => {
  it('comes when the next pause would outlast the patience', async () => {
    answers(canary(401));
    await expect(prove({ patienceMs: 125_000 })).rejects.toMatchObject({ message: expect.stringContaining('Waited 2 minutes for') });
    expect(here.waits).toEqual([5000, 10_000, 20_000, 30_000, 30_000, 30_000]);
    here.waits.length = 0;
    await expect(prove({ patienceMs: 124_999 })).rejects.toMatchObject({ message: expect.stringContaining('Waited 95 seconds for') });
  });

  it('counts the time of the calls too', async () => {
    let now = 0;
    const azure = await here.connect({ now: () => (now += 50_000) });
    answers(canary(401));
    await expect(azure.driver.prove(readiness, here.signal, () => undefined)).rejects.toMatchObject({ code: 'NotReady' });
    expect(here.waits.length).toBeLessThan(4);
  });

  it('says where it came and went', async () => {
    answers(canary(401), canary(200));
    await expect(prove({ patienceMs: 8000 })).rejects.toMatchObject({ message: expect.stringContaining('200, but only 2 of 5 in a row') });
  });

  it('comes soon where the gateway itself does not answer', async () => {
    answers('drop');
    await expect(prove()).rejects.toMatchObject({ code: 'NotReady', exitCode: 7, message: expect.stringContaining(`${here.arm.endpoint} does not answer`), hint: 'Run the same command where the gateway can be reached.' });
    expect(calls()).toBe(5);
    await expect(prove({ asked: true })).rejects.toMatchObject({ hint: 'Run the same command where the gateway can be reached, or without --wait.' });
    answers(...times(4, 'drop'), canary(401), ...times(4, 'drop'), canary(200));
    expect((await prove()).at(-1)).toContain('4 of 5');
  });

  it('ends at once with the signal', async () => {
    answers('hang');
    const stop = new AbortController();
    const proving = here.azure.driver.prove(readiness, stop.signal, () => stop.abort(new Error('enough')));
    await expect(proving).rejects.toThrow('enough');
  });

  it('is not needed where the key may not be read: that is said', async () => {
    here.arm.on('POST', `${readiness.subscription}/listSecrets`, { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no' } } });
    await expect(prove()).rejects.toMatchObject({ status: 403, code: 'AuthorizationFailed' });
  });
});
