import { createHash } from 'node:crypto';
import type { Files } from '../../../commands/command.ts';
import type { SavedFile } from '../../engine/saved/plan-file.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { shownAddress } from '../../model/web-address.ts';

export interface RecordedFiles {
  readonly files: Files;
  /** What was read through them so far, each once. */
  taken(): readonly SavedFile[];
}

/**
 * Remembers what a command reads, so that a plan can keep it.
 * @param redact takes secrets out: a text that it would change is not kept, only its hash
 */
export function recorded(files: Files, redact: (text: string) => string): RecordedFiles {
  const found = new Map<string, SavedFile>();
  const note = (name: string, content: string | Uint8Array): void => {
    const text = typeof content === 'string' ? content : asText(content);
    const isPlain = text !== undefined && redact(text) === text;
    found.set(name, { name, sha256: sha256(content), ...(isPlain && { text }) });
  };
  return {
    taken: () => [...found.values()],
    files: {
      ...files,
      async readText(name, limitBytes) {
        const text = await files.readText(name, limitBytes);
        note(name, text);
        return text;
      },
      async download(wanted) {
        const got = await files.download(wanted);
        if ('bytes' in got) note(shownAddress(wanted.url), got.bytes);
        return got;
      },
      async cached(hash) {
        const bytes = await files.cached(hash);
        if (bytes !== undefined) note(hash, bytes);
        return bytes;
      },
    },
  };
}

/** Answers with what a plan keeps. What it keeps by its hash only is read again, and has to be the same. */
export function replayed(files: Files, saved: readonly SavedFile[]): Files {
  const kept = (name: string): SavedFile | undefined => saved.find((each) => each.name === name);
  const checked = <Content extends string | Uint8Array>(name: string, content: Content): Content => {
    const expected = kept(name)?.sha256;
    if (expected !== undefined && expected !== sha256(content)) throw changed(name);
    return content;
  };
  return {
    ...files,
    async readText(name, limitBytes) {
      return kept(name)?.text ?? checked(name, await files.readText(name, limitBytes));
    },
    async download(wanted) {
      const name = shownAddress(wanted.url);
      const text = kept(name)?.text;
      if (text !== undefined) return { bytes: Buffer.from(text), contentType: 'application/octet-stream' };
      const got = await files.download(wanted);
      return 'bytes' in got ? { ...got, bytes: checked(name, got.bytes) } : got;
    },
    async cached(hash) {
      const text = saved.find(({ sha256: each }) => each === hash)?.text;
      return text === undefined ? files.cached(hash) : Buffer.from(text);
    },
  };
}

function asText(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : undefined;
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function changed(name: string): UserError {
  return new UserError('PlanStale', exitCodes.conflict, `${name} was changed since the plan was made. Nothing was written.`, { hint: 'Make the plan anew, and look at it again.' });
}
