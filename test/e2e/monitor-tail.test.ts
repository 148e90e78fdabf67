import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEncoding } from '../../src/emulator/models/tokens/encoding.ts';
import { startMonitored, type MonitoredWorld } from './monitored-world.ts';

let world: MonitoredWorld;
beforeAll(async () => {
  await loadEncoding();
  world = await startMonitored({ options: 'logIngestion: PT2M', llm: true });
  await world.done('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--yes');
  await world.probe('--requests', '12', '--rate', '1', '--model', 'gpt-4o');
});
afterAll(() => world.stop());

const now = async (): Promise<string> => (await world.ask('GET', '/_emulator/clock')).body.now as string;

describe('monitor tail', () => {
  it('waits for logs that come late, and lets the clock be', async () => {
    const begun = await now();
    const { json } = await world.done('monitor', 'tail', '--for', '3m', '--json');
    expect([json.result.requests, await now()]).toEqual([0, begun]);
    await world.control('clock', { advance: 'PT2M' });
  });

  it('tells each call once, with its attempts and tokens, and the sums at the end', async () => {
    const { code, stdout, stderr } = await world.cli(['monitor', 'tail', '--for', '1m', '--interval', '20s']);
    expect(code, stderr).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d 200 ChatCompletions_Create gpt-4o: Sweden Central, \d+ ms, \d+ tokens$/);
    expect(lines[9]).toMatch(/^\d\d:\d\d:\d\d 200 ChatCompletions_Create gpt-4o: 429 Sweden Central, 200 East US, \d+ ms, \d+ tokens$/);
    expect(stderr).toContain('12 calls: 12 ok, 3 from East US, 9 from Sweden Central, 0 throttled (429), 0 failed, 13 attempts');
  });

  it('writes a line of JSON for each call where that is asked for, and else one document', async () => {
    const each = (await world.done('monitor', 'tail', '--for', '1s', '--json-lines', '--quiet')).stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { readonly status: string; readonly attempts: readonly unknown[] });
    expect(each.map(({ status, attempts }) => `${status} ${attempts.length}`)).toEqual([...Array.from({ length: 9 }, () => '200 1'), '200 2', '200 1', '200 1']);
    const { json } = await world.done('monitor', 'tail', '--for', '1s', '--json');
    expect(json).toMatchObject({ command: 'monitor tail', status: 'ok', result: { requests: 12, ok: 12, attempts: 13, byRegion: { 'Sweden Central': 9, 'East US': 3 } } });
  });

  it('is ended by Ctrl-C, which is no failure', async () => {
    let interrupt = (): void => undefined;
    const { code, stderr } = await world.cli(['monitor', 'tail', '--interval', '1s'], {
      signals: (play) => (interrupt = play),
      onOutput: (stdout) => void (stdout.split('\n').length > 12 && interrupt()),
    });
    expect([code, stderr]).toEqual([0, expect.stringContaining('12 calls: 12 ok')]);
  });
});
