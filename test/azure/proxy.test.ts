import { describe, expect, it } from 'vitest';
import { proxyFor } from '../../src/azure/proxy.ts';

const proxy = { settings: { host: 'http://proxy.test', port: 3128 } };
const set = { HTTPS_PROXY: 'http://proxy.test:3128' };

describe('the proxy for an address', () => {
  it.each([
    ['https://a.test', {}, {}],
    ['https://a.test', set, proxy],
    ['https://a.test', { https_proxy: 'proxy.test:3128' }, proxy],
    ['https://a.test', { HTTPS_PROXY: '', ALL_PROXY: 'http://proxy.test:3128' }, proxy],
    ['https://a.test', { HTTP_PROXY: 'http://proxy.test:3128' }, proxy],
    ['http://a.test', { HTTP_PROXY: 'http://proxy.test:3128' }, proxy],
    ['http://a.test', set, {}],
    ['https://a.test', { HTTPS_PROXY: 'http://proxy.test' }, { settings: { host: 'http://proxy.test', port: 80 } }],
    ['https://a.test', { HTTPS_PROXY: 'https://me:p%40ss@proxy.test' }, { settings: { host: 'https://proxy.test', port: 443, username: 'me', password: 'p%40ss' } }],
    ['https://a.test', { HTTPS_PROXY: 'http://a b' }, { unreadable: 'HTTPS_PROXY' }],
  ])('%s with %o', (url, env, expected) => {
    expect(proxyFor(new URL(url), env)).toEqual(expected);
  });

  it.each(['https://localhost', 'https://127.0.0.1:8443', 'https://[::1]'])('of this machine is none: %s', (url) => {
    expect(proxyFor(new URL(url), set)).toEqual({});
  });

  it.each([
    ['*', true],
    ['a.test', true],
    ['A.TEST', true],
    ['other.test, .test', true],
    ['*.test', true],
    ['test', true],
    ['a.test:443', true],
    ['a.test:8443', false],
    ['aa.test', false],
    ['est', false],
    [',', false],
  ])('is none where NO_PROXY is %s: %s', (list, exempt) => {
    expect(proxyFor(new URL('https://a.test'), { ...set, no_proxy: list })).toEqual(exempt ? {} : proxy);
  });
});
