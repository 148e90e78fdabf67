import { afterEach, describe, expect, it } from 'vitest';
import { createArmPlane } from '../../../src/emulator/arm/create.ts';
import type { Exchange } from '../../../src/emulator/exchange.ts';
import { startHost } from '../../../src/emulator/host.ts';
import type { LocalAzure } from '../../../src/emulator/start.ts';
import { at } from '../../../src/model/json.ts';
import { control, send, tinyEstate } from './tiny-azure.ts';

const api = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim-tiny/apis/x';
const json = { 'content-type': 'application/json' };
const version = 'api-version=2024-05-01';

let azure: LocalAzure;
afterEach(() => azure.stop());

/** A local Azure with one API, and the address of its export, without the origin. */
async function exported(record: (exchange: Exchange) => void = () => undefined): Promise<URL> {
  azure = await startHost({ estate: tinyEstate(), clock: 'virtual', makePlane: createArmPlane, record });
  await send(azure, `${api}?${version}`, { method: 'PUT', headers: json, body: { properties: { displayName: 'A B/é', path: 'x' } } });
  return exportedAgain();
}

async function exportedAgain(): Promise<URL> {
  const { json: body } = await send(azure, `${api}?export=true&format=openapi%2Bjson-link&${version}`);
  return new URL(String(at(body, 'value', 'link')));
}

const read = (link: URL, method = 'GET') => send(azure, `${link.pathname}${link.search}`, { token: null, method });

describe('the link of an export', () => {
  it('is read without a token from the same host, for five minutes of the estate’s clock', async () => {
    const link = await exported();
    expect(link.origin).toBe(azure.ready.arm);
    expect(link.searchParams.get('se')).toBe('2026-01-01T00:05:00.000Z');
    const reply = await read(link);
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(reply.json).toMatchObject({ openapi: '3.0.1', info: { title: 'A B/é' } });
    await control(azure, '/clock', { advance: 'PT4M59S' });
    expect((await read(link)).status).toBe(200);
    await control(azure, '/clock', { advance: 'PT1S' });
    expect([(await read(link)).status, (await read(link)).json]).toEqual([403, { error: { code: 'AuthenticationFailed', message: expect.stringContaining('expired') } }]);
  });

  it('is refused with another signature, expiry or path, and with none', async () => {
    const link = await exported();
    const other = await exportedAgain();
    const changed = (change: (url: URL) => void): URL => {
      const url = new URL(link);
      change(url);
      return url;
    };
    const wrong = [
      changed(({ searchParams }) => searchParams.set('sig', other.searchParams.get('sig') ?? '')),
      changed(({ searchParams }) => searchParams.set('sig', '')),
      changed(({ searchParams }) => searchParams.delete('sig')),
      changed(({ searchParams }) => searchParams.set('se', '2030-01-01T00:00:00.000Z')),
      changed((url) => (url.search = '')),
      changed((url) => (url.pathname = other.pathname)),
      changed((url) => (url.pathname = '/api-export/constructor')),
    ];
    for (const url of wrong) expect((await read(url)).status, url.href).toBe(403);
    expect((await read(link)).status).toBe(200);
  });

  it('is signed with a key of this start: neither a second local Azure nor a reset honours it', async () => {
    const link = await exported();
    const first = azure;
    const second = await exported();
    expect(second.pathname).toBe(link.pathname);
    expect(second.searchParams.get('sig')).not.toBe(link.searchParams.get('sig'));
    expect((await read(link)).status).toBe(403);
    await control(azure, '/reset');
    expect((await read(second)).status).toBe(403);
    await first.stop();
  });

  it('keeps what the API was when it was exported, and can only be read', async () => {
    const link = await exported();
    await send(azure, `${api}?${version}`, { method: 'DELETE' });
    expect((await read(link)).json).toMatchObject({ info: { title: 'A B/é' } });
    expect([(await read(link, 'HEAD')).status, (await read(link, 'HEAD')).text]).toEqual([200, '']);
    for (const method of ['PUT', 'POST', 'DELETE']) expect([(await read(link, method)).status, (await read(link, method)).headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  it('leaves no signature in a record, and its download is no ARM exchange', async () => {
    const exchanges: Exchange[] = [];
    const link = await exported((exchange) => exchanges.push(exchange));
    await read(link);
    expect(exchanges.map(({ method }) => method)).toEqual(['PUT', 'GET']);
    const signature = link.searchParams.get('sig') ?? '';
    for (const text of [signature, encodeURIComponent(signature)]) expect(JSON.stringify(exchanges)).not.toContain(text);
  });
});
