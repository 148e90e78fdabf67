import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { addAbortSignal, PassThrough } from 'node:stream';
import type { Files } from '../../commands/command.ts';
import { UserError } from '../model/user-error.ts';
import { specBaseVariable } from '../input/other-variables.ts';
import type { Download, Downloaded } from '../model/download.ts';
import type { Io } from './io.ts';
import type { Screen } from './screen.ts';

/** Who reads, and what is told meanwhile. */
export interface Reader {
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly screen: Pick<Screen, 'tell' | 'progress'>;
}

/** Files below the working directory, standard input as `-`, addresses, and the cache. */
export function filesOf(reader: Reader): Files {
  const { io, signal, screen } = reader;
  return {
    mirror: io.env[specBaseVariable]?.trim() || undefined,
    download: (wanted) => downloaded(wanted, reader),
    readTemplate: (name) => readFile(path.join(io.packageFolder, 'templates', name), 'utf8'),
    async cached(sha256) {
      const { readKept } = await import('./spec-cache.ts');
      return readKept(io, sha256);
    },
    async keep(sha256, bytes) {
      const { keepBytes } = await import('./spec-cache.ts');
      await keepBytes(io, sha256, bytes).catch((error: unknown) => screen.tell(`not kept in ${io.cacheFolder}: ${reason(error)}`));
    },
    async readText(name, limitBytes) {
      if (name !== '-') return read(createReadStream(path.resolve(io.cwd, name), { signal }), name, limitBytes);
      if (io.stdin.isTTY === true) {
        throw new UserError('NothingPiped', 2, 'Standard input is a terminal: nothing is piped in.', { hint: 'Pipe the file in, or give its name in place of -.' });
      }
      return read(io.stdin.pipe(addAbortSignal(signal, new PassThrough())), 'standard input', limitBytes);
    },
  };
}

async function downloaded(wanted: Download, { io, signal, screen }: Reader): Promise<Downloaded> {
  const doing = `downloading ${wanted.name}`;
  screen.progress.doing(doing);
  try {
    return await io.worlds.download({
      ...wanted,
      env: io.env,
      userAgent: `apim-llm/${io.version}`,
      signal,
      debug: (line) => screen.tell(line),
      onBytes: (soFar) => screen.progress.doing(`${doing}, ${Math.ceil(soFar / 1000)} kB`),
      pace: {
        sleep: (ms, until) => io.sleep(ms, until),
        random: () => io.random(),
        now: () => io.now(),
        onWait: (why, ms) => screen.progress.waiting(why, ms),
      },
    });
  } finally {
    screen.progress.rest();
  }
}

async function read(stream: AsyncIterable<unknown>, name: string, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      size += bytes.length;
      if (size > limitBytes) throw tooLarge(name, limitBytes);
      chunks.push(bytes);
    }
  } catch (error) {
    if (error instanceof UserError || (error instanceof Error && error.name === 'AbortError')) throw error;
    throw new UserError('FileUnreadable', 2, `Cannot read ${name}: ${reason(error)}.`, {
      hint: 'Check the path; it is taken from the working directory.',
      cause: error,
    });
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLarge(name: string, limitBytes: number): UserError {
  return new UserError('FileTooLarge', 2, `${name} is larger than ${Math.floor(limitBytes / 1024 / 1024)} MiB.`, { hint: 'Give a smaller file.' });
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known: Readonly<Record<string, string>> = { ENOENT: 'it does not exist', EISDIR: 'it is a folder', EACCES: 'permission is denied' };
  return ('code' in error && typeof error.code === 'string' ? known[error.code] : undefined) ?? error.message;
}
