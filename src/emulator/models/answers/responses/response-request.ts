import type { Json, JsonObject } from '../../../../model/json.ts';
import type { ModelCall } from '../../model-call.ts';
import { deployedModel } from '../deployed-model.ts';
import { checkFields } from '../fields.ts';
import { invalidChoice, invalidRequest, missingParameter, modelNotEmulated, unsupportedParameter } from '../invalid-request.ts';
import { jsonBodyOf } from '../json-body.ts';
import { isReasoningModel, reasoningTokens, thinksUnlessTold } from '../reasoning-models.ts';
import { checkMetadata } from './metadata.ts';
import { readTools } from './function-tools.ts';
import type { Tools } from './function-tools.ts';
import { checkCalls } from './conversation.ts';
import { readInput } from './input-items.ts';
import type { KeptResponse } from './kept-responses.ts';
import { includable, requestFields } from './request-fields.ts';
import { readTextFormat } from './text-format.ts';
import type { TextFormat } from './text-format.ts';

/** What `POST …/responses` asks for, understood. */
export interface ResponseRequest {
  /** As it was sent. */
  readonly body: JsonObject;
  readonly items: readonly JsonObject[];
  readonly previous: KeptResponse | undefined;
  readonly instructions: string | null;
  readonly tools: Tools;
  readonly format: TextFormat;
  readonly limit: number;
  /** Whether the model thinks before it speaks, however shortly. */
  readonly thinks: boolean;
  readonly effort: string | null;
  readonly reasoningTokens: number;
  readonly summary: string | null;
  readonly encrypted: boolean;
  readonly store: boolean;
  readonly background: boolean;
  readonly stream: boolean;
  readonly obfuscated: boolean;
}

/** @throws ModelRefusal what the service refuses, and by name what the local Azure does not do. */
export function readResponseRequest(call: ModelCall): ResponseRequest {
  const body = jsonBodyOf(call);
  checkFields(body, requestFields);
  checkNotServed(body);
  const model = deployedModel(call).model.name;
  const effort = textIn(body['reasoning'], 'effort');
  const usualEffort = thinksUnlessTold(model) ? 'medium' : 'none';
  const thinks = isReasoningModel(model) && (effort ?? usualEffort) !== 'none';
  checkForModel(body, model, thinks);
  checkMetadata(body['metadata']);
  const previous = previousOf(call, body);
  const input = body['input'] ?? undefined;
  if (input === undefined && !previous) throw missingParameter('input');
  const { world, account } = call;
  const items = input === undefined ? [] : readInput(input, { newId: () => world.newId(), findItem: (id) => world.responses.findItem(account.id, id, world.clock.now()) });
  checkCalls(previous?.openCalls ?? [], items);
  const format = readTextFormat(body['text']);
  const include = includeOf(body);
  const request = {
    body,
    items,
    previous,
    instructions: typeof body['instructions'] === 'string' ? body['instructions'] : null,
    tools: readTools(body),
    format,
    limit: typeof body['max_output_tokens'] === 'number' ? body['max_output_tokens'] : Infinity,
    thinks,
    effort: effort ?? (isReasoningModel(model) ? usualEffort : null),
    reasoningTokens: reasoningTokens(model, effort),
    summary: textIn(body['reasoning'], 'summary') ?? textIn(body['reasoning'], 'generate_summary') ?? null,
    encrypted: include.includes('reasoning.encrypted_content'),
    store: body['store'] !== false,
    background: body['background'] === true,
    stream: body['stream'] === true,
    obfuscated: (body['stream_options'] as JsonObject | undefined)?.['include_obfuscation'] !== false,
  };
  checkTogether(request);
  return request;
}

function checkTogether({ background, store, stream, format, items, instructions }: ResponseRequest): void {
  if (background && !store) throw invalidRequest("Background mode requires 'store' to be true.", 'store', 'invalid_value');
  if (background && stream) throw modelNotEmulated('streams of responses in the background');
  if (format.type === 'json_object' && !/json/i.test(JSON.stringify([items, instructions]))) {
    throw invalidRequest("Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.", 'input');
  }
}

function checkNotServed(body: JsonObject): void {
  if (body['prompt'] !== undefined && body['prompt'] !== null) throw modelNotEmulated('prompts that are kept in the service');
  if (body['conversation'] !== undefined && body['conversation'] !== null) throw modelNotEmulated('conversations of the Responses API');
  if (typeof body['top_logprobs'] === 'number' && body['top_logprobs'] > 0) throw modelNotEmulated('log probabilities of responses');
}

/** What thinks takes no sampling parameters; what cannot think takes no effort. */
function checkForModel(body: JsonObject, model: string, thinks: boolean): void {
  const sampling = thinks ? ['temperature', 'top_p'].find((name) => typeof body[name] === 'number' && body[name] !== 1) : undefined;
  if (sampling !== undefined) throw unsupportedParameter(sampling);
  const asked = isReasoningModel(model) ? undefined : ['effort', 'summary', 'generate_summary'].find((name) => textIn(body['reasoning'], name) !== undefined);
  if (asked !== undefined) throw unsupportedParameter(`reasoning.${asked}`);
}

/** 400, in the words that users of Azure report (agent-framework#6419, dotnet/extensions#7704). */
function previousOf({ world, account }: ModelCall, body: JsonObject): KeptResponse | undefined {
  const id = body['previous_response_id'];
  if (typeof id !== 'string') return undefined;
  const found = world.responses.find(account.id, id, world.clock.now());
  if (!found) throw invalidRequest(`Previous response with id '${id}' not found.`, 'previous_response_id', 'previous_response_not_found');
  return found;
}

function includeOf(body: JsonObject): readonly string[] {
  const include = (Array.isArray(body['include']) ? body['include'] : []).map(String);
  const wrong = include.findIndex((each) => !includable.includes(each));
  if (wrong >= 0) throw invalidChoice(`include[${wrong}]`, include[wrong] ?? '', includable);
  if (include.includes('message.output_text.logprobs')) throw modelNotEmulated('log probabilities of responses');
  return include;
}

function textIn(value: Json | undefined, name: string): string | undefined {
  const text = (value as JsonObject | null | undefined)?.[name];
  return typeof text === 'string' ? text : undefined;
}
