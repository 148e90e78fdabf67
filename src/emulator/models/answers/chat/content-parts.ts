import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { checkLength } from '../fields.ts';
import { invalidChoice, invalidRequest, invalidType, missingParameter } from '../invalid-request.ts';
import type { Role } from './messages.ts';

const partsOf: Readonly<Record<Role, readonly string[]>> = {
  system: ['text'],
  developer: ['text'],
  user: ['text', 'image_url', 'input_audio', 'file'],
  assistant: ['text', 'refusal'],
  tool: ['text'],
  function: ['text'],
};

const details = ['auto', 'low', 'high', 'original'];

/** @throws ModelRefusal 400 */
export function checkContentParts(parts: readonly Json[], role: Role, path: string): void {
  checkLength(parts.length, { min: 1 }, path, 'array');
  for (const [at, part] of parts.entries()) checkPart(part, partsOf[role], `${path}[${at}]`);
}

function checkPart(part: Json, kinds: readonly string[], path: string): void {
  if (!isObject(part)) throw invalidType(path, 'an object', part);
  const kind = textIn(part, 'type', path);
  if (!kinds.includes(kind)) throw invalidChoice(path, kind, kinds);
  if (kind === 'text' || kind === 'refusal') textIn(part, kind, path);
  else if (kind === 'image_url') checkImage(part['image_url'], `${path}.image_url`);
  else if (!isObject(part[kind])) throw missingParameter(`${path}.${kind}`);
}

function checkImage(image: Json | undefined, path: string): void {
  if (!isObject(image)) throw image === undefined || image === null ? missingParameter(path) : invalidType(path, 'an object', image);
  const url = textIn(image, 'url', path);
  if (!/^(https?:\/\/|data:image\/[a-z0-9.+-]+;base64,)/i.test(url)) {
    throw invalidRequest(`Invalid '${path}.url'. Expected a valid URL, but got a value with an invalid format.`, `${path}.url`, 'invalid_value');
  }
  const { detail } = image;
  if (typeof detail === 'string' && !details.includes(detail)) throw invalidChoice(`${path}.detail`, detail, details);
}

function textIn(object: JsonObject, name: string, path: string): string {
  const value = object[name];
  if (value === undefined || value === null) throw missingParameter(`${path}.${name}`);
  if (typeof value !== 'string') throw invalidType(`${path}.${name}`, 'a string', value);
  return value;
}

/** Text of a message's `content`: itself, or of its text parts. */
export function textOfContent(content: Json | undefined): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: Json) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : '')).filter((text) => text !== '').join('\n');
}
