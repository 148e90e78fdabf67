import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEstate } from '../../src/emulator/estate-file.ts';
import type { Exchange } from '../../src/emulator/exchange.ts';
import { writeReady } from '../../src/emulator/ready-file.ts';
import { startLocalAzure, type LocalAzure } from '../../src/emulator/start.ts';
import { askArm, type ArmAnswer } from './ask-arm.ts';

const root = path.resolve(import.meta.dirname, '../..');
const demoEstate = readFileSync(path.join(root, 'templates/estates/demo.yaml'), 'utf8');

export interface TestAzure {
  readonly azure: LocalAzure;
  readonly folder: string;
  readonly readyFile: string;
  /** Every ARM exchange so far. */
  readonly exchanges: readonly Exchange[];
  /** Method and path (from the provider on, without api-version) of every write so far. */
  writes(): readonly string[];
  forget(): void;
  ask(method: string, pathAndQuery: string, body?: unknown, headers?: Record<string, string>): Promise<ArmAnswer>;
  /** Posts to the control API. */
  control(what: string, body: unknown): Promise<ArmAnswer>;
  stop(): Promise<void>;
}

export interface TestAzureOptions {
  /** YAML of an estate; the demo's by default. `edit` changes the demo's text. */
  readonly estate?: string;
  readonly edit?: (demo: string) => string;
  /** Refusals are not good requests: their exchanges are kept out of the contract check. */
  readonly refusals?: boolean;
  /** Moved by `control('clock', …)` where it is virtual. */
  readonly clock?: 'real' | 'virtual';
}

let recordings = 0;

/** A local Azure of its own for one test, spoken to over TLS. */
export async function startTestAzure(options: TestAzureOptions = {}): Promise<TestAzure> {
  const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-test-'));
  const exchanges: Exchange[] = [];
  const keep = options.refusals === true ? undefined : process.env['CONTRACT_RECORDINGS'];
  const recording = keep === undefined ? undefined : path.join(keep, `${process.pid}-${process.env['VITEST_POOL_ID'] ?? 0}-${recordings++}-${path.basename(folder)}.jsonl`);
  const estate = readEstate(options.estate ?? (options.edit ?? ((demo) => demo))(demoEstate), 'test.yaml');
  const azure = await startLocalAzure({
    estate,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    onCrash: (error) => {
      throw error;
    },
    record: (exchange) => {
      exchanges.push(exchange);
      if (recording !== undefined) appendFileSync(recording, `${JSON.stringify(exchange)}\n`);
    },
  });
  const readyFile = path.join(folder, 'ready.json');
  await writeReady(readyFile, azure.ready, azure.ca);
  const asked = { ca: azure.ca, token: azure.ready.token };
  return {
    azure,
    folder,
    readyFile,
    exchanges,
    writes: () => exchanges.filter(({ method }) => !['GET', 'HEAD'].includes(method)).map(({ method, url }) => `${method} ${shortPath(url)}`),
    forget: () => void exchanges.splice(0),
    ask: (method, pathAndQuery, body, headers) => askArm(new URL(pathAndQuery, azure.ready.arm), { ...asked, method, body, headers }),
    control: (what, body) => askArm(new URL(`${azure.ready.control}/${what}`), { ...asked, method: 'POST', body }),
    stop: async () => {
      await azure.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function shortPath(url: string): string {
  const { pathname } = new URL(url, 'https://x');
  return pathname.replace(/^.*\/providers\/(?=Microsoft\.)/i, '').replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/, 'GUID');
}
