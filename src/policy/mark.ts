import type { Json, JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import { exitCodes, UserError } from '../model/user-error.ts';

/** What a block is for (POLICIES.md, Blocks). */
export type BlockKind = 'version' | 'account';

const version = 'v1';

export function beginMark(kind: BlockKind, carried: JsonObject): string {
  return `<!-- apim-llm:${version} begin ${kind} ${commentSafe(carried)} -->`;
}

export function endMark(kind: BlockKind): string {
  return `<!-- apim-llm:${version} end ${kind} -->`;
}

/** What the comment that begins a block of this kind carries; undefined for every other comment. */
export function readBeginMark(comment: string, kind: BlockKind): JsonObject | undefined {
  const match = /^\s*apim-llm:(v\d+) begin ([a-z-]+) (.*?)\s*$/s.exec(comment);
  if (match === null || match[2] !== kind) return undefined;
  if (match[1] !== version) {
    throw new UserError('BlockVersionUnknown', exitCodes.conflict, `A policy carries a block of apim-llm in format ${match[1]}; this version knows ${version}.`, {
      hint: 'Use the version of apim-llm that wrote it, or a newer one.',
    });
  }
  try {
    const carried: unknown = JSON.parse(match[3] ?? '');
    return isObject(carried) ? carried : undefined;
  } catch {
    return undefined;
  }
}

/**
 * JSON that may stand in an XML comment and in an API Management policy: `-` (no `--` in comments), braces of
 * named values and everything beyond plain text are written as `\uXXXX`, inside strings only.
 */
function commentSafe(value: Json | undefined): string {
  if (typeof value === 'string') return `"${value.replaceAll(/[^A-Za-z0-9 _.:/,;=+]/g, escapeUnit)}"`;
  if (Array.isArray(value)) return `[${value.map(commentSafe).join(',')}]`;
  if (isObject(value)) {
    const entries = Object.entries(value).filter(([, child]) => child !== undefined);
    return `{${entries.map(([key, child]) => `${commentSafe(key)}:${commentSafe(child)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

function escapeUnit(unit: string): string {
  return Array.from({ length: unit.length }, (_, at) => `\\u${unit.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}
