import { median } from '../rounds.ts';
import { table } from '../table.ts';
import { startBackend, startSide } from './load.ts';

const calls = 2_000;

/** Calls a second of one core through the gateway, against a bare proxy of node:http behind the same TLS, by what each spends of its processor. */
export async function gatewayThroughput(count: number): Promise<string> {
  const backend = await startBackend();
  const sides = await Promise.all([startSide('bare', backend.url), startSide('gateway', backend.url), startSide('logged', backend.url)]);
  try {
    for (const side of sides) await side.load(calls);
    const samples: (readonly number[])[] = [];
    for (let round = 0; round < Math.max(3, Math.min(count, 9)); round += 1) {
      const sample: number[] = [];
      for (const side of sides) sample.push(await side.load(calls));
      samples.push(sample);
    }
    const [base = 0, ...ours] = sides.map((_, index) => median(samples.map((sample) => sample[index] ?? 0)));
    const row = (name: string, cost: number, budget: string): readonly string[] => [name, cost.toFixed(0), (1e6 / cost).toFixed(0), (base / cost).toFixed(2), budget];
    return table([
      ['gateway, 32 connections', 'µs of processor', 'calls/s of a core', 'ratio', 'budget'],
      row('bare proxy', base, ''),
      row('API and operation policy, identity, expression', ours[0] ?? 0, '>= 0.4'),
      row('the same, each call logged', ours[1] ?? 0, '>= 0.35'),
    ]);
  } finally {
    for (const side of sides) side.stop();
    backend.stop();
  }
}
