import type { Deployment, ModelAccount } from '../../deployment.ts';
import type { Piece, Tokenizer } from '../../tokens/tokenizer.ts';
import { valueOfNamed } from '../named-schema.ts';
import { plausibleText } from '../plausible-text.ts';
import { seedOf } from '../seed.ts';
import { stoppedAt } from '../stop-sequences.ts';
import type { ChatRequest } from './chat-request.ts';

export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'function_call';

/** One answer of the model, as far as its limit lets it get. */
export interface Choice {
  readonly said: Said;
  readonly finish: FinishReason;
  /** Thinking included. */
  readonly tokens: number;
  readonly reasoning: number;
}

export type Said =
  | { readonly kind: 'text'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'call'; readonly legacy: boolean; readonly name: string; readonly pieces: readonly Piece[] };

export interface Model {
  readonly deployment: Deployment;
  readonly account: ModelAccount;
  readonly tokenizer: Tokenizer;
  /** Tokens of thinking before each answer, if its limit leaves as many. */
  readonly reasoning: number;
}

/** Tokens around the arguments of a call, besides the function's name. */
const perCall = 3;

/** All choices; they hang on the request's content alone. @throws ModelRefusal 400 where a schema has no value. */
export function draftChoices(model: Model, request: ChatRequest): readonly Choice[] {
  const asked = String(seedOf(JSON.stringify(request.body['messages']), JSON.stringify(request.body['seed'] ?? null)));
  return Array.from({ length: request.choices }, (_, at) => draftChoice(model, request, `${asked} ${at}`));
}

function draftChoice(model: Model, request: ChatRequest, seed: string): Choice {
  const reasoning = Math.min(model.reasoning, request.limit);
  const left = request.limit - reasoning;
  const { tool } = request;
  if (tool !== undefined) {
    const written = limited(model.tokenizer, JSON.stringify(valueOfNamed(tool.tool.parameters, seed)), left, model.tokenizer.count(tool.tool.name) + perCall);
    const finish = tool.legacy ? 'function_call' : 'tool_calls';
    return { said: { kind: 'call', legacy: tool.legacy, name: tool.tool.name, pieces: written.pieces }, finish: written.cut ? 'length' : finish, tokens: reasoning + written.tokens, reasoning };
  }
  const written = limited(model.tokenizer, stoppedAt(textOf(model, request, seed), request.stop), left, 0);
  return { said: { kind: 'text', pieces: written.pieces }, finish: written.cut ? 'length' : 'stop', tokens: reasoning + written.tokens, reasoning };
}

function textOf(model: Model, request: ChatRequest, seed: string): string {
  switch (request.format.kind) {
    case 'text': return spoken(model, request, seed);
    case 'json': return JSON.stringify({ model: model.deployment.model.name, region: model.account.region, answer: spoken(model, request, seed) });
    case 'schema': return JSON.stringify(valueOfNamed(request.format.schema, seed));
    default: return request.format satisfies never;
  }
}

function spoken({ deployment, account }: Model, { messages }: ChatRequest, seed: string): string {
  const last = messages.at(-1);
  const heard = last?.role === 'tool' || last?.role === 'function' ? last : messages.findLast(({ role }) => role === 'user') ?? last;
  return plausibleText({ model: deployment.model.name, region: account.region }, heard?.text ?? '', seed, heard?.role === 'user' ? 'user' : 'tool');
}

/** `text` up to `limit` tokens, `before` of which are used already. */
function limited(tokenizer: Tokenizer, text: string, limit: number, before: number): { readonly pieces: readonly Piece[]; readonly tokens: number; readonly cut: boolean } {
  const pieces: Piece[] = [];
  let tokens = before;
  for (const piece of tokenizer.pieces(text)) {
    if (tokens + piece.tokens > limit) return { pieces, tokens: limit, cut: true };
    pieces.push(piece);
    tokens += piece.tokens;
  }
  return tokens > limit ? { pieces, tokens: limit, cut: true } : { pieces, tokens, cut: false };
}
