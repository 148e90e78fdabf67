import type { Capability } from '../../model/capabilities.ts';
import type { JsonObject } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { ProbedModel } from './chosen-model.ts';
import { formBody, formContentType } from './multipart.ts';
import { tinyWav } from './wav.ts';

export interface Saying {
  readonly prompt: string;
  readonly maxTokens: number;
  readonly stream: boolean;
}

export interface Payload {
  readonly contentType: string;
  readonly body: string | Buffer;
}

/** Which capabilities can answer in pieces. */
const streamed: readonly Capability[] = ['chat', 'completions', 'responses'];

/**
 * A small good call.
 * @param modelInBody whether the call says its model in the body: v1 and `/models` do, dated paths have it in the path
 */
export function payloadFor(capability: Capability, model: ProbedModel, modelInBody: boolean, saying: Saying): Payload {
  if (saying.stream && !streamed.includes(capability)) {
    throw new UserError('OptionsConflict', exitCodes.usage, `--stream: calls for ${capability} have no streamed answer.`, { hint: `Leave --stream out, or call one of: ${streamed.join(', ')}` });
  }
  const named = modelInBody ? { model: model.name } : {};
  if (capability === 'transcription' || capability === 'translation') {
    const file = { field: 'file', fileName: 'probe.wav', contentType: 'audio/wav', bytes: tinyWav() };
    return { contentType: formContentType, body: formBody({ ...named, response_format: 'json' }, file) };
  }
  return { contentType: 'application/json', body: JSON.stringify({ ...named, ...fieldsFor(capability, model, saying), ...(saying.stream && { stream: true }) }) };
}

function fieldsFor(capability: Exclude<Capability, 'transcription' | 'translation'>, model: ProbedModel, { prompt, maxTokens }: Saying): JsonObject {
  switch (capability) {
    case 'chat':
      return { messages: [{ role: 'user', content: prompt }], [limitName(model)]: maxTokens };
    case 'completions':
      return { prompt, max_tokens: maxTokens };
    case 'responses':
      // Nothing is to be left behind in the account.
      return { input: prompt, max_output_tokens: maxTokens, store: false };
    case 'embeddings':
      return { input: [prompt] };
    case 'images':
      return { prompt, n: 1, size: '1024x1024' };
    case 'speech':
      return { input: prompt, voice: 'alloy' };
    case 'realtime':
    case 'video':
      throw new UserError('OperationNotProbed', exitCodes.usage, `Calls for ${capability} are more than one request and its answer: probe does not make them.`, { hint: 'Choose another operation:  --operation, or --capability chat' });
  }
}

/** Reasoning models refuse `max_tokens`. */
function limitName({ model, name }: ProbedModel): string {
  return /^(o\d|gpt-[5-9]|codex)/i.test(model ?? name) ? 'max_completion_tokens' : 'max_tokens';
}
