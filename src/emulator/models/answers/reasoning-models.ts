import type { JsonObject } from '../../../model/json.ts';
import { invalidRequest, unsupportedParameter } from './invalid-request.ts';

/** Whether a model thinks before it writes: the o series and gpt-5, its chat models apart. */
export function isReasoningModel(model: string): boolean {
  return /^o\d/.test(model) || (model.startsWith('gpt-5') && !model.includes('chat'));
}

/** gpt-5.1 and later do not think unless they are asked to, and then take what other models take. */
export function thinksUnlessTold(model: string): boolean {
  return !/^gpt-5\.\d/.test(model);
}

const unsupported = ['top_p', 'presence_penalty', 'frequency_penalty', 'logprobs', 'top_logprobs', 'logit_bias'] as const;

/** What reasoning models do not take in chat. @throws ModelRefusal 400 */
export function checkReasoningFields(model: string, body: JsonObject): void {
  if (!isReasoningModel(model)) return;
  const given = (name: string): boolean => body[name] !== undefined && body[name] !== null;
  if (given('max_tokens')) throw invalidRequest("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", 'max_tokens', 'unsupported_parameter');
  const { temperature, reasoning_effort: effort } = body;
  const thinks = thinksUnlessTold(model) || (typeof effort === 'string' && effort !== 'none');
  if (!thinks) return;
  if (typeof temperature === 'number' && temperature !== 1) {
    throw invalidRequest(`Unsupported value: 'temperature' does not support ${temperature} with this model. Only the default (1) value is supported.`, 'temperature', 'unsupported_value');
  }
  const refused = unsupported.find((name) => given(name) && body[name] !== usual(name));
  if (refused !== undefined) throw unsupportedParameter(refused);
}

function usual(name: (typeof unsupported)[number]): number | boolean | undefined {
  switch (name) {
    case 'top_p': return 1;
    case 'presence_penalty':
    case 'frequency_penalty': return 0;
    case 'logprobs': return false;
    case 'top_logprobs':
    case 'logit_bias': return undefined;
    default: return name satisfies never;
  }
}

/** OpenAI counts thinking in steps of 64 tokens. */
const perEffort: Readonly<Record<string, number>> = { none: 0, minimal: 0, low: 64, medium: 128, high: 256, xhigh: 512 };

/** Tokens of thinking that nobody sees. */
export function reasoningTokens(model: string, effort: unknown): number {
  if (!isReasoningModel(model)) return 0;
  const usualEffort = thinksUnlessTold(model) ? 'medium' : 'none';
  return perEffort[typeof effort === 'string' ? effort : usualEffort] ?? 0;
}
