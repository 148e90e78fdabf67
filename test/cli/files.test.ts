import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../src/cli/files.ts';
import { silent } from '../../src/output/progress.ts';
import type { Io } from '../../src/cli/io.ts';
import { fakeIo, tempFolder } from './fake-io.ts';

const never = new AbortController().signal;
const screen = { tell: () => undefined, progress: silent };

describe('a download', () => {
  it('tells what it is doing, how far it is, and what is asked', async () => {
    const told: string[] = [];
    const progress = { ...silent, doing: (text: string) => void told.push(text), rest: () => void told.push('rest'), waiting: (why: string) => void told.push(why) };
    const io = fakeIo({ env: { HTTPS_PROXY: 'p' } });
    const worlds: Io['worlds'] = {
      ...io.worlds,
      download: ({ onBytes, debug, pace, env, userAgent, url, limitBytes }) => {
        debug('GET it');
        pace.onWait('throttled', 5);
        onBytes(2500);
        return Promise.resolve({ why: `${userAgent} ${url} ${limitBytes} ${env['HTTPS_PROXY']}` });
      },
    };
    const files = filesOf({ io: { ...io, worlds }, signal: never, screen: { tell: (line) => void told.push(line), progress } });
    expect(await files.download({ url: 'https://a.test', name: 'it from a.test', limitBytes: 7, checked: true })).toEqual({ why: 'apim-llm/9.9.9 https://a.test 7 p' });
    expect(told).toEqual(['downloading it from a.test', 'GET it', 'throttled', 'downloading it from a.test, 3 kB', 'rest']);
  });
});

describe('files that a command reads', () => {
  it('are taken from the working directory', async () => {
    const io = fakeIo({ cwd: tempFolder() });
    writeFileSync(path.join(io.cwd, 'a.json'), '{"ü": 1}');
    expect(await filesOf({ io, signal: never, screen }).readText('a.json', 100)).toBe('{"ü": 1}');
  });

  it('may be standard input, whole characters whatever the chunks', async () => {
    const io = fakeIo();
    const text = filesOf({ io, signal: never, screen }).readText('-', 100);
    const bytes = Buffer.from('aü');
    io.stdin.write(bytes.subarray(0, 2));
    io.stdin.end(bytes.subarray(2));
    expect(await text).toBe('aü');
  });

  it('are refused when missing, too large, or a terminal', async () => {
    const io = fakeIo();
    writeFileSync(path.join(io.cwd, 'big'), 'x'.repeat(2 * 1024 * 1024));
    await expect(filesOf({ io, signal: never, screen }).readText('nowhere.json', 100)).rejects.toMatchObject({ code: 'FileUnreadable', exitCode: 2, message: 'Cannot read nowhere.json: it does not exist.' });
    await expect(filesOf({ io, signal: never, screen }).readText('.', 100)).rejects.toMatchObject({ code: 'FileUnreadable', message: 'Cannot read .: it is a folder.' });
    await expect(filesOf({ io, signal: never, screen }).readText('big', 1024 * 1024)).rejects.toMatchObject({ code: 'FileTooLarge', exitCode: 2 });
    await expect(filesOf({ io: fakeIo({ tty: true }), signal: never, screen }).readText('-', 100)).rejects.toMatchObject({ code: 'NothingPiped', exitCode: 2 });
  });

  it('are waited for no longer after a Ctrl-C', async () => {
    const stop = new AbortController();
    const text = filesOf({ io: fakeIo(), signal: stop.signal, screen }).readText('-', 100);
    stop.abort();
    await expect(text).rejects.toMatchObject({ name: 'AbortError' });
  });
});
