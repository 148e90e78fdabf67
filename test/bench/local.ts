import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEstate } from '../../src/emulator/estate-file.ts';
import type { Exchange } from '../../src/emulator/exchange.ts';
import { writeReady } from '../../src/emulator/ready-file.ts';
import { startLocalAzure } from '../../src/emulator/start.ts';

export const root = path.resolve(import.meta.dirname, '../..');
export const bin = path.join(root, 'bin/apim-llm.js');

export interface BenchAzure {
  readonly readyFile: string;
  /** Set to be told of each exchange as it was answered. */
  onExchange: (exchange: Exchange) => void;
  stop(): Promise<void>;
}

/** The demo's estate at a latency, for a CLI in another process. */
export async function benchAzure(armLatencyMs: number): Promise<BenchAzure> {
  const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-bench-'));
  const text = readFileSync(path.join(root, 'templates/estates/demo.yaml'), 'utf8').replace('armLatencyMs: 0', `armLatencyMs: ${armLatencyMs}`);
  const here: { onExchange: (exchange: Exchange) => void } = { onExchange: () => undefined };
  const azure = await startLocalAzure({ estate: readEstate(text, 'demo.yaml'), record: (exchange) => here.onExchange(exchange) });
  const readyFile = path.join(folder, 'ready.json');
  await writeReady(readyFile, azure.ready, azure.ca);
  return Object.assign(here, {
    readyFile,
    stop: async () => {
      await azure.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

export function importArguments(readyFile: string): readonly string[] {
  return ['import', '--emulator-at', readyFile, '--service', 'apim-demo', '-g', 'rg-ai', '--account', 'aoai-swe'];
}

/** No journal of a benchmark in the user's state folder. */
export function stateIn(readyFile: string): Record<string, string> {
  return { XDG_STATE_HOME: path.join(path.dirname(readyFile), 'state'), NO_COLOR: '1' };
}
