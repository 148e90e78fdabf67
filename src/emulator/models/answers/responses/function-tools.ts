import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import type { Tool, ToolChoice } from '../chat/tools.ts';
import { checkFields } from '../fields.ts';
import type { Fields } from '../fields.ts';
import { invalidChoice, invalidRequest, invalidType, missingParameter, modelNotEmulated } from '../invalid-request.ts';
import { checkNamedSchema } from '../named-schema.ts';
import type { NamedSchema } from '../named-schema.ts';

export interface Tools {
  /** As the response repeats them, defaults filled in. */
  readonly shown: readonly JsonObject[];
  readonly shownChoice: Json;
  /** Functions that the model may call. */
  readonly functions: readonly Tool[];
  readonly choice: ToolChoice;
}

/** They run inside the service; the local Azure takes them and its models never use them. */
const hosted = ['file_search', 'web_search', 'web_search_preview', 'computer_use_preview', 'mcp', 'code_interpreter', 'image_generation', 'local_shell', 'shell', 'apply_patch', 'custom'];
const functionFields: Fields = {
  type: { type: 'text', required: true },
  name: { type: 'text', required: true, min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ },
  description: { type: 'text' },
  parameters: { type: 'object' },
  strict: { type: 'boolean' },
};
const noParameters: JsonObject = { type: 'object', properties: {}, required: [], additionalProperties: false };

/** @throws ModelRefusal 400 for tools and choices that are wrong, 501 where a tool of the service must be used. */
export function readTools(body: JsonObject): Tools {
  const shown = (Array.isArray(body['tools']) ? body['tools'] : []).map((tool: Json, at) => checkedTool(tool, `tools[${at}]`));
  const functions = shown.flatMap((tool, at) => (tool['type'] === 'function' ? [asTool(tool, `tools[${at}].parameters`)] : []));
  const choice = body['tool_choice'] ?? 'auto';
  return { shown, shownChoice: choice, ...chosen(choice, functions, shown.length) };
}

function checkedTool(tool: Json, path: string): JsonObject {
  if (!isObject(tool)) throw invalidType(path, 'an object', tool);
  const { type } = tool;
  if (typeof type !== 'string') throw missingParameter(`${path}.type`);
  if (type !== 'function') {
    if (!hosted.includes(type.replace(/_\d{4}_\d\d_\d\d$/, ''))) throw invalidChoice(`${path}.type`, type, ['function', ...hosted]);
    return tool;
  }
  checkFields(tool, functionFields, `${path}.`);
  const { name, description, parameters, strict } = tool;
  checkNamedSchema(asTool(tool, `${path}.parameters`).parameters, strict === true);
  return { type, description: description ?? null, name, parameters: parameters ?? null, strict: strict ?? true };
}

function asTool({ name, parameters }: JsonObject, path: string): Tool {
  const schema: NamedSchema = { schema: isObject(parameters) ? parameters : noParameters, called: `function '${String(name)}'`, path, code: 'invalid_function_parameters' };
  return { name: String(name), parameters: schema };
}

function chosen(choice: Json, functions: readonly Tool[], all: number): Pick<Tools, 'functions' | 'choice'> {
  if (choice === 'none' || choice === 'auto') return { functions, choice };
  if (choice === 'required') {
    if (all === 0) throw invalidRequest("Tool choice 'required' must be specified with 'tools' parameter.", 'tool_choice');
    if (functions.length === 0) throw modelNotEmulated('tools of the service itself');
    return { functions, choice };
  }
  if (typeof choice === 'string') throw invalidChoice('tool_choice', choice, ['none', 'auto', 'required']);
  if (!isObject(choice)) throw invalidType('tool_choice', 'one of a string or object', choice);
  if (choice['type'] === 'allowed_tools') return allowed(choice, functions);
  if (choice['type'] !== 'function') throw modelNotEmulated('tools of the service itself');
  return { functions, choice: named(functions, choice['name']) };
}

/** The model's choice, or some call, among fewer tools. */
function allowed({ tools, mode }: JsonObject, functions: readonly Tool[]): Pick<Tools, 'functions' | 'choice'> {
  const listed = (Array.isArray(tools) ? tools : []).filter(isObject).filter(({ type }) => type === 'function').map(({ name }) => named(functions, name));
  return { functions: listed, choice: mode === 'required' ? 'required' : 'auto' };
}

function named(functions: readonly Tool[], name: Json | undefined): Tool {
  const found = functions.find((tool) => tool.name === name);
  if (!found) throw invalidRequest(`Tool choice '${typeof name === 'string' ? name : ''}' not found in 'tools' parameter.`, 'tool_choice');
  return found;
}
