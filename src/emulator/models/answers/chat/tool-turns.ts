import { isObject } from '../../../../model/json.ts';
import type { Json } from '../../../../model/json.ts';
import { invalidRequest, invalidType, missingParameter } from '../invalid-request.ts';
import type { ChatMessage } from './messages.ts';

/** Every call of a tool has its result right behind it, every result its call. @throws ModelRefusal 400 */
export function checkToolTurns(messages: readonly ChatMessage[]): void {
  let asked: ReadonlySet<string> = new Set();
  let open = new Set<string>();
  for (const [at, { role, value }] of messages.entries()) {
    const path = `messages.[${at}].role`;
    if (role === 'tool') {
      const id = String(value['tool_call_id']);
      if (asked.size === 0) throw invalidRequest("Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.", path);
      if (!asked.has(id)) throw invalidRequest(`Invalid parameter: 'tool_call_id' of '${id}' not found in 'tool_calls' of previous message.`, `messages.[${at}].tool_call_id`);
      open.delete(id);
      continue;
    }
    if (open.size > 0) throw unanswered(open, path);
    const calls = value['tool_calls'];
    asked = new Set(role === 'assistant' && Array.isArray(calls) ? calls.map((call: Json, nth) => idOf(call, `messages[${at}].tool_calls[${nth}]`)) : []);
    open = new Set(asked);
  }
  if (open.size > 0) throw unanswered(open, `messages.[${messages.length - 1}].role`);
}

function unanswered(open: ReadonlySet<string>, path: string): Error {
  return invalidRequest(`An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(', ')}`, path);
}

function idOf(call: Json, path: string): string {
  if (!isObject(call)) throw invalidType(path, 'an object', call);
  const { id, function: called } = call;
  if (id === undefined || id === null) throw missingParameter(`${path}.id`);
  if (typeof id !== 'string') throw invalidType(`${path}.id`, 'a string', id);
  if (!isObject(called) || typeof called['name'] !== 'string') throw missingParameter(`${path}.function${isObject(called) ? '.name' : ''}`);
  if (typeof called['arguments'] !== 'string') throw missingParameter(`${path}.function.arguments`);
  return id;
}
