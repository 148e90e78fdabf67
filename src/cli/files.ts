import { createReadStream } from 'node:fs';
import path from 'node:path';
import { addAbortSignal, PassThrough } from 'node:stream';
import type { Files } from '../../commands/command.ts';
import { UserError } from '../model/user-error.ts';
import type { Io } from './io.ts';

/** Files below the working directory, and standard input as `-`. */
export function filesOf(io: Io, signal: AbortSignal): Files {
  return {
    async readText(name, limitBytes) {
      if (name !== '-') return read(createReadStream(path.resolve(io.cwd, name), { signal }), name, limitBytes);
      if (io.stdin.isTTY === true) {
        throw new UserError('NothingPiped', 2, 'Standard input is a terminal: nothing is piped in.', { hint: 'Pipe the file in, or give its name in place of -.' });
      }
      return read(io.stdin.pipe(addAbortSignal(signal, new PassThrough())), 'standard input', limitBytes);
    },
  };
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
  return 'code' in error && error.code === 'ENOENT' ? 'it does not exist' : error.message;
}
