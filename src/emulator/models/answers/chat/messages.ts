import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { checkFields, type Fields } from '../fields.ts';
import { invalidChoice, invalidRequest, invalidType, missingParameter } from '../invalid-request.ts';
import { checkContentParts, textOfContent } from './content-parts.ts';
import { checkToolTurns } from './tool-turns.ts';

/** One turn of a conversation, checked. */
export interface ChatMessage {
  readonly role: Role;
  /** Its text parts, joined. */
  readonly text: string;
  readonly value: JsonObject;
}

export type Role = 'system' | 'assistant' | 'user' | 'function' | 'tool' | 'developer';
const roles: readonly Role[] = ['system', 'assistant', 'user', 'function', 'tool', 'developer'];

const common: Fields = { role: { type: 'text', required: true }, content: { type: 'any' }, name: { type: 'text' } };
const fieldsOf: Readonly<Record<Role, Fields>> = {
  system: common,
  developer: common,
  user: common,
  tool: { ...common, tool_call_id: { type: 'text', required: true } },
  function: { ...common, name: { type: 'text', required: true } },
  assistant: {
    ...common,
    tool_calls: { type: 'array' },
    function_call: { type: 'object' },
    refusal: { type: 'text' },
    audio: { type: 'object' },
    // What clients send back of an answer as it came.
    annotations: { type: 'array' },
    context: { type: 'object' },
    reasoning_content: { type: 'text' },
  },
};

/** @throws ModelRefusal 400 for the first message that is not as it must be. */
export function readMessages(messages: readonly Json[]): readonly ChatMessage[] {
  const read = messages.map((message, at) => readMessage(message, `messages[${at}]`, `messages.[${at}]`));
  checkToolTurns(read);
  return read;
}

/** `dotted`: the path as older messages of the service write it. */
function readMessage(message: Json, path: string, dotted: string): ChatMessage {
  if (!isObject(message)) throw invalidType(path, 'an object', message);
  const { role, content } = message;
  if (role === undefined || role === null) throw missingParameter(`${path}.role`);
  const known = roles.find((one) => one === role);
  if (known === undefined) throw typeof role === 'string' ? invalidChoice(`${path}.role`, role, roles) : invalidType(`${path}.role`, 'a string', role);
  checkFields(message, fieldsOf[known], `${path}.`);
  if (content === undefined || content === null) {
    if (!mayBeSilent(known, message)) throw invalidRequest("Invalid value for 'content': expected a string, got null.", `${dotted}.content`);
    return { role: known, text: '', value: message };
  }
  if (typeof content !== 'string' && !Array.isArray(content)) throw invalidType(`${path}.content`, 'one of a string or array of objects', content);
  if (typeof content !== 'string') checkContentParts(content, known, `${path}.content`);
  return { role: known, text: textOfContent(content), value: message };
}

/** An assistant that calls a tool or refuses need not say anything, nor a function. */
function mayBeSilent(role: Role, { tool_calls: tools, function_call: call, refusal, audio }: JsonObject): boolean {
  if (role === 'function') return true;
  return role === 'assistant' && [tools, call, refusal, audio].some((one) => one !== undefined && one !== null);
}
