import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { imageTokens } from './image-tokens.ts';
import type { Tokenizer } from './tokenizer.ts';

/** As OpenAI's cookbook counts for gpt-4o: each message, a name in it, and the beginning of the answer. */
const perMessage = 3;
const perName = 1;
const answerPrimed = 3;

/** Tokens of a chat request's prompt: messages, tools and functions as their JSON, images by their size. Says nothing of what is wrong in it. */
export function chatPromptTokens(body: JsonObject, tokenizer: Tokenizer): number {
  const messages = Array.isArray(body['messages']) ? body['messages'] : [];
  const told = messages.reduce<number>((sum, message: Json) => sum + (isObject(message) ? messageTokens(message, tokenizer) : 0), answerPrimed);
  const asJson = [body['tools'], body['functions'], schemaIn(body['response_format'])];
  return asJson.reduce<number>((sum, one) => sum + (one === undefined || one === null ? 0 : tokenizer.count(JSON.stringify(one))), told);
}

function messageTokens(message: JsonObject, tokenizer: Tokenizer): number {
  const { role, name, content, tool_calls: calls, function_call: call } = message;
  let tokens = perMessage + countText(role, tokenizer) + contentTokens(content, tokenizer);
  if (typeof name === 'string') tokens += perName + tokenizer.count(name);
  for (const one of [...(Array.isArray(calls) ? calls : []), { function: call }]) {
    const called = isObject(one) && isObject(one['function']) ? one['function'] : {};
    tokens += countText(called['name'], tokenizer) + countText(called['arguments'], tokenizer);
  }
  return tokens;
}

function contentTokens(content: Json | undefined, tokenizer: Tokenizer): number {
  if (!Array.isArray(content)) return countText(content, tokenizer);
  return content.reduce<number>((sum, part: Json) => {
    if (!isObject(part)) return sum;
    return sum + countText(part['text'], tokenizer) + (part['type'] === 'image_url' ? imageTokens(part['image_url']) : 0);
  }, 0);
}

function countText(value: Json | undefined, tokenizer: Tokenizer): number {
  return typeof value === 'string' ? tokenizer.count(value) : 0;
}

function schemaIn(format: Json | undefined): Json | undefined {
  return isObject(format) ? format['json_schema'] : undefined;
}
