import { fieldsOf } from './usage.ts';

/** Which of the request's fields are a prompt. */
export type PromptType = 'auto' | 'chat-completion' | 'completion' | 'embeddings';

/** Our own figure: how many characters a token has about. */
const charactersPerToken = 4;
/** What surrounds each message, and what begins the answer (Microsoft's guide to counting tokens of chat messages). */
const perMessage = 3;
/** Documented: each image counts as this where prompts are estimated. */
const perImage = 1200;

export function tokensFor(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}

function tokensIn(text: string): number {
  return tokensFor(text.length);
}

/** Tokens of the prompt in a request's body, about. */
export function estimatePrompt(body: unknown, type: PromptType): number {
  const fields = fieldsOf(body) ?? {};
  const isA = (one: PromptType): boolean => type === 'auto' || type === one;
  if (isA('chat-completion') && Array.isArray(fields['messages'])) return ofContent(fields['system']) + ofMessages(fields['messages']);
  if (isA('completion') && fields['prompt'] !== undefined) return ofTexts(fields['prompt']);
  if (type === 'auto' && hasMessages(fields['input'])) return ofContent(fields['instructions']) + ofMessages(fields['input']);
  if (isA('embeddings') && fields['input'] !== undefined) return ofContent(fields['instructions']) + ofTexts(fields['input']);
  return 0;
}

function hasMessages(input: unknown): input is readonly unknown[] {
  return Array.isArray(input) && input.some((one) => fieldsOf(one) !== undefined);
}

function ofMessages(messages: readonly unknown[]): number {
  const sum = messages.reduce<number>((total, message) => total + perMessage + ofContent(fieldsOf(message)?.['content']), 0);
  return messages.length === 0 ? 0 : sum + perMessage;
}

/** A text, or parts: texts and images. */
function ofContent(content: unknown): number {
  if (typeof content === 'string') return tokensIn(content);
  if (!Array.isArray(content)) return 0;
  return content.reduce<number>((total, part) => total + ofPart(part), 0);
}

function ofPart(part: unknown): number {
  if (typeof part === 'string') return tokensIn(part);
  const fields = fieldsOf(part) ?? {};
  if (typeof fields['type'] === 'string' && /image/.test(fields['type'])) return perImage;
  return typeof fields['text'] === 'string' ? tokensIn(fields['text']) : 0;
}

/** One text, several, or tokens as numbers. */
function ofTexts(input: unknown): number {
  if (typeof input === 'string') return tokensIn(input);
  if (!Array.isArray(input)) return 0;
  return input.reduce<number>((total, one) => total + (typeof one === 'number' ? 1 : ofTexts(one)), 0);
}
