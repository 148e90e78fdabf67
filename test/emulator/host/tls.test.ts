import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, createServer } from 'node:tls';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { newAuthority, ourNames } from '../../../src/emulator/certificate.ts';
import { send, startTiny, stopAll } from './tiny-azure.ts';

const run = promisify(execFile);
const now = Date.now();
const week = 7 * 24 * 3_600_000;

async function greet(url: string, ca: string | undefined): Promise<number> {
  const call = request(url, { ...(ca === undefined ? {} : { ca }), agent: false });
  call.end();
  const [response] = (await once(call, 'response')) as [import('node:http').IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

/** Whether a client that trusts `ca` lets a server with this leaf be `servername`. */
async function accepts(ca: string, leaf: { readonly certificate: string; readonly key: string }, servername: string): Promise<true | string> {
  const server = createServer({ cert: leaf.certificate, key: leaf.key }, (socket) => socket.end());
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', ca, servername });
  try {
    await once(socket, 'secureConnect');
    return true;
  } catch (error) {
    return (error as Error).message;
  } finally {
    socket.destroy();
    server.close();
  }
}

describe('TLS of the local Azure', () => {
  afterEach(stopAll);

  it('is accepted by who trusts the CA, by address and as localhost', async () => {
    const azure = await startTiny();
    expect(await greet(azure.ready.arm, azure.ca)).toBe(401);
    expect(await greet(azure.ready.arm.replace('127.0.0.1', 'localhost'), azure.ca)).toBe(401);
  });

  it('is refused by who does not', async () => {
    const azure = await startTiny();
    const other = await startTiny();
    await expect(greet(azure.ready.arm, undefined)).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    await expect(greet(azure.ready.arm, other.ca)).rejects.toThrow(/unable to verify|signature/);
    expect((await send(azure, '/x')).status).toBe(404);
  });

  it('has a leaf for the loopback and every gateway, for a week', () => {
    const authority = newAuthority(now);
    const leaf = new X509Certificate(authority.leafFor(ourNames).certificate);
    const ca = new X509Certificate(authority.certificate);
    expect(leaf.subjectAltName).toBe('DNS:localhost, DNS:*.azure-api.net, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
    expect(leaf.checkHost('apim-demo.azure-api.net')).toBeDefined();
    expect(leaf.checkIP('::1')).toBeDefined();
    expect(leaf.checkHost('example.com')).toBeUndefined();
    expect([leaf.ca, ca.ca, leaf.checkIssued(ca), leaf.verify(ca.publicKey)]).toEqual([false, true, true, true]);
    expect(leaf.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    for (const { validFrom, validTo } of [leaf, ca]) {
      expect(Date.parse(validTo)).toBe(Math.floor((now + week) / 1000) * 1000);
      expect(Date.parse(validFrom)).toBeLessThan(now);
    }
  });

  it('makes another CA at every start', () => {
    expect(newAuthority(now).certificate).not.toBe(newAuthority(now).certificate);
  });

  it.each([
    ['apim-demo.azure-api.net', { dNSName: '*.azure-api.net' }],
    ['localhost', { dNSName: 'localhost' }],
  ])('has a CA that may vouch for %s', async (servername, name) => {
    const authority = newAuthority(now);
    expect(await accepts(authority.certificate, authority.leafFor([name]), servername)).toBe(true);
  });

  it.each([
    ['management.azure.com', { dNSName: 'management.azure.com' }],
    ['azure-api.net.example.com', { dNSName: 'azure-api.net.example.com' }],
    ['myazure-api.net', { dNSName: 'myazure-api.net' }],
    ['', { iPAddress: '127.0.0.2' }],
    ['', { iPAddress: '::2' }],
  ])('has a CA that cannot vouch for %s %o', async (servername, name) => {
    const authority = newAuthority(now);
    expect(await accepts(authority.certificate, authority.leafFor([name]), servername)).toBe('permitted subtree violation');
  });

  it.each([
    ['box.example.com', { dNSName: 'box.example.com' }],
    ['', { iPAddress: '192.0.2.7' }],
    ['', { iPAddress: '2001:db8::7' }],
  ])('has a CA that vouches for %s %o where it is asked to', async (servername, name) => {
    const authority = newAuthority(now, ['box.example.com', '192.0.2.7', '2001:db8::7']);
    expect(await accepts(authority.certificate, authority.leafFor([name, { iPAddress: '127.0.0.1' }]), servername)).toBe(true);
    expect(await accepts(authority.certificate, authority.leafFor([{ iPAddress: '192.0.2.8' }]), '')).toBe('permitted subtree violation');
  });

  it('passes the strict check of openssl, its constraints critical', async (context) => {
    const found = await run('openssl', ['version']).catch(() => undefined);
    if (found === undefined) return context.skip('openssl is not installed');
    const authority = newAuthority(now);
    const folder = await mkdtemp(path.join(tmpdir(), 'tls-'));
    try {
      const [ca, leaf] = [path.join(folder, 'ca.pem'), path.join(folder, 'leaf.pem')];
      await writeFile(ca, authority.certificate);
      await writeFile(leaf, authority.leafFor(ourNames).certificate);
      expect((await run('openssl', ['verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', ca, leaf])).stdout).toBe(`${leaf}: OK\n`);
      const { stdout } = await run('openssl', ['x509', '-in', ca, '-noout', '-text']);
      expect(stdout).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
      expect(stdout).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
      expect(stdout).toMatch(/Name Constraints: critical\s+Permitted:\s+DNS:localhost\s+DNS:azure-api.net\s+IP:127.0.0.1\/255.255.255.255\s+IP:0:0:0:0:0:0:0:1\/FFFF:/);
    } finally {
      await rm(folder, { recursive: true });
    }
    return undefined;
  });
});
