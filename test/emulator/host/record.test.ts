import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/emulator/exchange.ts';
import { maskBody, maskHeaders, maskUrl } from '../../../src/emulator/mask.ts';
import { openRecordFile } from '../../../src/emulator/record-file.ts';
import { control, send, startTiny, stopAll } from './tiny-azure.ts';

afterEach(stopAll);

describe('the record', () => {
  it('has every ARM exchange, refusals and faults included, control and dropped ones not', async () => {
    const exchanges: Exchange[] = [];
    const azure = await startTiny({ clock: 'virtual', record: (exchange) => exchanges.push(exchange) });
    await send(azure, '/x?api-version=1', { method: 'PUT', body: { a: [1] }, headers: { 'content-type': 'application/json' } });
    await send(azure, '/gone');
    await send(azure, '/x', { token: null });
    await control(azure, '/faults', [{ match: { nth: 1 }, respond: { status: 502, body: 'text' } }, { match: { nth: 2 }, drop: true }]);
    await send(azure, '/x');
    await expect(send(azure, '/x')).rejects.toMatchObject({ code: 'ECONNRESET' });
    await send(azure, '/_emulator/');
    expect(exchanges.map(({ method, url, status }) => [method, url.replace(azure.ready.arm, ''), status])).toEqual([
      ['PUT', '/x?api-version=1', 200],
      ['GET', '/gone', 404],
      ['GET', '/x', 401],
      ['GET', '/x', 502],
    ]);
    expect(exchanges[0]).toMatchObject({
      url: `${azure.ready.arm}/x?api-version=1`,
      headers: { authorization: '***', 'content-type': 'application/json' },
      body: { a: [1] },
      responseHeaders: { etag: '"1"', 'content-type': 'application/json; charset=utf-8', 'x-ms-request-id': expect.any(String) },
      responseBody: { id: '/x' },
    });
    expect(exchanges[1]).not.toHaveProperty('body');
    expect(exchanges[3]?.responseBody).toBe('text');
    expect(JSON.stringify(exchanges)).not.toContain(azure.ready.token);
  });

  it('that cannot be written does not hurt the answer', async () => {
    const crashes: string[] = [];
    const azure = await startTiny({
      record: () => {
        throw new Error('disk full');
      },
      onCrash: ({ message }) => crashes.push(message),
    });
    expect((await send(azure, '/x')).status).toBe(404);
    expect((await send(azure, '/x')).status).toBe(404);
    expect(crashes).toEqual(['disk full', 'disk full']);
  });
});

describe('secrets in the record', () => {
  it('are masked in headers', () => {
    expect(maskHeaders({ Authorization: 'Bearer x', 'api-key': 'k', 'set-cookie': 'c', accept: '*/*', location: 'https://h/?asyncCode=201&sig=abc' })).toEqual({
      Authorization: '***', 'api-key': '***', 'set-cookie': '***', accept: '*/*', location: 'https://h/?asyncCode=201&sig=***',
    });
  });

  it('are masked in addresses, also those inside bodies', () => {
    expect(maskUrl('https://h/x?a=1&sig=s%2Bx&b=2#f')).toBe('https://h/x?a=1&sig=***&b=2#f');
    expect(maskBody({ properties: { format: 'openapi-link', value: 'https://blob/spec.json?sv=1&sig=secret' } }, 'https://h/apis/x')).toEqual({
      properties: { format: 'openapi-link', value: 'https://blob/spec.json?sv=1&sig=***' },
    });
  });

  it('are masked in bodies without changing their shape', () => {
    const body = {
      properties: {
        primaryKey: 'p', secondaryKey: 's', displayName: 'd', primaryKeyName: 'kept',
        credentials: { authorization: { scheme: 'Bearer', parameter: 't' }, header: { 'api-key': ['k1', 'k2'], 'x-other': ['o'] }, instrumentationKey: 'i', connectionString: null },
        subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' },
      },
      keys: [{ key1: 'a', key2: 'b' }],
      client_secret: '',
    };
    expect(maskBody(body, 'https://h/x')).toEqual({
      properties: {
        primaryKey: '***', secondaryKey: '***', displayName: 'd', primaryKeyName: 'kept',
        credentials: { authorization: { scheme: '***', parameter: '***' }, header: { 'api-key': ['***', '***'], 'x-other': ['***'] }, instrumentationKey: '***', connectionString: null },
        subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' },
      },
      keys: [{ key1: '***', key2: '***' }],
      client_secret: '',
    });
  });

  it('are masked in the text of policies, where they are literal', () => {
    const policy = (password: string, key: string) =>
      `<policies><inbound><authentication-basic username="u" password="${password}" /><set-header name="Authorization" exists-action="delete" />` +
      `<set-header name="x-kept"><value>kept</value></set-header><set-header name="api-key"><value>${key}</value><value>@(v)</value></set-header></inbound></policies>`;
    expect(maskBody({ properties: { value: policy('p', 'k') } }, 'https://h/x')).toEqual({ properties: { value: policy('***', '***') } });
    expect(maskBody({ properties: { value: policy('{{p}}', '{{k}}') } }, 'https://h/x')).toEqual({ properties: { value: policy('{{p}}', '{{k}}') } });
  });

  it('are masked in named values, one, many and listed, and policies stay readable', () => {
    const one = { name: 'n', properties: { displayName: 'n', value: 'secret', secret: true } };
    const masked = { name: 'n', properties: { displayName: 'n', value: '***', secret: true } };
    const base = 'https://h/subscriptions/s/providers/Microsoft.ApiManagement/service/x';
    expect(maskBody(one, `${base}/namedValues/n?api-version=1`)).toEqual(masked);
    expect(maskBody({ value: [one], count: 1 }, `${base}/namedValues?api-version=1`)).toEqual({ value: [masked], count: 1 });
    expect(maskBody({ value: 'secret' }, `${base}/namedValues/n/listValue?api-version=1`)).toEqual({ value: '***' });
    const policy = { properties: { format: 'rawxml', value: '<policies />' } };
    expect(maskBody(policy, `${base}/apis/x/policies/policy?api-version=1`)).toEqual(policy);
  });
});

describe('the file of --record', () => {
  it('is appended to, a line per exchange, and is for its owner only', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'record-'));
    try {
      const file = path.join(folder, 'r.jsonl');
      await writeFile(file, '{"old":1}\n', { mode: 0o644 });
      const exchange: Exchange = { method: 'GET', url: 'https://h/\n', headers: {}, status: 200, responseHeaders: {} };
      for (let run = 0; run < 2; run += 1) {
        const record = openRecordFile(file);
        record.append(exchange);
        record.close();
      }
      const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([{ old: 1 }, exchange, exchange]);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(() => openRecordFile(folder)).toThrow(expect.objectContaining({ name: 'UserError', code: 'RecordFileFailed' }));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
