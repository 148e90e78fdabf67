import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { api, live, service } from '../desired/live.ts';
import { fakeAzure } from './fake-azure.ts';
import { fakeIo, ran, type FakeIo } from './fake-io.ts';

/** Nobody listens at the gateway's address. */
const world = live({
  service: service({ properties: { gatewayUrl: 'https://127.0.0.1:1' } }),
  apis: [api('aoai', { path: 'openai', subscriptionKeyParameterNames: { header: 'api-key' } }, [['chat', 'POST', '/deployments/{deployment-id}/chat/completions']])],
});

function io(env: Record<string, string> = {}): FakeIo {
  const fake = fakeIo({ env, azure: { ...fakeAzure(), read: () => Promise.resolve(world) } });
  return { ...fake, sleep: (ms, signal) => delay(ms, undefined, { signal }) };
}

const line = 'probe --service apim-demo --api aoai --model gpt-4o --requests 2';

it('says on Azure what cannot be seen there, instead of guessing', async () => {
  const { code, out } = await ran(`${line} --json`, io());
  const document = JSON.parse(out);
  expect(code).toBe(1);
  expect(document).toMatchObject({
    status: 'failed',
    result: { requests: 2, failed: 2, retries: null, byBackend: null, withoutBackend: null, latencyMs: { p50: null } },
    warnings: [{ code: 'NotObservable' }],
    error: { code: 'NoCallServed', hint: expect.stringContaining('ECONNREFUSED') as string },
  });
});

it('lets everything fail where that is allowed', async () => {
  const { code, out, err } = await ran(`${line} --max-errors 100%`, io());
  expect(code).toBe(0);
  expect(out).toContain('1 : no answer (ECONNREFUSED)');
  expect(err).toContain('2 calls for chat (gpt-4o) to aoai, one after the other');
});

it('refuses a key that no header takes, without showing it', async () => {
  const { code, err } = await ran(line, io({ APIM_LLM_PROBE_KEY: 'half a\tkey' }));
  expect(code).toBe(2);
  expect(err).toContain('APIM_LLM_PROBE_KEY: the value is no key');
  expect(err).not.toContain('half');
});

it('knows the variable of the key, and no flag for it', async () => {
  const { err } = await ran(line, io({ APIM_LLM_PROBE_KEY: 'a-key-from-somewhere' }));
  expect(err).not.toContain('No option reads');
  expect((await ran(`${line} --key abc`, io())).err).toContain('probe has no option --key.');
});

it('writes a script without asking for a key', async () => {
  const fake = fakeIo({ azure: { ...fakeAzure(), read: () => Promise.resolve(world), subscriptionKey: () => Promise.reject(new Error('nobody asked')) } });
  const { code, out } = await ran(`${line} --export k6`, fake);
  expect(code).toBe(0);
  expect(out).toContain("import http from 'k6/http';");
});
