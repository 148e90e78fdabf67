import { hash } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** An id as OpenAI writes them (`chatcmpl-` and 29 letters and digits), made of the world's next GUID. */
export function newObjectId(world: { newId(): string }, prefix: string, length = 29): string {
  return `${prefix}${lettersOf(world.newId(), length)}`;
}

/** So many letters and digits that hang on `text` alone. At most 64. */
export function lettersOf(text: string, length: number): string {
  const bytes = hash('sha512', text, 'buffer');
  return Array.from({ length }, (_, at) => letters[(bytes[at] ?? 0) % letters.length]).join('');
}
