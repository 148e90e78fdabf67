import { afterEach, describe, expect, it } from 'vitest';
import { createArmPlane } from '../../../src/emulator/arm/create.ts';
import { startHost } from '../../../src/emulator/host.ts';
import type { LocalAzure } from '../../../src/emulator/start.ts';
import { at } from '../../../src/model/json.ts';
import { send, tinyEstate } from './tiny-azure.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim-tiny';
const version = 'api-version=2024-05-01';
const clients = Array.from({ length: 50 }, (_, index) => index);
let azure: LocalAzure;

afterEach(() => azure.stop());

function putBackend(name: string, host: string, headers: Record<string, string> = {}) {
  const body = { properties: { url: `https://${host}.example`, protocol: 'http' } };
  return send(azure, `${service}/backends/${name}?${version}`, { method: 'PUT', body, headers: { 'content-type': 'application/json', ...headers } });
}

describe('fifty clients at once', () => {
  it('lose no write, and every resource gets an ETag of its own', async () => {
    azure = await startHost({ estate: tinyEstate(), makePlane: createArmPlane });
    const replies = await Promise.all(clients.map((client) => putBackend(`b${client}`, `h${client}`)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map(({ headers }) => headers['etag'])).size).toBe(clients.length);
    const list = await send(azure, `${service}/backends?${version}`);
    expect(at(list.json, 'count')).toBe(clients.length);
  });

  it('update one resource under one ETag: one wins, the others are told', async () => {
    azure = await startHost({ estate: tinyEstate(), makePlane: createArmPlane });
    const etag = String((await putBackend('one', 'start')).headers['etag']);
    const replies = await Promise.all(clients.map((client) => putBackend('one', `h${client}`, { 'if-match': etag })));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: clients.length - 1 }, () => 412)]);
  });
});
