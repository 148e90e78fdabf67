import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../model/json.ts';
import type { ModelCall } from '../../model-call.ts';
import { tokenizer } from '../../tokens/tokenizer.ts';
import type { Tokenizer } from '../../tokens/tokenizer.ts';
import { chooseTool } from '../chat/choose-tool.ts';
import { deployedModel } from '../deployed-model.ts';
import { valueOfNamed } from '../named-schema.ts';
import { plausibleText } from '../plausible-text.ts';
import { lastSaid, tokensOfItems, turnsOf } from './conversation.ts';
import { hexId, newItemId } from './item-id.ts';
import type { ResponseRequest } from './response-request.ts';

/** What the model says. */
export interface Composed {
  readonly output: readonly JsonObject[];
  /** Whether `max_output_tokens` cut it. */
  readonly cut: boolean;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  /** Of what follow-ups read again. */
  readonly contextTokens: number;
}

/** First thought, where the model thinks, then a function call or a message; `max_output_tokens` counts both. */
export async function compose(call: ModelCall, request: ResponseRequest): Promise<Composed> {
  const tokens = await tokenizer();
  const count = tokens.counter();
  const heard = (request.previous?.contextTokens ?? 0) + tokensOfItems(request.items, count);
  const inputTokens = heard + (request.instructions === null ? 0 : count(request.instructions)) + (request.tools.shown.length === 0 ? 0 : count(JSON.stringify(request.tools.shown)));
  const thought = Math.min(request.reasoningTokens, request.limit);
  const said = speak(call, request, tokens, request.limit - thought, heard);
  const output = [...(request.thinks ? [reasoningItem(call, request)] : []), ...said.items];
  return { output, cut: said.cut, inputTokens, outputTokens: thought + said.tokens, reasoningTokens: thought, contextTokens: heard + said.tokens };
}

interface Said {
  readonly items: readonly JsonObject[];
  readonly tokens: number;
  readonly cut: boolean;
}

function speak(call: ModelCall, request: ResponseRequest, tokens: Tokenizer, room: number, heard: number): Said {
  const seed = `${lastSaid(request.items).text}\n${heard}`;
  const tool = chooseTool(request.tools.choice, request.tools.functions, turnsOf(request.items));
  const whole = tool ? JSON.stringify(valueOfNamed(tool.parameters, seed)) : textFor(call, request, seed);
  const { text, tokens: used, cut } = tokens.first(whole, room);
  if (cut && text === '') return { items: [], tokens: 0, cut };
  const status = cut ? 'incomplete' : 'completed';
  const { world } = call;
  const item = tool
    ? { id: newItemId(world, 'function_call'), type: 'function_call', status, arguments: text, call_id: hexId(world, 'call'), name: tool.name }
    : { id: newItemId(world, 'message'), type: 'message', status, content: [{ type: 'output_text', annotations: [], logprobs: [], text }], role: 'assistant' };
  return { items: [item], tokens: used, cut };
}

function textFor(call: ModelCall, { format, items }: ResponseRequest, seed: string): string {
  const said = lastSaid(items);
  const text = plausibleText({ model: deployedModel(call).model.name, region: call.account.region }, said.text, seed, said.by);
  switch (format.type) {
    case 'text': return text;
    case 'json_object': return JSON.stringify({ answer: text });
    case 'json_schema': return JSON.stringify(valueOfNamed(format.schema, seed));
    default: return format satisfies never;
  }
}

/** `encrypted_content` can be sent back; nobody can read it. */
function reasoningItem({ world }: ModelCall, { summary, encrypted, items }: ResponseRequest): JsonObject {
  const id = newItemId(world, 'reasoning');
  const part = { type: 'summary_text', text: '**Answering**\n\nThe question is short, so one paragraph is enough.' };
  return {
    id,
    type: 'reasoning',
    ...(encrypted ? { encrypted_content: createHash('sha512').update(JSON.stringify([id, items])).digest('base64url') } : {}),
    summary: summary === null ? [] : [part],
  };
}
