import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { besideReadyFile, readReady, removeReady, writeReady } from '../../../src/emulator/ready-file.ts';

const ready = {
  arm: 'https://127.0.0.1:1', token: 't', control: 'https://127.0.0.1:1/_emulator', tenantId: 'tenant', subscriptionId: 'sub', services: [{ name: 'apim', gatewayUrl: 'https://127.0.0.1:2' }],
};
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ready-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the ready file', () => {
  it('comes back as it was written, with its CA, both for their owner only', async () => {
    const file = path.join(folder, 'new', 'ready.json');
    const ca = path.join(folder, 'new', 'ca.pem');
    expect(await writeReady(file, ready, 'PEM')).toEqual({ ...ready, caFile: ca });
    expect(await readReady(file)).toEqual({ ...ready, caFile: ca, ca: 'PEM' });
    const modes = await Promise.all([file, ca, path.dirname(file)].map(async (each) => (await stat(each)).mode & 0o777));
    expect(modes).toEqual([0o600, 0o600, 0o700]);
    expect((await readdir(path.dirname(file))).toSorted()).toEqual(['ca.pem', 'ready.json']);
  });

  it('shares a folder with others: each has a CA of its own, and takes only that along', async () => {
    const [usual, other, third] = ['ready.json', 'other.json', 'other'].map((name) => path.join(folder, name)) as [string, string, string];
    await writeReady(usual, ready, 'PEM 1');
    expect((await writeReady(other, { ...ready, token: 'u' }, 'PEM 2')).caFile).toBe(path.join(folder, 'other.json.ca.pem'));
    await writeReady(third, ready, 'PEM 3');
    expect([(await readReady(usual)).ca, (await readReady(other)).ca, (await readReady(third)).ca]).toEqual(['PEM 1', 'PEM 2', 'PEM 3']);
    await removeReady(other, 'u');
    expect((await readdir(folder)).toSorted()).toEqual(['ca.pem', 'other', 'other.ca.pem', 'ready.json']);
    expect(besideReadyFile('x/ready.json', 'emulator.pid')).toBe(path.resolve('x/emulator.pid'));
  });

  it('replaces an older one, whatever its mode', async () => {
    const file = path.join(folder, 'ready.json');
    await writeFile(file, 'old');
    await chmod(file, 0o666);
    await writeReady(file, ready, 'PEM');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readReady(file)).token).toBe('t');
  });

  it('is taken away with its CA, unless it has become that of another start', async () => {
    const file = path.join(folder, 'ready.json');
    await writeReady(file, { ...ready, token: 'newer' }, 'PEM');
    await removeReady(file, 't');
    expect((await readdir(folder)).toSorted()).toEqual(['ca.pem', 'ready.json']);
    await removeReady(file, 'newer');
    expect(await readdir(folder)).toEqual([]);
    await removeReady(file, 'newer');
  });

  it('that is missing, broken or without its CA is an error that says so, and what to type', async () => {
    const file = path.join(folder, 'ready.json');
    const code = (): Promise<unknown> => readReady(file).then(() => 'read', (error: Error) => error);
    expect(await code()).toMatchObject({ name: 'UserError', code: 'ReadyFileMissing', exitCode: 2, hint: expect.stringContaining('emulator start') });
    await writeFile(file, '{');
    expect(await code()).toMatchObject({ code: 'ReadyFileInvalid', message: expect.stringContaining('not JSON') });
    await writeFile(file, JSON.stringify({ ...ready, caFile: 'ca.pem', arm: 'http://127.0.0.1:1', token: undefined }));
    expect(await code()).toMatchObject({ code: 'ReadyFileInvalid', message: expect.stringMatching(/arm: .*token: is missing/) });
    await writeFile(file, JSON.stringify({ ...ready, caFile: 'ca.pem', later: true }));
    expect(await code()).toMatchObject({ code: 'ReadyFileInvalid', message: expect.stringContaining('CA that cannot be read') });
    await writeFile(path.join(folder, 'ca.pem'), 'PEM');
    expect(await readReady(file)).toMatchObject({ ca: 'PEM', caFile: path.join(folder, 'ca.pem') });
  });

  it('that cannot be written is an error of the user', async () => {
    await writeFile(path.join(folder, 'file'), '');
    await expect(writeReady(path.join(folder, 'file', 'ready.json'), ready, 'PEM')).rejects.toMatchObject({ code: 'ReadyFileNotWritten' });
    expect(await readFile(path.join(folder, 'file'), 'utf8')).toBe('');
  });
});
