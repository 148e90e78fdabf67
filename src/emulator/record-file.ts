import { appendFileSync, closeSync, fchmodSync, openSync } from 'node:fs';
import { UserError } from '../model/user-error.ts';
import type { Exchange } from './exchange.ts';

export interface RecordFile {
  append(exchange: Exchange): void;
  close(): void;
}

/** Appends one JSON line per exchange. Written at once, so that a killed process loses none. Mode 0600, also where the file was there. */
export function openRecordFile(path: string): RecordFile {
  let file: number;
  try {
    file = openSync(path, 'a', 0o600);
    fchmodSync(file, 0o600);
  } catch (error) {
    throw new UserError('RecordFileFailed', 2, `Cannot write the recording ${path}: ${(error as Error).message}`, { cause: error });
  }
  return {
    append: (exchange) => {
      appendFileSync(file, `${JSON.stringify(exchange)}\n`);
    },
    close: () => closeSync(file),
  };
}
