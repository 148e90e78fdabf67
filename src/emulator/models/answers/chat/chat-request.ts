import { isObject } from '../../../../model/json.ts';
import type { JsonObject } from '../../../../model/json.ts';
import type { Deployment } from '../../deployment.ts';
import type { ModelCall } from '../../model-call.ts';
import { withoutExtras } from '../extra-parameters.ts';
import { checkFields } from '../fields.ts';
import { invalidRequest, modelNotEmulated } from '../invalid-request.ts';
import { jsonBodyOf } from '../json-body.ts';
import { numberIn } from '../number-in.ts';
import { checkReasoningFields } from '../reasoning-models.ts';
import { readStop } from '../stop-sequences.ts';
import { chatFields } from './chat-fields.ts';
import { chooseTool } from './choose-tool.ts';
import { type ChatMessage, readMessages } from './messages.ts';
import { readResponseFormat, type ResponseFormat } from './response-format.ts';
import { readFunctionCall, readFunctions, readToolChoice, readTools, type Tool } from './tools.ts';

/** What is asked of the model, checked. */
export interface ChatRequest {
  readonly body: JsonObject;
  readonly messages: readonly ChatMessage[];
  readonly choices: number;
  /** Tokens that one choice may have. */
  readonly limit: number;
  readonly stop: readonly string[];
  readonly format: ResponseFormat;
  /** That is called instead of an answer; `legacy`: it was given as `functions`. */
  readonly tool: { readonly tool: Tool; readonly legacy: boolean } | undefined;
  /** How many alternatives are shown for each token; undefined: no probabilities are asked for. */
  readonly logprobs: number | undefined;
  readonly stream: boolean;
  readonly includeUsage: boolean;
}

/** @throws ModelRefusal 400 */
export function readChatRequest(call: ModelCall, { model }: Deployment): ChatRequest {
  const body = withoutExtras(call, jsonBodyOf(call), chatFields);
  checkFields(body, chatFields);
  refuseNotEmulated(body);
  checkTogether(body);
  checkReasoningFields(model.name, body);
  const messages = readMessages(Array.isArray(body['messages']) ? body['messages'] : []);
  const options = body['stream_options'];
  return {
    body,
    messages,
    choices: numberIn(body, 'n') ?? 1,
    limit: numberIn(body, 'max_completion_tokens') ?? numberIn(body, 'max_tokens') ?? Infinity,
    stop: readStop(body['stop']),
    format: readResponseFormat(call, body['response_format'], messages),
    tool: readTool(body, messages),
    logprobs: body['logprobs'] === true ? (numberIn(body, 'top_logprobs') ?? 0) : undefined,
    stream: body['stream'] === true,
    includeUsage: isObject(options) && options['include_usage'] === true,
  };
}

function refuseNotEmulated({ data_sources: sources, modalities }: JsonObject): void {
  if (Array.isArray(sources) && sources.length > 0) throw modelNotEmulated('chat on data of your own (data_sources)');
  if (Array.isArray(modalities) && modalities.includes('audio')) throw modelNotEmulated('spoken answers of chat (modalities)');
}

/** What does not go with what. */
function checkTogether(body: JsonObject): void {
  const given = (name: string): boolean => body[name] !== undefined && body[name] !== null;
  if (given('max_tokens') && given('max_completion_tokens')) {
    throw invalidRequest("Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.", 'max_tokens', 'invalid_parameter_combination');
  }
  if (given('stream_options') && body['stream'] !== true) throw invalidRequest("The 'stream_options' parameter is only allowed when 'stream' is enabled.", 'stream_options');
  if (given('top_logprobs') && body['logprobs'] !== true) throw invalidRequest("The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.", 'top_logprobs');
  if (given('parallel_tool_calls') && !given('tools')) throw invalidRequest("Invalid value for 'parallel_tool_calls': 'parallel_tool_calls' is only allowed when 'tools' are specified.", 'parallel_tool_calls');
}

function readTool(body: JsonObject, messages: readonly ChatMessage[]): ChatRequest['tool'] {
  const tools = readTools(body['tools']);
  const functions = readFunctions(body['functions']);
  const tool = chooseTool(readToolChoice(body['tool_choice'], tools), tools, messages);
  const legacy = chooseTool(readFunctionCall(body['function_call'], functions), functions, messages);
  if (tool !== undefined) return { tool, legacy: false };
  return legacy === undefined ? undefined : { tool: legacy, legacy: true };
}
