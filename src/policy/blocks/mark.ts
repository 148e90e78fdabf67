import { isObject, type JsonObject } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { jsonText } from '../text/json-text.ts';
import { blockKinds, type BlockKind } from './block.ts';
import { asPlace, carriedPlace, type Place } from './place.ts';

const format = 'v1';

/** What one of the two comments around a block says. */
export type Mark =
  | { readonly is: 'begin'; readonly kind: BlockKind; readonly carried: JsonObject; readonly place: Place }
  | { readonly is: 'end'; readonly kind: BlockKind }
  | { readonly is: 'damaged'; readonly kind: BlockKind; readonly why: string };

export function beginMark(kind: BlockKind, carried: JsonObject, place: Place): string {
  if ('place' in carried) throw new Error(`a ${kind} block carries "place", which is the editor's`);
  return `<!-- apim-llm:${format} begin ${kind} ${jsonText({ ...carried, place: carriedPlace(place) })} -->`;
}

export function endMark(kind: BlockKind): string {
  return `<!-- apim-llm:${format} end ${kind} -->`;
}

/**
 * Reads the text of a comment; undefined for every comment that is no mark.
 *
 * @param line where it stands, for messages
 * @throws UserError `BlockVersionUnknown` for a format or a kind that a newer version writes
 */
export function readMark(comment: string, line: () => number): Mark | undefined {
  const [, version = '', which, name = '', rest] = /^apim-llm:(v\d+)\s+(begin|end)\s+([\w-]+)(?:\s+(.+))?$/s.exec(comment.trim()) ?? [];
  if (which === undefined) return undefined;
  if (version !== format) throw unknownBlock(line(), `in format ${version}; this version knows ${format}`);
  const kind = blockKinds.find((known) => known === name);
  if (kind === undefined) throw unknownBlock(line(), `of kind ${name}; this version knows ${blockKinds.join(', ')}`);
  if (which === 'begin') return readBegin(kind, rest);
  return rest === undefined ? { is: 'end', kind } : { is: 'damaged', kind, why: 'its end mark says more than it should' };
}

function readBegin(kind: BlockKind, rest: string | undefined): Mark {
  const json = parsed(rest ?? '');
  if (!isObject(json)) return { is: 'damaged', kind, why: 'the JSON in its begin mark cannot be read' };
  const { place: kept, ...carried } = json;
  const place = asPlace(kept);
  if (place === undefined) return { is: 'damaged', kind, why: '"place" in its begin mark cannot be read' };
  return { is: 'begin', kind, carried, place };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unknownBlock(line: number, what: string): UserError {
  return new UserError('BlockVersionUnknown', exitCodes.conflict, `A policy document carries on line ${line} a block of apim-llm ${what}.`, {
    hint: 'Use the version of apim-llm that wrote it, or a newer one.',
  });
}
