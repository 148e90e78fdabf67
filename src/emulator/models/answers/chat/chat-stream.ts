import type { Json, JsonObject } from '../../../../model/json.ts';
import type { Piece } from '../../tokens/tokenizer.ts';
import { promptFilterResults, safeAnswer } from '../content-filter-results.ts';
import { done, eventOf } from '../events.ts';
import { type ChatAnswer, textOfPieces, usageIn } from './chat-answer.ts';
import type { Choice } from './choice.ts';
import { logprobsOf } from './logprobs.ts';

/** Tokens that travel together. */
const piecesPerChunk = 4;

/**
 * The answer as Azure streams it: first a chunk without choices that has the filter's word on the prompt, then for each choice its role,
 * its content and why it ended, then usage where it is asked for.
 */
export function chatEvents(answer: ChatAnswer, includeUsage: boolean): readonly string[] {
  const chunk = (choices: Json, usage: Json = null): string => eventOf({ choices, ...answer.head, object: 'chat.completion.chunk', ...(includeUsage ? { usage } : {}) });
  return [
    eventOf({ choices: [], created: 0, id: '', model: '', object: '', prompt_filter_results: promptFilterResults }),
    ...answer.choices.flatMap((choice, index) => choiceParts(answer, choice, index).map((part) => chunk([{ ...part, index }]))),
    ...(includeUsage ? [chunk([], usageIn(answer))] : []),
    done,
  ];
}

function choiceParts(answer: ChatAnswer, choice: Choice, index: number): readonly JsonObject[] {
  const part = (delta: Json, pieces: readonly Piece[] | undefined): JsonObject => ({
    content_filter_results: pieces === undefined ? {} : safeAnswer,
    delta,
    finish_reason: null,
    logprobs: pieces === undefined || answer.logprobs === undefined ? null : { content: logprobsOf(pieces, answer.logprobs), refusal: null },
  });
  const end = { ...part({}, undefined), finish_reason: choice.finish };
  const { said } = choice;
  if (said.kind === 'text') {
    return [part({ content: '', refusal: null, role: 'assistant' }, undefined), ...inChunks(said.pieces).map((pieces) => part({ content: textOfPieces(pieces) }, pieces)), end];
  }
  const named = { arguments: '', name: said.name };
  const begin = said.legacy ? { function_call: named } : { tool_calls: [{ function: named, id: answer.callIds[index] ?? '', index: 0, type: 'function' }] };
  const written = inChunks(said.pieces).map((pieces) => {
    const more = { arguments: textOfPieces(pieces) };
    return part(said.legacy ? { function_call: more } : { tool_calls: [{ function: more, index: 0 }] }, undefined);
  });
  return [part({ content: null, refusal: null, role: 'assistant', ...begin }, undefined), ...written, end];
}

function inChunks(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  return Array.from({ length: Math.ceil(pieces.length / piecesPerChunk) }, (_, at) => pieces.slice(at * piecesPerChunk, (at + 1) * piecesPerChunk));
}
