import { describe, expect, it } from 'vitest';
import { ArmError } from '../../src/model/arm-error.ts';
import { UserError } from '../../src/model/user-error.ts';
import { backoffMs } from '../../src/azure/pace.ts';
import { retryAfterMs } from '../../src/azure/retry-after.ts';
import { service, world } from './support/connected.ts';
import type { Reaction } from './support/scripted-arm.ts';

const here = world();
const backend = `${service}/backends/b`;
const found = { status: 200, headers: { etag: '"1"' }, body: { id: backend, name: 'b', properties: { url: 'https://a', protocol: 'http' } } };
const read = () => here.azure.driver.read('backend', backend, here.signal);
const fails = async (): Promise<unknown> => read().catch((error: unknown) => error);
const script = (...reactions: Reaction[]): void => here.arm.on('GET', backend, ...reactions);
const after = (headers: Record<string, string>) => retryAfterMs((name) => headers[name], Date.UTC(2026, 0, 1));
const conflict = (code: string, message = ''): Reaction => ({ status: 409, body: { error: { code, message } } });

describe('a request that meets trouble', () => {
  it('comes again after 429 without Retry-After, later each time', async () => {
    script({ status: 429 }, { status: 429 }, { status: 429 }, found);
    expect((await read())?.etag).toBe('"1"');
    expect(here.waits).toEqual([1000, 2000, 4000]);
  });

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    script({ status: 429, headers: { 'retry-after': '17' } }, { status: 503, headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' } }, found);
    await read();
    expect(here.waits).toEqual([17_000, 9000]);
  });

  it.each([408, 500, 502, 503, 504])('comes again after %d', async (status) => {
    script({ status }, found);
    expect(await read()).toBeDefined();
  });

  it.each([
    ['PessimisticConcurrencyConflict', 'Operation on the API is in progress'],
    ['ServiceLocked', ''],
    ['Conflict', 'Operation on the API is in progress'],
  ])('comes again after 409 %s %s', async (code, message) => {
    script(conflict(code, message), found);
    expect(await read()).toBeDefined();
  });

  it('comes again after a connection that broke', async () => {
    script('drop', found);
    expect(await read()).toBeDefined();
    expect(here.waits).toEqual([1000]);
  });

  it('tells what it waits for', async () => {
    const told: string[] = [];
    const azure = await here.connect({ onWait: (reason, ms) => told.push(`${reason} ${ms}`) });
    script({ status: 429, headers: { 'retry-after': '3' } }, conflict('ServiceLocked'), found);
    await azure.driver.read('backend', backend, here.signal);
    expect(told).toEqual(['throttled 3000', 'another change is in progress 2000']);
  });

  it.each([400, 403, 409, 412])('does not come again after %d', async (status) => {
    script({ status, body: { error: { code: 'Some', message: 'text' } } }, found);
    expect(await fails()).toMatchObject({ status, code: 'Some' });
    expect(here.waits).toEqual([]);
  });

  it('gives up after a dozen attempts, with the last answer', async () => {
    script({ status: 429, body: { error: { code: 'TooManyRequests', message: 'slow down' } } });
    expect(await fails()).toMatchObject({ status: 429, code: 'TooManyRequests' });
    expect(here.arm.received).toHaveLength(12);
  });

  it('gives up at once where it would have to wait for more than five minutes', async () => {
    script({ status: 429, headers: { 'retry-after': '86400' } });
    expect(await fails()).toMatchObject({ status: 429 });
    expect(here.waits).toEqual([]);
  });

  it('gives up after few attempts where the service itself fails', async () => {
    script({ status: 500, headers: { 'x-ms-request-id': 'r-5' }, body: 'not json' });
    expect(await fails()).toMatchObject({ status: 500, code: 'Http500', requestId: 'r-5' });
    expect(here.arm.received).toHaveLength(5);
  });

  it('says which service it cannot reach, without a query', async () => {
    await here.arm.stop();
    const error = await fails();
    expect(error).toBeInstanceOf(ArmError);
    expect(error).toMatchObject({ status: 0, code: 'ECONNREFUSED', method: 'GET', url: `${here.arm.endpoint}${backend}` });
  });

  it('ends in the middle of a wait when the signal aborts', async () => {
    script({ status: 429 });
    const stop = new AbortController();
    const azure = await here.connect({
      sleep: (_ms, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
          stop.abort(new Error('enough'));
        }),
    });
    await expect(azure.driver.read('backend', backend, stop.signal)).rejects.toThrow('enough');
  });

  it('ends in the middle of a request when the signal aborts', async () => {
    script('hang');
    const stop = new AbortController();
    const reading = here.azure.driver.read('backend', backend, stop.signal);
    await expect.poll(() => here.arm.received.length).toBe(1);
    stop.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });
});

describe('an error of ARM', () => {
  it('is kept whole', async () => {
    script({
      status: 403,
      headers: { 'x-ms-correlation-request-id': 'c-1' },
      body: {
        error: {
          code: 'RequestDisallowedByPolicy',
          target: 'openai',
          message: 'was disallowed by policy',
          additionalInfo: [{ type: 'PolicyViolation', info: { policyAssignmentDisplayName: 'Base policies stay' } }],
        },
      },
    });
    expect(await fails()).toMatchObject({
      status: 403,
      code: 'RequestDisallowedByPolicy',
      target: 'openai',
      requestId: 'c-1',
      details: [{ code: 'PolicyViolation', message: 'Base policies stay' }],
    });
  });

  it('is a question of signing in where the token is refused', async () => {
    script({ status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' }, body: { error: { code: 'ExpiredAuthenticationToken', message: 'The access token expiry UTC time is past.' } } });
    const error = await fails();
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'NotSignedIn', exitCode: 4 });
    expect((error as UserError).hint).toContain('az login');
    expect((error as UserError).detail).toContain('ExpiredAuthenticationToken');
  });

  it('is undefined where what is read is not there', async () => {
    expect(await read()).toBeUndefined();
  });
});

describe('--debug', () => {
  it('has one line per attempt, without tokens, bodies and signatures', async () => {
    script({ status: 429 }, { ...found, headers: { 'x-ms-request-id': 'r-9' } });
    await read();
    expect(here.debug).toEqual([`GET ${backend}?api-version=2024-05-01 429 0 ms`, `GET ${backend}?api-version=2024-05-01 200 0 ms r-9`]);
  });
});

describe('waiting', () => {
  it('grows twofold up to half a minute, half of it by chance', () => {
    expect([1, 2, 5, 6, 20].map((attempt) => backoffMs(attempt, 1))).toEqual([1000, 2000, 16_000, 30_000, 30_000]);
    expect(backoffMs(3, 0)).toBe(2000);
  });

  it('reads Retry-After in all its forms', () => {
    expect(after({})).toBeUndefined();
    expect(after({ 'retry-after': 'soon' })).toBeUndefined();
    expect(after({ 'retry-after': '0' })).toBe(0);
    expect(after({ 'retry-after': '2', 'retry-after-ms': '1500' })).toBe(1500);
    expect(after({ 'retry-after': 'Wed, 31 Dec 2025 23:59:00 GMT' })).toBe(0);
  });
});
