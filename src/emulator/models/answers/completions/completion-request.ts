import { isObject } from '../../../../model/json.ts';
import type { ModelCall } from '../../model-call.ts';
import { checkFields, type Fields } from '../fields.ts';
import { invalidRequest } from '../invalid-request.ts';
import { jsonBodyOf } from '../json-body.ts';
import { numberIn } from '../number-in.ts';
import { readStop } from '../stop-sequences.ts';
import { readTexts, type TextOrTokens } from '../text-or-tokens.ts';

export interface CompletionRequest {
  readonly prompts: readonly TextOrTokens[];
  /** For each prompt. */
  readonly choices: number;
  /** Completions that are written for each prompt; the first `choices` of them are shown, all are counted. */
  readonly bestOf: number;
  readonly limit: number;
  readonly stop: readonly string[];
  readonly echo: boolean;
  readonly logprobs: number | undefined;
  readonly seed: string;
  readonly stream: boolean;
  readonly includeUsage: boolean;
}

const completionFields: Fields = {
  prompt: { type: 'any' },
  model: { type: 'text' },
  best_of: { type: 'integer', min: 1, max: 20 },
  completion_config: { type: 'text' },
  echo: { type: 'boolean' },
  frequency_penalty: { type: 'number', min: -2, max: 2 },
  logit_bias: { type: 'object' },
  logprobs: { type: 'integer', min: 0, max: 5 },
  max_tokens: { type: 'integer', min: 0 },
  n: { type: 'integer', min: 1, max: 128 },
  presence_penalty: { type: 'number', min: -2, max: 2 },
  seed: { type: 'integer' },
  stop: { type: 'any' },
  stream: { type: 'boolean' },
  stream_options: { type: 'object', fields: { include_usage: { type: 'boolean' } } },
  suffix: { type: 'text' },
  temperature: { type: 'number', min: 0, max: 2 },
  top_p: { type: 'number', min: 0, max: 1 },
  user: { type: 'text' },
};

/** As documented: what is written without `max_tokens`, and what stands for a prompt that is not there. */
const usualLimit = 16;
const noPrompt = '<|endoftext|>';
const mostPrompts = 20;

/** @throws ModelRefusal 400 */
export function readCompletionRequest(call: ModelCall): CompletionRequest {
  const body = jsonBodyOf(call);
  checkFields(body, completionFields);
  const choices = numberIn(body, 'n') ?? 1;
  const bestOf = numberIn(body, 'best_of') ?? choices;
  if (bestOf < choices) {
    throw invalidRequest(`You requested that the server return more choices than it will choose from (HINT: you must set 'best_of' (currently ${bestOf}) to be at least 'n' (currently ${choices}), or omit either parameter if you don't specifically want to use them.)`);
  }
  const stream = body['stream'] === true;
  if (stream && bestOf > choices) throw invalidRequest("Results cannot be streamed where 'best_of' is greater than 'n'.", 'best_of');
  const options = body['stream_options'];
  if (isObject(options) && !stream) throw invalidRequest("The 'stream_options' parameter is only allowed when 'stream' is enabled.", 'stream_options');
  return {
    prompts: readTexts(body['prompt'] ?? noPrompt, 'prompt', mostPrompts),
    choices,
    bestOf,
    limit: numberIn(body, 'max_tokens') ?? usualLimit,
    stop: readStop(body['stop']),
    echo: body['echo'] === true,
    logprobs: numberIn(body, 'logprobs'),
    seed: JSON.stringify(body['seed'] ?? null),
    stream,
    includeUsage: isObject(options) && options['include_usage'] === true,
  };
}
