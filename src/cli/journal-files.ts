import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { idKey } from '../model/arm-id.ts';
import type { Journal, Recorded, Redact } from '../engine/journal.ts';
import type { JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import { redactJson } from '../output/redact.ts';
import type { Io } from './io.ts';

/** How many runs are kept. */
const kept = 20;

export interface RunTarget {
  /** The cloud, or the address of a local Azure. */
  readonly where: string;
  readonly serviceId: string;
  readonly subscription: string;
  readonly resourceGroup: string | null;
  readonly service: string;
  readonly api: string | null;
}

export interface PastRun {
  readonly file: string;
  readonly at: number;
  readonly command: string;
  readonly target: RunTarget;
  readonly entries: readonly Recorded[];
}

function folder(io: Io): string {
  return path.join(io.stateFolder, 'runs');
}

/** A new journal file; older ones beyond the last twenty are removed. */
export async function newJournal(io: Io, redact: (text: string) => string): Promise<Journal> {
  const { fileJournal } = await import('../engine/journal.ts');
  const files = await runFiles(io);
  await Promise.all(files.slice(0, Math.max(0, files.length - kept + 1)).map((file) => rm(file, { force: true })));
  const time = new Date(io.now()).toISOString().replaceAll(/[:.]/g, '-');
  const tail = Math.floor(io.random() * 36 ** 4).toString(36).padStart(4, '0');
  return fileJournal(path.join(folder(io), `${time}-${tail}.jsonl`), () => io.now(), masking(redact));
}

export async function continuedJournal(run: PastRun, io: Io): Promise<Journal> {
  const { fileJournal } = await import('../engine/journal.ts');
  return fileJournal(run.file, () => io.now());
}

function masking(redact: (text: string) => string): Redact {
  return (_, body) => {
    const masked = redactJson(body, redact);
    return isObject(masked) ? masked : {};
  };
}

/** The last run that fits and was not taken back. */
export async function lastRun(io: Io, fits: (target: RunTarget) => boolean): Promise<PastRun | undefined> {
  const { readJournal } = await import('../engine/journal.ts');
  for (const file of (await runFiles(io)).toReversed()) {
    const entries = await readJournal(file);
    const start = entries.find((entry) => entry.type === 'run-start');
    const target = start && asTarget(start.target);
    const takenBack = entries.some((entry) => entry.type === 'run-end' && entry.status === 'undone');
    if (start !== undefined && target !== undefined && !takenBack && fits(target) && entries.some((entry) => entry.type === 'step-start')) {
      return { file, at: start.at, command: start.command, target, entries };
    }
  }
  return undefined;
}

/** Oldest first: names begin with the time. */
async function runFiles(io: Io): Promise<readonly string[]> {
  const names = await readdir(folder(io)).catch(() => []);
  return names.filter((name) => name.endsWith('.jsonl')).toSorted().map((name) => path.join(folder(io), name));
}

function asTarget(target: JsonObject): RunTarget | undefined {
  const { where, serviceId, subscription, resourceGroup, service, api } = target;
  if (typeof where !== 'string' || typeof serviceId !== 'string' || typeof subscription !== 'string' || typeof service !== 'string') return undefined;
  return { where, serviceId: idKey(serviceId), subscription, service, resourceGroup: textOrNull(resourceGroup), api: textOrNull(api) };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
