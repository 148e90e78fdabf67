import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { Io } from '../io.ts';
import type { Candidate } from './candidates.ts';

/** Names come and go; whoever made one a moment ago will not want to wait long for it. */
const keptForMs = 5 * 60_000;
/** Without a network nobody is to wait at every press of a key; and somebody who signs in does not wait long. */
const refusedForMs = 30_000;

const kept = z.object({ at: z.number(), names: z.array(z.object({ value: z.string(), help: z.string() })) });

/**
 * Asks once in five minutes for the same: a completion is asked for with every press of a key. Where asking fails there are none,
 * for half a minute. Names are no secrets, but not everybody's business: the file is the user's alone.
 * @param key tells one listing from another
 */
export async function keptNames(io: Pick<Io, 'cacheFolder' | 'now' | 'random'>, key: readonly (string | undefined)[], ask: () => Promise<readonly Candidate[]>): Promise<readonly Candidate[]> {
  const file = path.join(io.cacheFolder, 'names', `${createHash('sha256').update(JSON.stringify(key.map((part) => part ?? null))).digest('hex')}.json`);
  const before = await readFile(file, 'utf8').then((text) => kept.safeParse(JSON.parse(text)).data, () => undefined);
  const age = io.now() - (before?.at ?? 0);
  if (before !== undefined && age >= 0 && age < keptForMs) return before.names;
  const names = await ask().catch(() => undefined);
  await keep(file, JSON.stringify({ at: io.now() - (names === undefined ? keptForMs - refusedForMs : 0), names: names ?? [] }), io);
  return names ?? [];
}

/** Not being able to keep them is no reason not to tell them. */
async function keep(file: string, text: string, { random }: Pick<Io, 'random'>): Promise<void> {
  const unfinished = `${file}.${Math.floor(random() * 36 ** 8).toString(36)}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(unfinished, text, { mode: 0o600 });
    await rename(unfinished, file);
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}
