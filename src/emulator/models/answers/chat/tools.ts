import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { checkFields, type Fields } from '../fields.ts';
import { invalidRequest, invalidType, modelNotEmulated } from '../invalid-request.ts';
import { checkNamedSchema, type NamedSchema } from '../named-schema.ts';

/** A function that the model may call. */
export interface Tool {
  readonly name: string;
  readonly parameters: NamedSchema;
}

const functionFields: Fields = {
  name: { type: 'text', required: true, min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ },
  description: { type: 'text' },
  parameters: { type: 'object' },
  strict: { type: 'boolean' },
};

/** `tools`. @throws ModelRefusal 400 */
export function readTools(given: Json | undefined): readonly Tool[] {
  return listed(given).map((tool, at) => {
    const path = `tools[${at}]`;
    if (!isObject(tool)) throw invalidType(path, 'an object', tool);
    if (tool['type'] === 'custom') throw modelNotEmulated('custom tools of chat');
    checkFields(tool, { type: { type: 'text', required: true, choices: ['function'] }, function: { type: 'object', required: true } }, `${path}.`);
    return readFunction(isObject(tool['function']) ? tool['function'] : {}, `${path}.function`);
  });
}

/** `functions`, what tools were before. @throws ModelRefusal 400 */
export function readFunctions(given: Json | undefined): readonly Tool[] {
  return listed(given).map((one, at) => {
    if (!isObject(one)) throw invalidType(`functions[${at}]`, 'an object', one);
    return readFunction(one, `functions[${at}]`);
  });
}

function readFunction(value: JsonObject, path: string): Tool {
  checkFields(value, functionFields, `${path}.`);
  const name = String(value['name']);
  const schema = isObject(value['parameters']) ? value['parameters'] : { type: 'object', properties: {}, required: [], additionalProperties: false };
  const parameters: NamedSchema = { schema, called: `function '${name}'`, path: `${path}.parameters`, code: 'invalid_function_parameters' };
  checkNamedSchema(parameters, value['strict'] === true);
  return { name, parameters };
}

function listed(given: Json | undefined): readonly Json[] {
  return Array.isArray(given) ? given : [];
}

/** What the client wants: no call, the model's choice, some call, or this one. */
export type ToolChoice = 'none' | 'auto' | 'required' | Tool;

/** `tool_choice`. @throws ModelRefusal 400 */
export function readToolChoice(given: Json | undefined, tools: readonly Tool[]): ToolChoice {
  if (given === undefined || given === null) return tools.length === 0 ? 'none' : 'auto';
  if (tools.length === 0 && given !== 'none') throw invalidRequest("Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.", 'tool_choice');
  if (given === 'none' || given === 'auto' || given === 'required') return given;
  if (!isObject(given)) throw typeof given === 'string' ? invalidRequest(`Invalid value: '${given}'. Supported values are: 'none', 'auto', and 'required'.`, 'tool_choice', 'invalid_value') : invalidType('tool_choice', 'one of a string or object', given);
  checkFields(given, { type: { type: 'text', required: true, choices: ['function'] }, function: { type: 'object', required: true, fields: { name: { type: 'text', required: true } } } }, 'tool_choice.');
  return named(isObject(given['function']) ? given['function'] : {}, tools, 'tool_choice', 'tools');
}

/** `function_call`. @throws ModelRefusal 400 */
export function readFunctionCall(given: Json | undefined, functions: readonly Tool[]): ToolChoice {
  if (given === undefined || given === null) return functions.length === 0 ? 'none' : 'auto';
  if (functions.length === 0) throw invalidRequest("Invalid value for 'function_call': 'function_call' is only allowed when 'functions' are specified.", 'function_call');
  if (given === 'none' || given === 'auto') return given;
  if (!isObject(given)) throw typeof given === 'string' ? invalidRequest(`Invalid value: '${given}'. Supported values are: 'none' and 'auto'.`, 'function_call', 'invalid_value') : invalidType('function_call', 'one of a string or object', given);
  return named(given, functions, 'function_call', 'functions');
}

function named({ name }: JsonObject, tools: readonly Tool[], path: string, list: string): Tool {
  const tool = tools.find((one) => one.name === name);
  if (tool === undefined) throw invalidRequest(`Tool choice '${typeof name === 'string' ? name : ''}' not found in '${list}' parameter.`, path);
  return tool;
}
