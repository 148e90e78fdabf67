import type { Json, JsonObject } from '../../../model/json.ts';
import type { Answerer } from '../model-call.ts';
import { type Piece, tokenizer } from '../tokens/tokenizer.ts';
import { type Completion, complete, legacyLogprobs } from './completions/completion.ts';
import { type CompletionRequest, readCompletionRequest } from './completions/completion-request.ts';
import { checkContext } from './completions/context-length.ts';
import { promptFilterResults, safeAnswer } from './content-filter-results.ts';
import { deployedModel } from './deployed-model.ts';
import { done, eventOf } from './events.ts';
import { modelLabel } from './model-label.ts';
import { newObjectId } from './object-id.ts';
import { tokensOf } from './text-or-tokens.ts';
import { usageOf } from './usage.ts';

const piecesPerChunk = 4;

/** Legacy completions, whole or streamed. @throws ModelRefusal 400 */
export const answerCompletion: Answerer = async (call) => {
  const deployment = deployedModel(call);
  const request = readCompletionRequest(call);
  const head = { id: newObjectId(call.world, 'cmpl-'), object: 'text_completion', created: Math.floor(call.world.clock.now() / 1000), model: modelLabel(deployment) };
  const loaded = await tokenizer();
  const count = loaded.counter();
  const read = request.prompts.map((prompt) => tokensOf(prompt, count));
  checkContext(deployment.model.name, Math.max(...read), request.limit);
  const writer = { deployment, account: call.account, tokenizer: loaded };
  const written = request.prompts.map((prompt) => Array.from({ length: request.bestOf }, (_, at) => complete(writer, request, prompt, at)));
  const shown = written.flatMap((ofPrompt) => ofPrompt.slice(0, request.choices));
  const usage = { input: read.reduce((sum, tokens) => sum + tokens, 0), output: written.flat().reduce((sum, { tokens }) => sum + tokens, 0) };
  if (request.stream) return { kind: 'events', events: events(head, shown, request, usageOf(usage)), usage };
  const choices = shown.map((completion, index) => ({ ...part(completion.pieces, index, request), finish_reason: completion.finish }));
  return { kind: 'json', status: 200, body: { ...head, choices, prompt_filter_results: promptFilterResults, usage: usageOf(usage) }, usage };
};

function part(pieces: readonly Piece[], index: number, { logprobs }: CompletionRequest, before = 0): JsonObject {
  return { content_filter_results: safeAnswer, finish_reason: null, index, logprobs: logprobs === undefined ? null : legacyLogprobs(pieces, logprobs, before), text: pieces.map(({ text }) => text).join('') };
}

function events(head: JsonObject, shown: readonly Completion[], request: CompletionRequest, usage: Json): readonly string[] {
  const chunk = (choices: Json, counted: Json = null): string => eventOf({ ...head, choices, ...(request.includeUsage ? { usage: counted } : {}) });
  return [
    eventOf({ ...head, choices: [], prompt_filter_results: promptFilterResults }),
    ...shown.flatMap((completion, index) => completionParts(completion, index, request).map((one) => chunk([one]))),
    ...(request.includeUsage ? [chunk([], usage)] : []),
    done,
  ];
}

function completionParts({ pieces, finish }: Completion, index: number, request: CompletionRequest): readonly JsonObject[] {
  const parts: JsonObject[] = [];
  let before = 0;
  for (let at = 0; at < pieces.length; at += piecesPerChunk) {
    const together = pieces.slice(at, at + piecesPerChunk);
    parts.push(part(together, index, request, before));
    before += together.reduce((sum, { text }) => sum + text.length, 0);
  }
  return [...parts, { content_filter_results: {}, finish_reason: finish, index, logprobs: null, text: '' }];
}
