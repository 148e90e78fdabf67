import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allKinds } from '../../src/emulator/arm/all-kinds.ts';
import type { Kind } from '../../src/emulator/arm/kind.ts';
import type { Exchange } from '../../src/emulator/exchange.ts';
import { expected, isGood, newFields, pathsOf, preview, stable, touched } from './every-method/coverage.ts';
import { accountLife, groupLife, serviceLife } from './every-method/lives.ts';
import { account } from './every-method/places.ts';
import { recorded } from './every-method/recorded.ts';
import { sendAll } from './every-method/send-all.ts';
import { inProcess } from './in-process.ts';
import { estateOf } from './prepare/estate.ts';
import { usualVersion } from './prepare/make.ts';

const estate = estateOf({
  subscriptions: ['00000000-0000-0000-0000-000000000001'],
  resourceGroups: ['rg'],
  services: [{ name: 'a', resourceGroup: 'rg', sku: 'Developer', identity: 'SystemAssigned' }],
  accounts: [{ name: account, resourceGroup: 'rg', subDomain: account, kind: 'AIServices' }],
});

/** The published version, the newest where a kind does not have that. */
function versionOf(kind: Kind): string {
  const usual = usualVersion(`/providers/${kind.provider}/${kind.type}/a`);
  return kind.apiVersions.includes(usual) ? usual : (kind.apiVersions.at(-1) ?? '');
}

describe('a good request of every method of every resource', () => {
  const exchanges: Exchange[] = [];

  beforeAll(async () => {
    for (const version of [stable, preview]) {
      const recorder = recorded(await inProcess(estate), exchanges);
      const isNewer = version === preview;
      await sendAll(recorder, (kind) => (kind.provider === 'Microsoft.ApiManagement' && kind.apiVersions.includes(version) ? version : isNewer ? undefined : versionOf(kind)));
      await serviceLife(recorder, version);
      if (isNewer) continue;
      await accountLife(recorder, usualVersion('/providers/Microsoft.CognitiveServices/accounts/a'));
      await groupLife(recorder);
    }
    const folder = process.env['CONTRACT_RECORDINGS'];
    if (folder !== undefined) appendFileSync(path.join(folder, 'every-method.jsonl'), exchanges.map((exchange) => `${JSON.stringify(exchange)}\n`).join(''));
  });

  it('is accepted, unless all of the method is refused by name', () => {
    const refused = exchanges.filter((exchange) => !isGood(exchange));
    expect(refused.map(({ method, url, status, responseBody }) => `${method} ${url} ${status} ${JSON.stringify(responseBody)}`)).toEqual([]);
  });

  it('is sent', () => {
    const sent = touched(exchanges);
    expect(expected(versionOf).filter((key) => !sent.has(key))).toEqual([]);
  });

  it('changes what is there by a second PUT', () => {
    const puts = exchanges.filter(({ method, status }) => method === 'PUT' && status < 400).map(({ url }) => url);
    expect(new Set(puts.filter((url, index) => puts.indexOf(url) < index)).size).toBeGreaterThan(60);
  });

  it('states every field that only the newer api-version has', () => {
    const missing = allKinds.flatMap((kind) =>
      ['PUT', 'PATCH'].filter((method) => kind.item?.[method]).flatMap((method) => {
        const bodies = exchanges.filter(({ method: sent, url }) => sent === method && url.includes(preview) && new RegExp(`/${kind.type.split('/').join('/[^/]+/')}/[^/?]+\\?`, 'i').test(url));
        const stated = new Set(bodies.flatMap(({ body }) => pathsOf(body)));
        return newFields(kind, method).filter((field) => !stated.has(field)).map((field) => `${method} ${kind.type} ${field}`);
      }),
    );
    expect(missing).toEqual([]);
  });
});
