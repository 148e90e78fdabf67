import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../src/cli/files.ts';
import { fakeIo, tempFolder } from './fake-io.ts';

const never = new AbortController().signal;

describe('files that a command reads', () => {
  it('are taken from the working directory', async () => {
    const io = fakeIo({ cwd: tempFolder() });
    writeFileSync(path.join(io.cwd, 'a.json'), '{"ü": 1}');
    expect(await filesOf(io, never).readText('a.json', 100)).toBe('{"ü": 1}');
  });

  it('may be standard input, whole characters whatever the chunks', async () => {
    const io = fakeIo();
    const text = filesOf(io, never).readText('-', 100);
    const bytes = Buffer.from('aü');
    io.stdin.write(bytes.subarray(0, 2));
    io.stdin.end(bytes.subarray(2));
    expect(await text).toBe('aü');
  });

  it('are refused when missing, too large, or a terminal', async () => {
    const io = fakeIo();
    writeFileSync(path.join(io.cwd, 'big'), 'x'.repeat(2 * 1024 * 1024));
    await expect(filesOf(io, never).readText('nowhere.json', 100)).rejects.toMatchObject({ code: 'FileUnreadable', exitCode: 2, message: 'Cannot read nowhere.json: it does not exist.' });
    await expect(filesOf(io, never).readText('big', 1024 * 1024)).rejects.toMatchObject({ code: 'FileTooLarge', exitCode: 2 });
    await expect(filesOf(fakeIo({ tty: true }), never).readText('-', 100)).rejects.toMatchObject({ code: 'NothingPiped', exitCode: 2 });
  });

  it('are waited for no longer after a Ctrl-C', async () => {
    const stop = new AbortController();
    const text = filesOf(fakeIo(), stop.signal).readText('-', 100);
    stop.abort();
    await expect(text).rejects.toMatchObject({ name: 'AbortError' });
  });
});
