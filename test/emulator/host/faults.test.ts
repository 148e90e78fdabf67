import { afterEach, describe, expect, it } from 'vitest';
import { faultBoard, type Met, readFaults } from '../../../src/emulator/faults.ts';
import { globMatcher } from '../../../src/emulator/glob.ts';
import { control, send, startTiny, stopAll } from './tiny-azure.ts';

const busy = { status: 429, headers: { 'Retry-After': '1' }, body: { error: { code: 'TooManyRequests', message: 'slow down' } } };

afterEach(stopAll);

describe('faults of the control plane', () => {
  it('answer in its place, once where nth says so', async () => {
    const azure = await startTiny();
    expect((await control(azure, '/faults', [{ match: { plane: 'arm', method: 'PUT', path: '**/backends/*', nth: 2 }, respond: busy }])).json).toEqual({ faults: 1 });
    const put = (path: string, method = 'PUT'): Promise<number> => send(azure, path, method === 'GET' ? {} : { method, body: '{}' }).then(({ status }) => status);
    expect(await put('/s/backends/a')).toBe(200);
    expect(await put('/s/apis/a')).toBe(200);
    expect(await put('/s/backends/a', 'GET')).toBe(200);
    const second = await send(azure, '/S/Backends/b?api-version=1', { method: 'PUT', body: '{}' });
    expect([second.status, second.headers['retry-after'], second.json]).toEqual([429, '1', busy.body]);
    expect(second.headers['x-ms-request-id']).toBeDefined();
    expect(await put('/s/backends/b', 'GET')).toBe(404);
    expect(await put('/s/backends/b')).toBe(200);
  });

  it('count each for itself, from when they were set', async () => {
    const azure = await startTiny();
    const list = [
      { match: { nth: 1 }, respond: { status: 500 } },
      { match: { nth: 2 }, respond: { status: 502, body: '<html>' } },
    ];
    const statuses = async (): Promise<readonly number[]> => [(await send(azure, '/x')).status, (await send(azure, '/x')).status, (await send(azure, '/x')).status];
    await control(azure, '/faults', list);
    expect(await statuses()).toEqual([500, 502, 404]);
    await control(azure, '/faults', list);
    expect(await statuses()).toEqual([500, 502, 404]);
    await control(azure, '/faults', []);
    expect(await statuses()).toEqual([404, 404, 404]);
  });

  it('send text as it is', async () => {
    const azure = await startTiny();
    await control(azure, '/faults', [{ match: {}, respond: { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' } }]);
    const reply = await send(azure, '/x');
    expect([reply.text, reply.headers['content-type']]).toEqual(['<html>', 'text/html']);
  });

  it('drop the connection without an answer, the request undone', async () => {
    const azure = await startTiny();
    await control(azure, '/faults', [{ match: { nth: 1 }, drop: true }]);
    await expect(send(azure, '/x', { method: 'PUT', body: '{}' })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await send(azure, '/x')).status).toBe(404);
  });

  it('leave the control API and refused callers alone', async () => {
    const azure = await startTiny();
    await control(azure, '/faults', [{ match: { nth: 1 }, respond: { status: 500 } }]);
    expect((await send(azure, '/_emulator/')).status).toBe(200);
    expect((await send(azure, '/x', { token: 'wrong' })).status).toBe(401);
    expect((await send(azure, '/x')).status).toBe(500);
  });

  it('delay in real time, then go on to what else is due', async () => {
    const read = readFaults([{ match: {}, delay: 'PT2S' }, { match: {}, delay: 'PT0.5S' }, { match: { nth: 2 }, respond: { status: 503 } }]);
    if ('problems' in read) throw new Error(read.problems.join());
    const board = faultBoard();
    board.set(read.faults);
    const waits: number[] = [];
    const wait = async (ms: number): Promise<void> => void waits.push(ms);
    expect(await board.meet({ plane: 'arm', method: 'GET', path: '/' }, wait)).toBeUndefined();
    expect(await board.meet({ plane: 'arm', method: 'GET', path: '/' }, wait)).toMatchObject({ status: 503 });
    expect(waits).toEqual([2000, 500, 2000, 500]);
  });

  it('are of one plane each, on the other by account and deployment too, whatever the case', async () => {
    const read = readFaults([
      { match: { plane: 'model', account: 'Swe', deployment: 'GPT-4o', nth: 2 }, respond: { status: 503 } },
      { match: { path: '/both' }, respond: { status: 500 } },
      { match: { plane: 'model', path: '/both' }, drop: true },
    ]);
    if ('problems' in read) throw new Error(read.problems.join());
    const board = faultBoard();
    board.set(read.faults);
    const meet = (met: Partial<Met>) => board.meet({ plane: 'model', method: 'POST', path: '/x', account: 'swe', deployment: 'gpt-4O', ...met }, async () => undefined);
    expect(await meet({ plane: 'arm' })).toBeUndefined();
    expect(await meet({ account: 'eus' })).toBeUndefined();
    expect(await meet({ deployment: undefined })).toBeUndefined();
    expect(await meet({})).toBeUndefined();
    expect(await meet({})).toMatchObject({ status: 503 });
    expect(await meet({ path: '/both', account: 'eus' })).toBe('dropped');
    expect(await meet({ path: '/both', plane: 'arm' })).toMatchObject({ status: 500 });
  });

  it('end their delay when the host stops', async () => {
    const azure = await startTiny();
    await control(azure, '/faults', [{ match: { path: '/slow' }, delay: 'PT1H' }]);
    const slow = send(azure, '/slow');
    expect((await send(azure, '/x')).status).toBe(404);
    await Promise.all([expect(slow).rejects.toMatchObject({ code: 'ECONNRESET' }), azure.stop()]);
  });

  it.each([
    [{}, /array/],
    [[{ match: { plane: 'gateway' }, drop: true }], /\[0\]\.match\.plane: .*"arm"\|"model"/],
    [[{ match: { account: 'a' }, drop: true }], /\[0\]\.match\.account: goes with "plane": "model" only/],
    [[{ match: { plane: 'arm', deployment: 'd' }, drop: true }], /\[0\]\.match\.deployment: goes with "plane": "model" only/],
    [[{ match: { plane: 'model', account: '' }, drop: true }], /\[0\]\.match\.account/],
    [[{ match: { paht: '/x' }, drop: true }], /unknown key "paht"/],
    [[{ match: { nth: 0 }, drop: true }], /\[0\]\.match\.nth/],
    [[{ match: { nth: '1' }, drop: true }], /\[0\]\.match\.nth: expected .* received string/],
    [[{ match: {} }], /exactly one of respond, drop and delay/],
    [[{ match: {}, drop: true, delay: 'PT1S' }], /exactly one of/],
    [[{ match: {}, drop: false }], /\[0\]\.drop/],
    [[{ match: {}, delay: '2s' }], /\[0\]\.delay: "2s" is not an ISO 8601 duration/],
    [[{ match: {}, respond: { status: 99 } }], /\[0\]\.respond\.status/],
    [[{ match: {}, respond: { status: 500, headers: { 'content-length': '3' } } }], /set by the host/],
    [[{ match: {}, respond: { status: 500, headers: { a: 'b\r\nc: d' } } }], /not a header value/],
  ])('are refused as a whole where one is wrong: %o', async (list, message) => {
    const azure = await startTiny();
    await control(azure, '/faults', [{ match: { path: '/old' }, respond: { status: 500 } }]);
    const reply = await control(azure, '/faults', list);
    expect([reply.status, reply.json]).toMatchObject([400, { error: { code: 'InvalidFaults', message: expect.stringMatching(message) } }]);
    expect((await send(azure, '/old')).status).toBe(500);
  });
});

describe('globs', () => {
  it.each([
    ['/a/*/c', '/a/b/c', true],
    ['/a/*/c', '/a/b/b/c', false],
    ['/a/**/c', '/a/b/b/c', true],
    ['**', '/anything/at/all', true],
    ['**/apis/*', '/s/APIS/x;rev=2', true],
    ['**/apis/*', '/s/apis/x/operations/y', false],
    ['/a.c', '/abc', false],
    ['/a(b)[c]{d}+$^|\\?', '/a(b)[c]{d}+$^|\\?', true],
    ['/a', '/a/b', false],
    ['/a-*', '/a-b', true],
  ])('%s on %s is %o', (glob, path, expected) => {
    expect(globMatcher(glob)(path)).toBe(expected);
  });
});
