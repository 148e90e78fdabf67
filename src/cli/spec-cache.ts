import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Io } from './io.ts';

/** No description is larger: what is was not put there by us. */
const largest = 64 * 1024 * 1024;

/** What was kept under its sha256. Undefined where there is nothing, and where it is not what it was. */
export async function readKept(io: Io, sha256: string): Promise<Uint8Array | undefined> {
  const file = fileOf(io, sha256);
  try {
    const found = await stat(file);
    // To read a pipe or a device would wait for ever.
    if (!found.isFile() || found.size > largest) return undefined;
    const bytes = await readFile(file);
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Under another name first: a run that ends in the middle, or one beside this one, leaves no half of a file. */
export async function keepBytes(io: Io, sha256: string, bytes: Uint8Array): Promise<void> {
  const file = fileOf(io, sha256);
  const unfinished = `${file}.${io.now()}-${Math.floor(io.random() * 36 ** 6).toString(36)}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(unfinished, bytes);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

function fileOf(io: Io, sha256: string): string {
  return path.join(io.cacheFolder, 'specs', `${sha256}.json`);
}
