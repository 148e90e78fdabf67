import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli, type CliRun } from '../support/run-cli.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'emulator-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts it, and ends it as soon as it has said what it has to say. */
function start(...words: readonly string[]): Promise<CliRun> {
  return runCli({ folder, readyFile: '' }, ['emulator', 'start', ...words], { withoutAzure: true, signals: (interrupt) => interrupt() });
}

describe('emulator start', () => {
  test('says where ARM and each gateway listen, and what can be typed', async () => {
    const { code, stdout, stderr } = await start();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').map((line) => line.split(/ {2,}/)[0])).toEqual(['local Azure', 'ready file', 'gateway', 'try', 'call', 'Ctrl+C ends it.', '']);
  });

  test('has gateways and warnings in the document of --json', async () => {
    const { code, stderr, json } = await start('--json', '--unsafe-host', '0.0.0.0');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(json).toMatchObject({
      status: 'ok',
      result: { services: [{ name: 'apim-demo', gatewayUrl: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/) }] },
      warnings: [{ code: 'UnsafeHost', message: expect.stringContaining('other machines') }],
    });
  });

  test('warns on stderr although --quiet', async () => {
    const { stderr } = await start('--quiet', '--unsafe-host', '0.0.0.0');
    expect(stderr).toMatch(/^warning: --unsafe-host 0\.0\.0\.0: other machines can reach this local Azure\./);
  });

  test.each(['--port', '--gateway-port'])('refuses with %s what is no port, and one that is taken', async (flag) => {
    expect(await start(flag, '65536')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(`${flag}: 65536 is not a port`) });
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, stdout, stderr } = await start(flag, String(port));
    taken.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`127.0.0.1:${port}: another process does.\n  Leave out ${flag} to take any free one.`);
  });

  test('takes 1 to 100 units of the gateway', async () => {
    expect(await start('--gateway-units', '101')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--gateway-units: 101 is no number of units') });
    expect((await start('--gateway-units', '0')).code).toBe(2);
    expect((await start('--gateway-units', '100')).code).toBe(0);
  });
});
