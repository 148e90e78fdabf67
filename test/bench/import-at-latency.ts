import { spawn } from 'node:child_process';
import type { Exchange } from '../../src/emulator/exchange.ts';
import { benchAzure, bin, importArguments, stateIn } from './local.ts';
import { median } from './rounds.ts';
import { table } from './table.ts';

const latencyMs = 100;

/**
 * The calls of one chain that nothing can shorten: service and accounts are named, then the account's own collections, then
 * the permissions of two scopes; the identity's PATCH, its polls and its end; the API's read before create, PUT, polls, end and
 * operations; the policy's read before create and PUT. Waits between polls come on top.
 */
const chain = [
  ['read: service and lists, then deployments and roles', 2],
  ['permissions', 1],
  ['identity: read, PATCH, 2 polls, read', 5],
  ['API: read, PUT, 2 polls, read, operations', 6],
  ['policy: read, PUT', 2],
] as const;
const pollWaitsMs = 2 * (250 + 500);

/** An import at 100 ms per ARM answer: its calls, and its wall clock against the chain above. */
export async function importAtLatency(count: number): Promise<string> {
  const walls: number[] = [];
  const again: number[] = [];
  let calls: readonly Exchange[] = [];
  let second: readonly Exchange[] = [];
  for (let run = 0; run < Math.min(count, 5); run++) {
    const azure = await benchAzure(latencyMs);
    try {
      const first = await timedImport(azure);
      const next = await timedImport(azure);
      walls.push(first.ms);
      again.push(next.ms);
      [calls, second] = [first.exchanges, next.exchanges];
    } finally {
      await azure.stop();
    }
  }
  const path = chain.reduce((sum, [, length]) => sum + length, 0) * latencyMs + pollWaitsMs;
  const writes = (of: readonly Exchange[]): number => of.filter(({ method }) => method !== 'GET').length;
  return table([
    [`import at ${latencyMs} ms per answer`, 'calls', 'writes', 'ms', 'critical path', 'ratio'],
    ['first run', String(calls.length), String(writes(calls)), median(walls).toFixed(0), String(path), (median(walls) / path).toFixed(2)],
    ['second run', String(second.length), String(writes(second)), median(again).toFixed(0), String(2 * latencyMs), (median(again) / (2 * latencyMs)).toFixed(2)],
  ]);
}

/** Milliseconds from the first answer, less its latency, to the last one: without the start of the process. */
function timedImport(azure: { readonly readyFile: string; onExchange: (exchange: Exchange) => void }): Promise<{ ms: number; exchanges: readonly Exchange[] }> {
  return new Promise((resolve, reject) => {
    const exchanges: Exchange[] = [];
    let first: number | undefined;
    let last = 0;
    azure.onExchange = (exchange) => {
      exchanges.push(exchange);
      last = performance.now();
      first ??= last - latencyMs;
    };
    const child = spawn(process.execPath, [bin, ...importArguments(azure.readyFile), '--yes', '--quiet'], { stdio: 'ignore', env: { ...process.env, ...stateIn(azure.readyFile) } });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve({ ms: last - (first ?? last), exchanges }) : reject(new Error(`the import ended with ${code}`))));
  });
}
