import type { RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newAuthority, ourNames } from '../../../../src/emulator/certificate.ts';
import { Body } from '../../../../src/emulator/gateway/message/body.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import type { TestWorld } from '../forwarding-call.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { at, backend, closeAll, forward, happened, textOf, turn, world } from './wire-fixture.ts';

afterEach(closeAll);

describe('TLS', () => {
  const authority = newAuthority(Date.now());
  const named = authority.leafFor(ourNames);
  const other = authority.leafFor([{ dNSName: 'other.azure-api.net' }]);
  const trusted = [authority.certificate];
  let unknown = named;
  beforeAll(() => {
    unknown = newAuthority(Date.now()).leafFor(ourNames);
  });
  const entity = (server: LoopbackServer, tls?: JsonObject): Readonly<Record<string, JsonObject>> => ({ b: { url: at(server, 'https'), protocol: 'http', ...(tls && { tls }) } });
  const ok: RequestListener = (_, response) => void response.end('ok');

  /** How it ends with this certificate and these checks. */
  async function outcome(leaf: typeof named, tls?: JsonObject, version = '1'): Promise<string> {
    const server = await backend(ok, version === '1' ? 'https' : 'h2', { cert: leaf.certificate, key: leaf.key });
    const on = world({ reach: { trusted }, backends: entity(server, tls) });
    return forward({ backend: 'b' }, `http-version="${version}"`, on).then(textOf, (error: { reason: string }) => error.reason);
  }

  it.each(['1', '2', '2or1'])('checks the chain and the name of a certificate, unless the backend says not to, over HTTP/%s', async (version) => {
    const refused = 'BackendConnectionFailure';
    expect(await outcome(named, undefined, version)).toBe('ok');
    expect(await outcome(named, { validateCertificateChain: true, validateCertificateName: true }, version)).toBe('ok');
    expect(await outcome(unknown, undefined, version)).toBe(refused);
    expect(await outcome(unknown, { validateCertificateName: false }, version)).toBe(refused);
    expect(await outcome(unknown, { validateCertificateChain: false }, version)).toBe('ok');
    expect(await outcome(other, undefined, version)).toBe(refused);
    expect(await outcome(other, { validateCertificateChain: false }, version)).toBe(refused);
    expect(await outcome(other, { validateCertificateName: false }, version)).toBe('ok');
    expect(await outcome(other, { validateCertificateChain: false, validateCertificateName: false }, version)).toBe('ok');
  });
});

describe('HTTP/2', () => {
  const authority = newAuthority(Date.now());
  const leaf = authority.leafFor(ourNames);
  const tls = { cert: leaf.certificate, key: leaf.key };
  const echo: RequestListener = async (request, response) => {
    const body = Buffer.concat((await Readable.from(request).toArray()) as Buffer[]).toString();
    response.setHeader('x-a', ['1', '2']);
    response.end([request.httpVersion, request.method, request.url, request.headers['x-b'], body].join(' '));
  };
  const trusting = (): TestWorld => world({ reach: { trusted: [authority.certificate] } });

  it.each([
    ['1', 'http', '1.1'],
    ['2', 'h2c', '2.0'],
    ['2or1', 'http', '1.1'],
    ['2', 'h2', '2.0'],
    ['2or1', 'h2', '2.0'],
    ['2or1', 'https', '1.1'],
  ] as const)('http-version="%s" to a backend of %s goes as %s', async (version, kind, expected) => {
    const server = await backend(echo, kind, tls);
    const on = trusting();
    const of = { serviceUrl: at(server, kind.startsWith('http') ? kind : kind === 'h2' ? 'https' : 'http'), method: 'POST', query: 'q=1', headers: { 'X-B': 'b', Connection: 'keep-alive' } };
    for (const body of [Body.of('text'), Body.from(Readable.from([Buffer.from('te'), Buffer.from('xt')]))]) {
      const call = await forward({ ...of, body }, `http-version="${version}"`, on);
      expect(call.response?.headers.values('x-a')).toEqual(['1', '2']);
      expect(await textOf(call)).toBe(`${expected} POST /things?q=1 b text`);
    }
  });

  it('has one connection for many requests, and takes another when that has ended', async () => {
    const server = await backend(echo, 'h2c');
    const sessions: { close(): void }[] = [];
    server.server.on('session', (session: { close(): void }) => sessions.push(session));
    const on = trusting();
    const asked = () => forward({ serviceUrl: at(server) }, 'http-version="2"', on).then(textOf);
    await Promise.all([asked(), asked(), asked()]);
    expect(sessions).toHaveLength(1);
    sessions[0]?.close();
    await turn();
    await asked();
    expect(sessions).toHaveLength(2);
  });

  it('ends its stream when the client leaves, and fails where the backend speaks another version', async () => {
    const [arrived, closed] = [happened(), happened()];
    const server = await backend((_, response) => {
      arrived.tell();
      response.once('close', closed.tell);
    }, 'h2c');
    const leaving = new AbortController();
    const failed = forward({ serviceUrl: at(server), signal: leaving.signal }, 'http-version="2"').catch((error: unknown) => error);
    await arrived.told;
    leaving.abort();
    expect([(await failed) as unknown, await closed.told]).toMatchObject([{ reason: 'ClientConnectionFailure' }, 'happened']);
    const first = await backend(echo, 'http');
    await expect(forward({ serviceUrl: at(first) }, 'http-version="2"')).rejects.toMatchObject({ reason: 'BackendConnectionFailure' });
  });
});
