import { median } from '../rounds.ts';
import { table } from '../table.ts';
import { startBackend, startSide } from './load.ts';

const calls = 2_000;

/** Calls a second of one core through the gateway, against a bare proxy of node:http behind the same TLS, by what each spends of its processor. */
export async function gatewayThroughput(count: number): Promise<string> {
  const backend = await startBackend();
  const [bare, gateway] = await Promise.all([startSide('bare', backend.url), startSide('gateway', backend.url)]);
  try {
    for (const side of [bare, gateway]) await side.load(calls);
    const samples: { readonly bare: number; readonly gateway: number }[] = [];
    for (let round = 0; round < Math.max(3, Math.min(count, 9)); round += 1) samples.push({ bare: await bare.load(calls), gateway: await gateway.load(calls) });
    const [base, ours] = [median(samples.map((sample) => sample.bare)), median(samples.map((sample) => sample.gateway))];
    return table([
      ['gateway, 32 connections', 'µs of processor', 'calls/s of a core', 'ratio', 'budget'],
      ['bare proxy', base.toFixed(0), (1e6 / base).toFixed(0), '1.00', ''],
      ['API and operation policy, identity, expression', ours.toFixed(0), (1e6 / ours).toFixed(0), (base / ours).toFixed(2), '>= 0.4'],
    ]);
  } finally {
    bare.stop();
    gateway.stop();
    backend.stop();
  }
}
