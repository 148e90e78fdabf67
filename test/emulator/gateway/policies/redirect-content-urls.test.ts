import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Store } from '../../../../src/emulator/arm/store.ts';
import type { BackendChoice } from '../../../../src/emulator/gateway/call.ts';
import { redirectContentUrls } from '../../../../src/emulator/gateway/policies/redirect-content-urls.ts';
import { requestText, responseText, runPolicy, serviceId } from './run-policy.ts';

const xml = '<redirect-content-urls />';
const store = new Store();
for (const [name, content] of [['one', { url: 'https://one.example/v1/' }], ['two', { url: 'https://two.example' }], ['pool', { type: 'Pool', pool: { services: ['one', 'two', 'gone'].map((member) => ({ id: `${serviceId}/backends/${member}` })) } }]] as const) {
  store.put({ id: `${serviceId}/backends/${name}`, type: 'Microsoft.ApiManagement/service/backends', content });
}
const entity = (name: string): BackendChoice => ({ kind: 'entity', id: `${serviceId}/backends/${name}` });

const rows: readonly (readonly [statement: string, backend: BackendChoice, body: string, expected: string])[] = [
  ['the API’s own backend', { kind: 'api' }, '{"next":"https://backend.example/base/page/2"}', '{"next":"https://apim.azure-api.net/echo/page/2"}'],
  ['every link, in whatever case', { kind: 'api' }, 'https://backend.example/base HTTPS://Backend.example/base?x', 'https://apim.azure-api.net/echo https://apim.azure-api.net/echo?x'],
  ['no host that only begins alike', { kind: 'api' }, 'https://backend.example/base2 https://backend.example/base.org', 'https://backend.example/base2 https://backend.example/base.org'],
  ['no other path of the backend', { kind: 'api' }, 'https://backend.example/other', 'https://backend.example/other'],
  ['a backend that a policy chose by its URL', { kind: 'url', baseUrl: 'http://127.0.0.1:8080/' }, 'http://127.0.0.1:8080/a http://127.0.0.1:80801/a', 'https://apim.azure-api.net/echo/a http://127.0.0.1:80801/a'],
  ['a backend entity', entity('one'), 'https://one.example/v1/a https://two.example/b', 'https://apim.azure-api.net/echo/a https://two.example/b'],
  ['all members of a pool', entity('pool'), 'https://one.example/v1/a https://two.example/b', 'https://apim.azure-api.net/echo/a https://apim.azure-api.net/echo/b'],
  ['nothing of a backend that is not there', entity('gone'), 'https://one.example/v1/a', 'https://one.example/v1/a'],
];

describe('redirect-content-urls', () => {
  it.each(rows)('in outbound masks %s', async (_, backend, body, expected) => {
    const ran = await runPolicy(redirectContentUrls, xml, { section: 'outbound', store, backend, response: { headers: { Location: 'https://backend.example/base/1' }, body } });
    expect([responseText(ran), ran.call.response?.headers.get('Location')]).toEqual([expected, 'https://backend.example/base/1']);
  });

  it('in inbound does the opposite', async () => {
    const ran = await runPolicy(redirectContentUrls, xml, { request: { body: 'see https://apim.azure-api.net/echo/a and https://apim.azure-api.net/echoes' } });
    expect(requestText(ran)).toBe('see https://backend.example/base/a and https://apim.azure-api.net/echoes');
  });

  it('does not touch other bytes', async () => {
    const body = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('猫 https://backend.example/base')]);
    const { call } = await runPolicy(redirectContentUrls, xml, { section: 'outbound', response: { body } });
    expect(call.response?.body.bytes).toEqual(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('猫 https://apim.azure-api.net/echo')]));
  });

  it('reads a compressed body', async () => {
    const ran = await runPolicy(redirectContentUrls, xml, { section: 'outbound', response: { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync('https://backend.example/base') } });
    expect([responseText(ran), ran.call.response?.headers.has('Content-Encoding')]).toEqual(['https://apim.azure-api.net/echo', false]);
  });

  it('leaves a body alone where the API has no backend', async () => {
    const ran = await runPolicy(redirectContentUrls, xml, { section: 'outbound', response: { body: 'x' }, matched: { api: { id: 'a', name: 'a', displayName: 'A', path: 'a', revision: '1', version: '', isCurrent: true, serviceUrl: undefined, protocols: ['https'] } } });
    expect([responseText(ran), ran.waited]).toEqual(['x', false]);
  });
});
