import type { Json } from '../../../../model/json.ts';

/** The most that is logged of one side's messages (documented). */
const mostBytes = 2 * 1024 * 1024;

/**
 * Messages as the entries of the log have them: JSON while it fits into one entry, else its text in pieces of so many bytes,
 * none of which ends in the middle of a character.
 */
export function inChunks(messages: readonly Json[], entryBytes: number): readonly Json[] {
  if (messages.length === 0) return [];
  const bytes = Buffer.from(JSON.stringify(messages));
  if (bytes.length <= entryBytes) return [messages];
  const end = characterEnd(bytes, mostBytes);
  const chunks: string[] = [];
  for (let at = 0; at < end; ) {
    const next = Math.min(end, Math.max(characterEnd(bytes, at + entryBytes), at + 1));
    chunks.push(bytes.toString('utf8', at, next));
    at = next;
  }
  return chunks;
}

/** The last place up to `at` where a character ends. */
function characterEnd(bytes: Buffer, at: number): number {
  if (at >= bytes.length) return bytes.length;
  let end = at;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}
