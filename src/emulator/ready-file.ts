import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { UserError } from '../model/user-error.ts';
import type { Ready } from './start.ts';
import { describeIssues } from './zod-issues.ts';

const httpsUrl = z.url({ protocol: /^https$/ });

/** Unknown keys are let through: a later version may write more. */
const readySchema = z.object({
  arm: httpsUrl,
  caFile: z.string().min(1),
  token: z.string().min(1),
  control: httpsUrl,
  tenantId: z.string(),
  subscriptionId: z.string(),
  services: z.array(z.object({ name: z.string(), gatewayUrl: httpsUrl })),
});

/** What a detached local Azure leaves for commands that are not told where it is. */
export function defaultReadyFile(stateFolder: string): string {
  return path.join(stateFolder, 'emulator', usualName);
}

const usualName = 'ready.json';

/**
 * Another file of the same start: `ca.pem` beside `ready.json`, `other.json.ca.pem` beside `other.json`. Two local Azures with ready
 * files of their own in one folder have no file in common.
 */
export function besideReadyFile(readyFile: string, name: string): string {
  const { dir, base } = path.parse(path.resolve(readyFile));
  return path.join(dir, base === usualName ? name : `${base}.${name}`);
}

/** Whoever sees the file sees all of it. Mode 0600 from the first byte on. */
async function writeAtOnce(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(unfinished, text, { mode: 0o600, flag: 'wx' });
  try {
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Writes the CA beside the ready file, then the ready file, which names it: who can read it can use it. */
export async function writeReady(readyFile: string, ready: Omit<Ready, 'caFile'>, ca: string): Promise<Ready> {
  const whole: Ready = { ...ready, caFile: besideReadyFile(readyFile, 'ca.pem') };
  try {
    await mkdir(path.dirname(path.resolve(readyFile)), { recursive: true, mode: 0o700 });
    await writeAtOnce(whole.caFile, ca);
    await writeAtOnce(readyFile, `${JSON.stringify(whole, undefined, 2)}\n`);
  } catch (error) {
    throw new UserError('ReadyFileNotWritten', 2, `Cannot write the ready file ${readyFile}: ${(error as Error).message}`, { cause: error });
  }
  return whole;
}

/** Takes away the two files of `writeReady`, unless another start has replaced them. */
export async function removeReady(readyFile: string, token: string): Promise<void> {
  const present = await readReady(readyFile).catch(() => undefined);
  if (present?.token !== token) return;
  await rm(readyFile, { force: true });
  await rm(present.caFile, { force: true });
}

const start = 'Start a local Azure with: apim-llm emulator start --ready-file FILE';

/** The ready file with the text of its CA. Fails with a UserError that says what is wrong with the file. */
export async function readReady(readyFile: string): Promise<Ready & { readonly ca: string }> {
  let text: string;
  try {
    text = await readFile(readyFile, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const why = missing ? 'the file is not there. The local Azure that wrote it has stopped, or has not started yet' : (error as Error).message;
    throw new UserError('ReadyFileMissing', 2, `Cannot read the ready file ${readyFile}: ${why}.`, { hint: start, cause: error });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UserError('ReadyFileInvalid', 2, `${readyFile} is not a ready file: it is not JSON.`, { hint: start, cause: error });
  }
  const read = readySchema.safeParse(json);
  if (!read.success) {
    throw new UserError('ReadyFileInvalid', 2, `${readyFile} is not a ready file: ${describeIssues(read.error).join('; ')}.`, { hint: start });
  }
  const caFile = path.resolve(path.dirname(readyFile), read.data.caFile);
  try {
    return { ...read.data, caFile, ca: await readFile(caFile, 'utf8') };
  } catch (error) {
    throw new UserError('ReadyFileInvalid', 2, `The ready file ${readyFile} names a CA that cannot be read: ${(error as Error).message}`, { hint: start, cause: error });
  }
}
