import { isObject, type Json } from '../../../../model/json.ts';

type Message = Readonly<Record<string, Json>>;

/** What a request asks, as a list of messages: of chat its own, a prompt or an input of text as the user's. */
export function requestMessages(body: Json | undefined): readonly Message[] {
  if (!isObject(body)) return [];
  const { messages, input, prompt, instructions } = body;
  const system: readonly Message[] = typeof instructions === 'string' ? [{ role: 'system', content: instructions }] : [];
  const asked = messages ?? input ?? prompt;
  if (asked === undefined || asked === null) return system;
  const list: readonly Json[] = isList(asked) ? asked : [asked];
  return [...system, ...list.map((one): Message => (isObject(one) ? (one as Message) : { role: 'user', content: one }))];
}

/** What an answer says: messages of the choices, of the Responses API's output, or texts. */
export function answerMessages(body: Json | undefined): readonly Message[] {
  if (!isObject(body)) return [];
  const { choices, output } = body;
  if (isList(choices)) return choices.flatMap((choice) => (isObject(choice) ? (isObject(choice['message']) ? [choice['message'] as Message] : said(choice['text'])) : []));
  if (isList(output)) return output.flatMap((item) => (isObject(item) && item['type'] === 'message' ? [{ role: 'assistant', content: textOfParts(item['content']) }] : []));
  return [];
}

/** A stream put together again: one message of the assistant (reported by who has measured it, April 2026). */
export function streamedMessages(text: string): readonly Message[] {
  return said(text);
}

function said(text: Json | undefined): readonly Message[] {
  return typeof text === 'string' && text !== '' ? [{ role: 'assistant', content: text }] : [];
}

function textOfParts(content: Json | undefined): string {
  if (typeof content === 'string') return content;
  return isList(content) ? content.map((part) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : '')).join('') : '';
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
