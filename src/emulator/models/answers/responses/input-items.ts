import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { invalidChoice, invalidRequest, invalidType, missingParameter } from '../invalid-request.ts';
import { newItemId } from './item-id.ts';

/** Where items of earlier responses are found, and new ids. */
export interface ItemSource {
  newId(): string;
  findItem(id: string): JsonObject | undefined;
}

const roles = ['assistant', 'system', 'developer', 'user'];
const inputParts = ['input_text', 'input_image', 'input_file', 'input_audio'];
const outputParts = ['output_text', 'refusal'];
/** Texts that an item of this type must have. */
const textsOf: Readonly<Record<string, readonly string[]>> = { function_call: ['call_id', 'name', 'arguments'], function_call_output: ['call_id'], item_reference: ['id'] };
/** Taken as they are: what tools of the service wrote in an answer that a client sends back. */
const others = [
  'file_search_call', 'computer_call', 'computer_call_output', 'web_search_call', 'image_generation_call', 'code_interpreter_call', 'local_shell_call', 'local_shell_call_output',
  'mcp_list_tools', 'mcp_approval_request', 'mcp_approval_response', 'mcp_call', 'custom_tool_call', 'custom_tool_call_output', 'compaction',
];
const types = ['message', 'reasoning', ...Object.keys(textsOf), ...others];

/** `input` as items, each with an id and a status. @throws ModelRefusal */
export function readInput(input: Json | undefined, source: ItemSource): readonly JsonObject[] {
  if (typeof input === 'string') return [message(source, 'user', [{ type: 'input_text', text: input }])];
  if (!Array.isArray(input)) throw invalidType('input', 'one of a string or array of input items', input ?? null);
  return input.map((item: Json, at) => readItem(item, `input[${at}]`, source));
}

function readItem(item: Json, path: string, source: ItemSource): JsonObject {
  if (!isObject(item)) throw invalidType(path, 'an object', item);
  const type = item['type'] ?? 'message';
  if (typeof type !== 'string' || !types.includes(type)) throw invalidChoice(`${path}.type`, String(type), types);
  if (type === 'message') return message(source, readRole(item, path), readContent(item, path), item['id']);
  for (const name of textsOf[type] ?? []) {
    const text = item[name];
    if (text === undefined || text === null) throw missingParameter(`${path}.${name}`);
    if (typeof text !== 'string') throw invalidType(`${path}.${name}`, 'a string', text);
  }
  if (type === 'function_call_output' && item['output'] === undefined) throw missingParameter(`${path}.output`);
  const bareReasoning = type === 'reasoning' && typeof item['id'] === 'string' && typeof item['encrypted_content'] !== 'string';
  if (type === 'item_reference' || bareReasoning) return known(String(item['id']), source);
  return { ...item, id: item['id'] ?? newItemId(source, type), ...(type === 'reasoning' ? {} : { status: item['status'] ?? 'completed' }) };
}

/** In the words that users of Azure report. */
function known(id: string, source: ItemSource): JsonObject {
  const found = source.findItem(id);
  if (!found) throw invalidRequest(`Item with id '${id}' not found. Items are not persisted when \`store\` is set to false. Try again with \`store\` set to true, or remove this item from your input.`, 'input');
  return found;
}

function message(source: ItemSource, role: string, content: readonly Json[], id?: Json): JsonObject {
  return { id: id ?? newItemId(source, 'message'), type: 'message', status: 'completed', role, content };
}

function readRole(item: JsonObject, path: string): string {
  const { role } = item;
  if (role === undefined) throw missingParameter(`${path}.role`);
  if (typeof role !== 'string' || !roles.includes(role)) throw invalidChoice(`${path}.role`, String(role), roles);
  return role;
}

function readContent(item: JsonObject, path: string): readonly Json[] {
  const { content, role } = item;
  const [usual, allowed] = role === 'assistant' ? ['output_text', outputParts] as const : ['input_text', inputParts] as const;
  if (content === undefined || content === null) throw missingParameter(`${path}.content`);
  if (typeof content === 'string') return [part(usual, { type: usual, text: content })];
  if (!Array.isArray(content)) throw invalidType(`${path}.content`, 'one of an array of objects or string', content);
  return content.map((each: Json, at) => {
    const place = `${path}.content[${at}]`;
    if (!isObject(each)) throw invalidType(place, 'an object', each);
    const { type } = each;
    if (typeof type !== 'string') throw missingParameter(`${place}.type`);
    if (!allowed.includes(type)) throw invalidChoice(`${place}.type`, type, allowed);
    const named = type === 'refusal' ? 'refusal' : 'text';
    if (type.endsWith('_text') || type === 'refusal') {
      const text = each[named];
      if (text === undefined) throw missingParameter(`${place}.${named}`);
      if (typeof text !== 'string') throw invalidType(`${place}.${named}`, 'a string', text);
    }
    return part(type, each);
  });
}

function part(type: string, given: JsonObject): JsonObject {
  return type === 'output_text' ? { annotations: [], ...given } : given;
}
