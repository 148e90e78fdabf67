import { describe, expect, it } from 'vitest';
import { answerChat } from '../../../../src/emulator/models/answers/chat.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';
import { type CallParts, deploymentOf, modelCall, refusalOf } from './model-call-fixture.ts';

const message = { role: 'user', content: 'Hello' };
const hello = { messages: [message] };
const noTurn = { type: 'function', function: { name: 'look', arguments: '{}' } };
const asked = { role: 'assistant', content: null, tool_calls: [{ ...noTurn, id: 'call_1' }] };
const toolOf = (parameters: Json, strict = false): JsonObject => ({ ...hello, tools: [{ type: 'function', function: { name: 'look', parameters, strict } }] });
const schemaOf = (schema: Json): JsonObject => ({ ...hello, response_format: { type: 'json_schema', json_schema: { name: 'x', strict: true, schema } } });

async function refused(body: JsonObject, parts?: CallParts): Promise<readonly [Json | undefined, Json | undefined, string]> {
  const { status, error } = await refusalOf(answerChat, body, parts);
  expect(status).toBe(400);
  expect(error['type']).toBe('invalid_request_error');
  return [error['param'], error['code'], String(error['message'])];
}

describe('a request is refused', () => {
  it.each<[string, JsonObject, string | null, string | null, RegExp]>([
    ['without messages', {}, 'messages', 'missing_required_parameter', /^Missing required parameter: 'messages'\.$/],
    ['with no message', { messages: [] }, 'messages', 'empty_array', /empty array/],
    ['with messages that are a text', { messages: 'Hello' }, 'messages', 'invalid_type', /got a string instead/],
    ['with a message that is a text', { messages: ['Hello'] }, 'messages[0]', 'invalid_type', /expected an object/],
    ['without a role', { messages: [message, { content: 'x' }] }, 'messages[1].role', 'missing_required_parameter', /role/],
    ['with an unknown role', { messages: [{ role: 'me', content: 'x' }] }, 'messages[0].role', 'invalid_value', /^Invalid value: 'me'\. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'\.$/],
    ['with a role that is no text', { messages: [{ role: 1, content: 'x' }] }, 'messages[0].role', 'invalid_type', /expected a string/],
    ['without content', { messages: [{ role: 'user' }] }, 'messages.[0].content', null, /^Invalid value for 'content': expected a string, got null\.$/],
    ['with content that is a number', { messages: [{ role: 'user', content: 1 }] }, 'messages[0].content', 'invalid_type', /string or array of objects/],
    ['with content of no parts', { messages: [{ role: 'user', content: [] }] }, 'messages[0].content', 'empty_array', /empty array/],
    ['with a part of an unknown type', { messages: [{ role: 'user', content: [{ type: 'video' }] }] }, 'messages[0].content[0]', 'invalid_value', /'image_url'/],
    ['with an image of the system', { messages: [{ role: 'system', content: [{ type: 'image_url', image_url: { url: 'https://a' } }] }] }, 'messages[0].content[0]', 'invalid_value', /'text'/],
    ['with an image that is nowhere', { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'a.png' } }] }] }, 'messages[0].content[0].image_url.url', 'invalid_value', /valid URL/],
    ['with a text part without text', { messages: [{ role: 'user', content: [{ type: 'text' }] }] }, 'messages[0].content[0].text', 'missing_required_parameter', /text/],
    ['with an unknown field of a message', { messages: [{ ...message, mood: 'good' }] }, 'messages[0].mood', 'unknown_parameter', /mood/],
    ['with a result that nobody asked for', { messages: [message, { role: 'tool', tool_call_id: 'call_1', content: 'x' }] }, 'messages.[1].role', null, /must be a response to a preceeding message/],
    ['with a result of another call', { messages: [message, asked, { role: 'tool', tool_call_id: 'call_2', content: 'x' }] }, 'messages.[2].tool_call_id', null, /'call_2' not found/],
    ['with a call that has no result', { messages: [message, asked, message] }, 'messages.[2].role', null, /did not have response messages: call_1$/],
    ['with a call that has no result at the end', { messages: [message, asked] }, 'messages.[1].role', null, /call_1$/],
    ['with a result without its id', { messages: [message, asked, { role: 'tool', content: 'x' }] }, 'messages[2].tool_call_id', 'missing_required_parameter', /tool_call_id/],
    ['with a call without an id', { messages: [message, { role: 'assistant', tool_calls: [noTurn] }] }, 'messages[1].tool_calls[0].id', 'missing_required_parameter', /id/],
    ['with a temperature above 2', { ...hello, temperature: 2.1 }, 'temperature', 'decimal_above_max_value', /^Invalid 'temperature': decimal above maximum value\. Expected a value <= 2, but got 2\.1 instead\.$/],
    ['with a temperature below 0', { ...hello, temperature: -0.1 }, 'temperature', 'decimal_below_min_value', />= 0/],
    ['with a temperature that is a text', { ...hello, temperature: '1' }, 'temperature', 'invalid_type', /expected a decimal/],
    ['with top_p above 1', { ...hello, top_p: 1.1 }, 'top_p', 'decimal_above_max_value', /top_p/],
    ['with no choice', { ...hello, n: 0 }, 'n', 'integer_below_min_value', />= 1/],
    ['with too many choices', { ...hello, n: 129 }, 'n', 'integer_above_max_value', /<= 128/],
    ['with half a choice', { ...hello, n: 1.5 }, 'n', 'invalid_type', /expected an integer/],
    ['with stream that is a text', { ...hello, stream: 'true' }, 'stream', 'invalid_type', /expected a boolean/],
    ['with max_tokens of nothing', { ...hello, max_tokens: 0 }, 'max_tokens', 'integer_below_min_value', />= 1/],
    ['with both maxima', { ...hello, max_tokens: 1, max_completion_tokens: 1 }, 'max_tokens', 'invalid_parameter_combination', /at the same time/],
    ['with five stops', { ...hello, stop: ['a', 'b', 'c', 'd', 'e'] }, 'stop', 'array_above_max_length', /maximum length 4/],
    ['with a stop that is a number', { ...hello, stop: 1 }, 'stop', 'invalid_type', /stop/],
    ['with stream_options but no stream', { ...hello, stream_options: { include_usage: true } }, 'stream_options', null, /only allowed when 'stream'/],
    ['with an unknown stream option', { ...hello, stream: true, stream_options: { usage: true } }, 'stream_options.usage', 'unknown_parameter', /usage/],
    ['with alternatives but no probabilities', { ...hello, top_logprobs: 2 }, 'top_logprobs', null, /logprobs/],
    ['with an unknown parameter', { ...hello, maximum: 1 }, 'maximum', 'unknown_parameter', /^Unknown parameter: 'maximum'\.$/],
    ['with a tool of an unknown type', { ...hello, tools: [{ type: 'search', function: { name: 'x' } }] }, 'tools[0].type', 'invalid_value', /'function'/],
    ['with a tool without a function', { ...hello, tools: [{ type: 'function' }] }, 'tools[0].function', 'missing_required_parameter', /function/],
    ['with a name that tools do not have', { ...hello, tools: [{ type: 'function', function: { name: 'get weather' } }] }, 'tools[0].function.name', 'invalid_value', /pattern/],
    ['with parameters that are no object', toolOf({ type: 'array' }), 'tools[0].function.parameters', 'invalid_function_parameters', /^Invalid schema for function 'look': schema must be a JSON Schema of 'type: "object"', got 'type: "array"'\.$/],
    ['with strict parameters that are open', toolOf({ type: 'object', properties: {} }, true), 'tools[0].function.parameters', 'invalid_function_parameters', /In context=\(\), 'additionalProperties' is required/],
    ['with a choice of tools but no tools', { ...hello, tool_choice: 'auto' }, 'tool_choice', null, /only allowed when 'tools' are specified/],
    ['with a choice that there is not', { ...toolOf({ type: 'object' }), tool_choice: 'always' }, 'tool_choice', 'invalid_value', /'always'/],
    ['with a choice of a tool that there is not', { ...toolOf({ type: 'object' }), tool_choice: { type: 'function', function: { name: 'listen' } } }, 'tool_choice', null, /'listen' not found/],
    ['with parallel calls but no tools', { ...hello, parallel_tool_calls: true }, 'parallel_tool_calls', null, /'tools' are specified/],
    ['with a function call but no functions', { ...hello, function_call: 'auto' }, 'function_call', null, /'functions' are specified/],
    ['with an unknown format', { ...hello, response_format: { type: 'xml' } }, 'response_format.type', 'invalid_value', /'json_schema'/],
    ['with json_object and no word of JSON', { ...hello, response_format: { type: 'json_object' } }, 'messages', null, /must contain the word 'json'/],
    ['with json_schema without a schema', { ...hello, response_format: { type: 'json_schema' } }, 'response_format.json_schema', 'missing_required_parameter', /json_schema/],
    ['with a strict schema that leaves a property open', schemaOf({ type: 'object', properties: { a: { type: 'string' } }, required: [], additionalProperties: false }), 'response_format', null, /Missing 'a'\.$/],
    ['with a schema without values', schemaOf({ type: 'object', properties: { a: { $ref: '#' } }, required: ['a'], additionalProperties: false }), 'response_format', null, /^Invalid schema for response_format 'x': no value of reasonable size/],
  ])('%s', async (_, body, param, code, text) => {
    const [gotParam, gotCode, gotText] = await refused(body);
    expect({ param: gotParam, code: gotCode }).toEqual({ param, code });
    expect(gotText).toMatch(text);
  });
});

describe('a model that thinks refuses', () => {
  it.each<[string, JsonObject, string, RegExp]>([
    ['max_tokens', { max_tokens: 5 }, 'unsupported_parameter', /Use 'max_completion_tokens' instead/],
    ['temperature', { temperature: 0 }, 'unsupported_value', /does not support 0 with this model\. Only the default \(1\)/],
    ['top_p', { top_p: 0.5 }, 'unsupported_parameter', /'top_p' is not supported with this model/],
    ['presence_penalty', { presence_penalty: 1 }, 'unsupported_parameter', /presence_penalty/],
    ['logprobs', { logprobs: true }, 'unsupported_parameter', /logprobs/],
    ['logit_bias', { logit_bias: { 50256: -100 } }, 'unsupported_parameter', /logit_bias/],
  ])('%s', async (param, fields, code, text) => {
    for (const [name, version] of [['o3', '2025-04-16'], ['o1', '2024-12-17'], ['gpt-5', '2025-08-07'], ['gpt-5-mini', '2025-08-07']] as const) {
      const [gotParam, gotCode, gotText] = await refused({ ...hello, ...fields }, { deployment: deploymentOf(name, version) });
      expect([gotParam, gotCode]).toEqual([param, code]);
      expect(gotText).toMatch(text);
    }
  });

  it('nothing of that at its default, and others nothing at all', async () => {
    const defaults = { ...hello, temperature: 1, top_p: 1, presence_penalty: 0, frequency_penalty: 0, logprobs: false, max_completion_tokens: 5 };
    const all = { ...hello, temperature: 0, top_p: 0.5, presence_penalty: 1, logprobs: true, logit_bias: {}, max_tokens: 5 };
    for (const [body, model] of [[defaults, 'o3'], [all, 'gpt-4o'], [all, 'gpt-5-chat']] as const) {
      await expect(refusalOf(answerChat, body, { deployment: deploymentOf(model, '2025-04-16') })).rejects.toThrow('was not refused');
    }
  });
});

it('knows schemas from 2024-08-01-preview on', async () => {
  const closed = schemaOf({ type: 'object', properties: {}, required: [], additionalProperties: false });
  const call = (apiVersion: string) => ({ ...modelCall({ kind: 'json', value: closed, bytes: 0 }), apiVersion });
  await expect((async () => answerChat(call('2024-06-01')))()).rejects.toMatchObject({ status: 400, body: { error: { code: 'BadRequest', message: 'response_format value as json_schema is enabled only for api versions 2024-08-01-preview and later' } } });
  for (const version of ['2024-08-01-preview', '2024-10-21']) expect((await answerChat(call(version))).kind).toBe('json');
});

it.each([{ data_sources: [{ type: 'azure_search' }] }, { modalities: ['text', 'audio'] }])('says that it does not serve %j', async (fields) => {
  expect(await refusalOf(answerChat, { ...hello, ...fields })).toMatchObject({ status: 501, error: { code: 'NotEmulated' } });
});

it('refuses a form', async () => {
  await expect((async () => answerChat(modelCall({ kind: 'form', fields: new Map(), files: [], bytes: 0 })))()).rejects.toMatchObject({ status: 400 });
});
