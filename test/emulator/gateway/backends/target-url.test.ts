import { describe, expect, it } from 'vitest';
import { operationPath } from '../../../../src/emulator/gateway/backends/operation-path.ts';
import { targetUrl } from '../../../../src/emulator/gateway/backends/target-url.ts';
import { Query } from '../../../../src/emulator/gateway/message/query.ts';
import { loopbackOnly } from '../../../../src/emulator/gateway/backends/loopback.ts';
import { retryAfterOf } from '../../../../src/emulator/gateway/backends/retry-after.ts';
import { newCall, testWorld } from '../forwarding-call.ts';

const url = (base: string, path: string, query = ''): string => targetUrl(base, path, Query.parse(query), 'forward-request').href;

describe('the URL of a request', () => {
  it.each([
    ['https://a.example', '/x', '', 'https://a.example/x'],
    ['https://a.example/', '/x', '', 'https://a.example/x'],
    ['https://a.example/openai', '/deployments/d/chat', 'api-version=1', 'https://a.example/openai/deployments/d/chat?api-version=1'],
    ['https://a.example/openai/', 'x', '', 'https://a.example/openai/x'],
    ['https://a.example/openai', '', '', 'https://a.example/openai'],
    ['https://a.example/openai', '/', '', 'https://a.example/openai/'],
    ['https://a.example/f?code=1', '/x', 'b=2', 'https://a.example/f/x?code=1&b=2'],
    ['http://127.0.0.1:81/a', '/b%2Fc%20d', 'q=a b', 'http://127.0.0.1:81/a/b%2Fc%20d?q=a%20b'],
  ])('is %s with %s?%s behind it', (base, path, query, whole) => {
    expect(url(base, path, query)).toBe(whole);
  });

  it.each(['/a/../b', '/..', '/%2e%2E/b', '/a/.%2e', '/.', '/a\\..\\b'])('does not climb by %s', (path) => {
    expect(() => url('https://a.example/base', path)).toThrow(expect.objectContaining({ status: 400, source: 'forward-request' }));
  });

  it.each(['', 'nonsense', 'ftp://a.example', 'https://user:secret@a.example'])('has to be one of the web: %s is a connection failure', (base) => {
    expect(() => url(base, '/x')).toThrow(expect.objectContaining({ status: 500, reason: 'BackendConnectionFailure', shown: 'Internal server error' }));
  });
});

describe('the path below the backend', () => {
  const below = (path: string, api = {}): string => operationPath(newCall(testWorld(), { path, api }));

  it.each([
    ['/openai/deployments/d', { path: 'openai' }, '/deployments/d'],
    ['/OpenAI/deployments/d', { path: 'openai' }, '/deployments/d'],
    ['/openai', { path: 'openai' }, ''],
    ['/openai/', { path: 'openai' }, '/'],
    ['/a/b/c', { path: 'a/b' }, '/c'],
    ['/a%20b/c%2Fd', { path: 'a b' }, '/c%2Fd'],
    ['/x', { path: '' }, '/x'],
    ['/openai;rev=2/x', { path: 'openai' }, '/x'],
    ['/openai/v1/x', { path: 'openai', version: 'v1' }, '/x'],
    ['/openai/x', { path: 'openai', version: 'v1' }, '/x'],
    ['/%ff/x', { path: 'openai' }, '/%ff/x'],
  ])('of %s with the API %o is %s', (path, api, expected) => {
    expect(below(path, api)).toBe(expected);
  });

  it('is what a policy wrote, once it did', () => {
    const call = newCall(testWorld(), { path: '/openai/x' });
    call.request.url.path = '/openai/y';
    call.rewritten = true;
    expect(operationPath(call)).toBe('/openai/y');
  });
});

describe('this machine', () => {
  it('is localhost, 127.0.0.0/8 and ::1, and nothing that only looks like them', () => {
    expect(['localhost', 'LOCALHOST.', 'a.localhost', '127.0.0.1', '127.1.2.3', '[::1]'].filter((host) => !loopbackOnly(host))).toEqual([]);
    expect(['localhost.example', '127.0.0.1.example', '128.0.0.1', '[::2]', '0.0.0.0', 'example', ''].filter(loopbackOnly)).toEqual([]);
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 1);
  it.each([
    ['7', 7000],
    [' 0 ', 0],
    ['86400', 86_400_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 00:00:30 GMT', 0],
    ['soon', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    [undefined, undefined],
  ])('%s is %s ms', (value, expected) => {
    expect(retryAfterOf(value, now)).toBe(expected);
  });
});
