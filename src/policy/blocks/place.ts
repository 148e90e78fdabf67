import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';

/**
 * What the editor changed around a block and has to give back when the block goes. All blocks of a section say the same about it, all of
 * a document the same about the document, so any of them may be the last to go.
 */
export interface Place {
  /** The document was created by us, and is to be deleted with the last block. */
  readonly created?: true | undefined;
  /** The bytes of `<policies />`, which had nothing in it. */
  readonly root?: string | undefined;
  /** The bytes of the section, which had nothing in it; empty where there was no such section. */
  readonly section?: string | undefined;
  /** The bytes of the one element of `<backend>`. Without the white space before it, which the service changes, and which stays. */
  readonly displaced?: string | undefined;
}

/** As JSON in a mark; bytes are base64, because neither `--` nor `{{` may stand there. Undefined for a place with nothing to give back. */
export function carriedPlace({ created, displaced, root, section }: Place): JsonObject | undefined {
  const texts = Object.entries({ root, section, displaced }).flatMap(([key, text]) => (text === undefined ? [] : [[key, base64(text)]]));
  const carried: JsonObject = { ...(created === true ? { created } : {}), ...Object.fromEntries(texts) };
  return Object.keys(carried).length === 0 ? undefined : carried;
}

/** Undefined for what the editor does not write. */
export function asPlace(carried: Json | undefined): Place | undefined {
  if (carried === undefined) return {};
  if (!isObject(carried)) return undefined;
  const { created, displaced, root, section, ...unknown } = carried;
  const texts = { root: bytes(root), section: bytes(section), displaced: bytes(displaced) };
  if (Object.keys(unknown).length > 0 || (created !== undefined && created !== true) || Object.values(texts).includes(null)) return undefined;
  return { ...(created === undefined ? {} : { created }), ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) };
}

function base64(text: string): string {
  if (/\p{Cs}/u.test(text)) {
    throw new UserError('PolicyUnreadable', exitCodes.conflict, `${JSON.stringify(text.slice(0, 100))} in a policy document has half a character, which XML cannot hold.`, {
      hint: 'Correct it in the code editor of the portal, then run the same command again.',
    });
  }
  return Buffer.from(text, 'utf8').toString('base64');
}

/** Undefined where there is none, null where it is none. */
function bytes(carried: Json | undefined): string | null | undefined {
  if (carried === undefined) return undefined;
  if (typeof carried !== 'string') return null;
  const decoded = Buffer.from(carried, 'base64').toString('utf8');
  return Buffer.from(decoded, 'utf8').toString('base64') === carried ? decoded : null;
}
