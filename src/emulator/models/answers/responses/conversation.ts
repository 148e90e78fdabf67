import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { mediumTokens } from '../../tokens/media-tokens.ts';
import type { ChatMessage } from '../chat/messages.ts';
import { invalidRequest } from '../invalid-request.ts';

/** Of every item: role and borders. */
const tokensPerItem = 4;

/**
 * `open`: calls of the response that is followed up.
 * @throws ModelRefusal 400 where an output has no call, or a call would be left without output when the model speaks again
 */
export function checkCalls(open: readonly string[], items: readonly JsonObject[]): void {
  const waiting = new Set(open);
  for (const item of items) {
    const call = String(item['call_id']);
    if (item['type'] === 'function_call') waiting.add(call);
    if (item['type'] === 'function_call_output' && !waiting.delete(call)) throw invalidRequest(`No tool call found for function call output with call_id ${call}.`, 'input');
  }
  const [left] = waiting;
  if (left !== undefined) throw invalidRequest(`No tool output found for function call ${left}.`, 'input');
}

/** Tokens of items as a model reads them, about. */
export function tokensOfItems(items: readonly JsonObject[], count: (text: string) => number): number {
  return items.reduce((sum, item) => sum + tokensPerItem + count(textOf(item)) + mediaTokensOf(item), 0);
}

/** The last thing that was said to the model: a user's words, or what a function gave. */
export function lastSaid(items: readonly JsonObject[]): { readonly text: string; readonly by: 'user' | 'tool' } {
  const last = items.findLast((item) => item['role'] === 'user' || item['type'] === 'function_call_output');
  return { text: last ? textOf(last) : '', by: last?.['type'] === 'function_call_output' ? 'tool' : 'user' };
}

/** The conversation's turns in the words of chat. */
export function turnsOf(items: readonly JsonObject[]): readonly ChatMessage[] {
  return items.flatMap((item): ChatMessage[] => {
    if (item['type'] === 'function_call_output') return [{ role: 'tool', text: textOf(item), value: item }];
    const { role } = item;
    return role === 'user' || role === 'assistant' || role === 'system' || role === 'developer' ? [{ role, text: textOf(item), value: item }] : [];
  });
}

function textOf(item: JsonObject): string {
  const texts = [item['name'], item['arguments'], item['output'], ...partsOf(item).flatMap((part) => [part['text'], part['refusal']])];
  return texts.map((text) => (typeof text === 'string' ? text : text === undefined ? '' : JSON.stringify(text))).join('');
}

function mediaTokensOf(item: JsonObject): number {
  return partsOf(item).reduce((sum, part) => sum + (mediumTokens(part) ?? 0), 0);
}

function partsOf(item: JsonObject): readonly JsonObject[] {
  const content: Json | undefined = item['content'] ?? item['summary'];
  return Array.isArray(content) ? content.filter(isObject) : [];
}
