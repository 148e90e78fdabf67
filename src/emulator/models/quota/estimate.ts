import type { Json, JsonObject } from '../../../model/json.ts';
import type { Clock } from '../../clock.ts';
import type { KeptResponses } from '../answers/responses/kept-responses.ts';
import type { ModelAccount } from '../deployment.ts';
import type { ModelBody } from '../model-call.ts';
import type { ModelOperation } from '../model-operation.ts';
import { promptTokens } from './prompt-size.ts';

/** What of a call is estimated. */
export interface Estimated {
  readonly account: Pick<ModelAccount, 'id'>;
  readonly operation: Pick<ModelOperation, 'capability'>;
  readonly body: ModelBody;
  readonly world: { readonly responses: Pick<KeptResponses, 'find'>; readonly clock: Pick<Clock, 'now'> };
}

/** What a call may cost at most, as it is estimated before a model sees it. */
export interface Estimate {
  readonly prompt: number;
  readonly written: number;
}

/** Where a call tells no maximum. */
const tokensWithoutMaximum = 16;

const nothing: Estimate = { prompt: 0, written: 0 };

const mostOfAnything = 2 ** 31 - 1;

/** The first that is a number above zero, up to what any limit can be. What else stands there is refused by whoever answers. */
function firstNumber(...values: readonly (Json | undefined)[]): number | undefined {
  const found = values.find((value): value is number => typeof value === 'number' && value > 0);
  return found === undefined ? undefined : Math.min(Math.ceil(found), mostOfAnything);
}

/** How many texts a completion is asked for: a list of strings, or of lists of tokens, asks for one each. */
function promptsIn(prompt: Json | undefined): number {
  return Array.isArray(prompt) && typeof prompt[0] !== 'number' ? Math.max(1, prompt.length) : 1;
}

function chat({ messages, tools, functions, response_format: format, n, ...body }: JsonObject): Estimate {
  const most = firstNumber(body['max_completion_tokens'], body['max_tokens']) ?? tokensWithoutMaximum;
  return { prompt: promptTokens(messages, tools, functions, format), written: most * (firstNumber(n) ?? 1) };
}

function completion({ prompt, suffix, max_tokens: most, best_of: bestOf, n }: JsonObject): Estimate {
  const answers = Math.max(firstNumber(bestOf) ?? 1, firstNumber(n) ?? 1);
  return { prompt: promptTokens(prompt, suffix), written: (firstNumber(most) ?? tokensWithoutMaximum) * answers * promptsIn(prompt) };
}

/** What was said before is read again. */
function response({ instructions, input, tools, text, previous_response_id: previous, max_output_tokens: most }: JsonObject, { account, world }: Estimated): Estimate {
  const before = typeof previous === 'string' ? (world.responses.find(account.id, previous, world.clock.now())?.contextTokens ?? 0) : 0;
  return { prompt: promptTokens(instructions, input, tools, text) + before, written: firstNumber(most) ?? tokensWithoutMaximum };
}

/** Images and sound have limits of requests only. */
export function estimateOf(call: Estimated): Estimate {
  const { operation, body } = call;
  if (body.kind !== 'json') return nothing;
  switch (operation.capability) {
    case 'chat':
      return chat(body.value);
    case 'completions':
      return completion(body.value);
    case 'embeddings':
      return { prompt: promptTokens(body.value['input']), written: 0 };
    case 'responses':
      return response(body.value, call);
    case 'images':
    case 'transcription':
    case 'translation':
    case 'speech':
    case undefined:
      return nothing;
    default:
      return operation.capability satisfies never;
  }
}

/** Prompt and all that it may write: what admission counts (documentation: manage quota). */
export function estimateTokens(call: Estimated): number {
  const { prompt, written } = estimateOf(call);
  return prompt + written;
}
