import { describe, expect, it } from 'vitest';
import { exchange } from '../../../../src/emulator/gateway/backends/exchange.ts';
import type { InProcessHost } from '../../../../src/emulator/gateway/world.ts';
import { testWorld } from '../forwarding-call.ts';

function ask(host: InProcessHost, signal = new AbortController().signal): Promise<unknown> {
  const request = { method: 'GET', url: new URL('https://a.example/x'), headers: [], body: Buffer.alloc(0) };
  return exchange(testWorld({ hosts: { 'a.example': host } }), { source: 'forward-request', request, timeout: 1000, signal });
}

describe('hosts inside of this process', () => {
  it.each(['ENOTFOUND', 'ECONNRESET'])('fail as connections do: %s', async (code) => {
    await expect(ask(async () => Promise.reject(Object.assign(new Error('gone'), { code })))).rejects.toMatchObject({ reason: 'BackendConnectionFailure', status: 500, message: `The connection to the backend a.example failed: ${code}, gone` });
  });

  it('have bugs that are not taken for broken connections', async () => {
    const bug = new TypeError('x is not a function');
    await expect(ask(async () => Promise.reject(bug))).rejects.toBe(bug);
    await expect(ask(() => { throw bug; })).rejects.toBe(bug);
  });

  it('are left without a fault of their own when the client goes', async () => {
    const leaving = new AbortController();
    const asking = ask((_, signal) => new Promise((__, reject) => { signal.addEventListener('abort', () => reject(new Error('let go'))); }), leaving.signal);
    leaving.abort();
    await expect(asking).rejects.toMatchObject({ reason: 'ClientConnectionFailure' });
  });
});
