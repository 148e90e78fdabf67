import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { mediumTokens } from './media-tokens.ts';

/** As OpenAI's cookbook counts for gpt-4o: each message, a name in it, and the beginning of the answer. */
const perMessage = 3;
const perName = 1;
const answerPrimed = 3;

type Count = (text: string) => number;

/** Tokens of a chat request's prompt: messages, tools and functions as their JSON, images and the like. Says nothing of what is wrong in it. */
export function chatPromptTokens(body: JsonObject, count: Count): number {
  const messages = Array.isArray(body['messages']) ? body['messages'] : [];
  const told = messages.reduce<number>((sum, message: Json) => sum + (isObject(message) ? messageTokens(message, count) : 0), answerPrimed);
  const asJson = [body['tools'], body['functions'], schemaIn(body['response_format'])];
  return asJson.reduce<number>((sum, one) => sum + (one === undefined || one === null ? 0 : count(JSON.stringify(one))), told);
}

function messageTokens(message: JsonObject, count: Count): number {
  const { role, name, content, tool_calls: calls, function_call: call } = message;
  let tokens = perMessage + textTokens(role, count) + contentTokens(content, count);
  if (typeof name === 'string') tokens += perName + count(name);
  for (const one of [...(Array.isArray(calls) ? calls : []), { function: call }]) {
    const called = isObject(one) && isObject(one['function']) ? one['function'] : {};
    tokens += textTokens(called['name'], count) + textTokens(called['arguments'], count);
  }
  return tokens;
}

function contentTokens(content: Json | undefined, count: Count): number {
  if (!Array.isArray(content)) return textTokens(content, count);
  return content.reduce<number>((sum, part: Json) => {
    return isObject(part) ? sum + textTokens(part['text'], count) + (mediumTokens(part) ?? 0) : sum;
  }, 0);
}

function textTokens(value: Json | undefined, count: Count): number {
  return typeof value === 'string' ? count(value) : 0;
}

function schemaIn(format: Json | undefined): Json | undefined {
  return isObject(format) ? format['json_schema'] : undefined;
}
