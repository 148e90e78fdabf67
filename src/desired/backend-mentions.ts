import type { Seen } from '../model/live.ts';
import { UserError } from '../model/user-error.ts';
import { walk } from '../policy/document/find.ts';
import { readPolicyDocument } from '../policy/document/read.ts';
import { isComputed } from '../policy/scans/attribute-of.ts';
import { saidIn, withNamedValues } from './destroy/mention.ts';

/**
 * Whether a policy, or a fragment, sends calls to a backend: `backend-id` and `embeddings-backend-id` name it. Where one of these is computed, the name
 * counts wherever it stands as a text of C#; elsewhere it may be that of a model. What cannot be read names all that is in it.
 *
 * @param name of a backend or pool
 */
export function namesBackend(text: string, name: string, namedValues: readonly Seen[] = []): boolean {
  const wanted = name.toLowerCase();
  const resolved = (value: string): string => withNamedValues(value, namedValues).toLowerCase();
  try {
    const ids = [...walk(readPolicyDocument(text))].flatMap(({ element }) => element.attributes.filter((attribute) => attribute.name.endsWith('backend-id')).map(({ value }) => value));
    if (ids.some((value) => resolved(value).trim() === wanted)) return true;
    const computed = ids.some((value) => isComputed(withNamedValues(value, namedValues)));
    return computed && resolved(saidIn(text)).includes(`"${wanted}"`);
  } catch (error) {
    if (error instanceof UserError) return text.toLowerCase().includes(wanted);
    throw error;
  }
}
