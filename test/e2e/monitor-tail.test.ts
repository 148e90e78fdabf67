import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadEncoding } from '../../src/emulator/models/tokens/encoding.ts';
import { startMonitored, type MonitoredWorld } from './monitored-world.ts';

let world: MonitoredWorld;
beforeAll(loadEncoding);
afterEach(() => world.stop());

async function burst(options = ''): Promise<void> {
  world = await startMonitored({ options, llm: true });
  await world.done('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--yes');
  await world.probe('--requests', '12', '--rate', '1', '--model', 'gpt-4o');
}

const now = async (): Promise<number> => Date.parse((await world.ask('GET', '/_emulator/clock')).body.now as string);

describe('monitor tail', () => {
  it('tells each call once, with its attempts and tokens, and the sums at the end', async () => {
    await burst();
    const { code, stdout, stderr } = await world.cli(['monitor', 'tail', '--for', '1m', '--interval', '20s']);
    expect(code, stderr).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d 200 ChatCompletions_Create gpt-4o: Sweden Central, \d+ ms, \d+ tokens$/);
    expect(lines[9]).toMatch(/^\d\d:\d\d:\d\d 200 ChatCompletions_Create gpt-4o: 429 Sweden Central, 200 East US, \d+ ms, \d+ tokens$/);
    expect(stderr).toContain('12 calls: 12 ok, 3 from East US, 9 from Sweden Central, 0 throttled (429), 0 failed, 13 attempts');
  });

  it('writes a line of JSON for each call where that is asked for, and else one document', async () => {
    await burst();
    const each = (await world.done('monitor', 'tail', '--for', '1s', '--json-lines', '--quiet')).stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { readonly status: string; readonly attempts: readonly unknown[] });
    expect(each.map(({ status, attempts }) => `${status} ${attempts.length}`)).toEqual([...Array.from({ length: 9 }, () => '200 1'), '200 2', '200 1', '200 1']);
    const { json } = await world.done('monitor', 'tail', '--for', '1s', '--json');
    expect(json).toMatchObject({ command: 'monitor tail', status: 'ok', result: { requests: 12, ok: 12, attempts: 13, byRegion: { 'Sweden Central': 9, 'East US': 3 } } });
  });

  it('waits for logs that come late', async () => {
    await burst('logIngestion: PT2M');
    const { json } = await world.done('monitor', 'tail', '--for', '1s', '--json');
    expect(json.result.requests).toBe(0);
    expect((await world.done('monitor', 'tail', '--for', '3m', '--interval', '30s')).stdout.trimEnd().split('\n')).toHaveLength(12);
  });

  it('is ended by Ctrl-C, which is no failure', async () => {
    await burst();
    const begun = await now();
    const run = world.cli(['monitor', 'tail', '--interval', '1s'], {
      signals: (interrupt) => {
        const stop = async (): Promise<void> => {
          while ((await now()) < begun + 3000) await new Promise((resolve) => setImmediate(resolve));
          interrupt();
        };
        void stop();
      },
    });
    const { code, stdout, stderr } = await run;
    expect([code, stdout.trimEnd().split('\n').length]).toEqual([0, 12]);
    expect(stderr).toContain('12 calls: 12 ok');
  });
});
