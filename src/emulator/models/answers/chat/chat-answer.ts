import type { Json, JsonObject } from '../../../../model/json.ts';
import type { Usage } from '../../model-call.ts';
import type { Piece } from '../../tokens/tokenizer.ts';
import { promptFilterResults, safeAnswer } from '../content-filter-results.ts';
import { usageOf } from '../usage.ts';
import type { Choice } from './choice.ts';
import { logprobsOf } from './logprobs.ts';

/** What all chunks of an answer share, and the answer itself. */
export interface AnswerHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
  readonly system_fingerprint: string;
}

export interface ChatAnswer {
  readonly head: AnswerHead;
  readonly choices: readonly Choice[];
  /** Of the calls of choices that call, by choice. */
  readonly callIds: readonly string[];
  readonly usage: Usage;
  readonly logprobs: number | undefined;
}

/** The whole answer, in one body. */
export function chatBody(answer: ChatAnswer): Json {
  return {
    choices: answer.choices.map((choice, index) => ({
      content_filter_results: choice.said.kind === 'text' ? safeAnswer : {},
      finish_reason: choice.finish,
      index,
      logprobs: logprobsIn(answer, choice),
      message: messageOf(choice, answer.callIds[index] ?? ''),
    })),
    ...answer.head,
    object: 'chat.completion',
    prompt_filter_results: promptFilterResults,
    usage: usageIn(answer),
  };
}

export function usageIn({ usage, choices }: ChatAnswer): Json {
  return usageOf(usage, choices.reduce((sum, { reasoning }) => sum + reasoning, 0));
}

export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function logprobsIn({ logprobs }: ChatAnswer, { said }: Choice): Json {
  return logprobs === undefined || said.kind !== 'text' ? null : { content: logprobsOf(said.pieces, logprobs), refusal: null };
}

function messageOf({ said }: Choice, callId: string): JsonObject {
  const written = textOfPieces(said.pieces);
  const message = { annotations: [], refusal: null, role: 'assistant' };
  if (said.kind === 'text') return { ...message, content: written };
  const called = { name: said.name, arguments: written };
  return { ...message, content: null, ...(said.legacy ? { function_call: called } : { tool_calls: [{ function: called, id: callId, type: 'function' }] }) };
}
