import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JsonObject } from '../model/json.ts';
import type { Kind } from '../model/resource.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import type { Intent } from './attempt.ts';

export type JournalEntry =
  | { readonly type: 'run-start'; readonly command: string; readonly target: JsonObject }
  | ({ readonly type: 'step-start' } & Intent)
  /** `refused`: surely not written. `failed`: may have been written. `error` is a code, never a text of the service. */
  | {
      readonly type: 'step-end';
      readonly id: string;
      readonly kind: Kind;
      readonly result: 'written' | 'refused' | 'failed';
      readonly etag?: string | undefined;
      readonly error?: string | undefined;
    }
  | { readonly type: 'run-end'; readonly status: string };

/** An entry as read back, with the time of its writing in milliseconds since 1970. */
export type Recorded = JournalEntry & { readonly at: number };

export interface Journal {
  /** Ends when the entry is safe; a write may only begin after that. */
  append(entry: JournalEntry): Promise<void>;
}

/** Keeps nothing: for runs that are not to be undone. */
export const noJournal: Journal = { append: () => Promise.resolve() };

/** Masks secrets in a body before it is kept. */
export type Redact = (kind: Kind, body: JsonObject) => JsonObject;

/**
 * A journal in a file of its own, one JSON document a line (file 0600, folder 0700 where it has to be made). Every
 * entry is flushed before `append` ends. After a failure nothing more is accepted.
 */
export function fileJournal(path: string, now: () => number, redact?: Redact): Journal {
  let last: Promise<void> | undefined;
  const write = async (line: string): Promise<void> => {
    const file = await open(path, 'a', 0o600);
    try {
      await file.appendFile(line);
      await file.datasync();
    } finally {
      await file.close();
    }
  };
  return {
    append(entry) {
      last = (last ?? prepare(path)).then(() => write(`${JSON.stringify({ ...redacted(entry, redact), at: now() })}\n`));
      return last;
    },
  };
}

async function prepare(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a+', 0o600);
  try {
    await file.chmod(0o600);
    // A line torn by a crash announced a write that never began: without it the file can be continued.
    const text = await file.readFile('utf8');
    const whole = text.lastIndexOf('\n') + 1;
    if (whole < text.length) await file.truncate(Buffer.byteLength(text.slice(0, whole)));
  } finally {
    await file.close();
  }
}

function redacted(entry: JournalEntry, redact: Redact | undefined): JournalEntry {
  if (entry.type !== 'step-start' || redact === undefined) return entry;
  const body = redact(entry.kind, entry.body);
  const before = entry.before && redact(entry.kind, entry.before);
  const masked = JSON.stringify([body, before]) !== JSON.stringify([entry.body, entry.before]);
  return masked ? { ...entry, body, before, redacted: true } : entry;
}

/** All entries of a journal. A torn last line is left out; anything else that is not an entry is a UserError. */
export async function readJournal(path: string): Promise<readonly Recorded[]> {
  const [text, { parseEntry }] = await Promise.all([readFile(path, 'utf8'), import('./journal-entry.ts')]);
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1)
    .map((line, index) => {
      const entry = parseEntry(line);
      if (entry !== undefined) return entry;
      throw new UserError('JournalUnreadable', exitCodes.failed, `Line ${index + 1} of the journal ${path} is not what this version of apim-llm writes.`, {
        hint: 'Undo with the version that made it, or look at the file and change back by hand what it lists.',
      });
    });
}
