import type { Json } from '../../../model/json.ts';
import type { Usage } from '../model-call.ts';

/** `usage` of chat and completions. Nothing is cached, predicted or spoken. */
export function usageOf({ input, output }: Usage, reasoning = 0): Json {
  return {
    completion_tokens: output,
    completion_tokens_details: { accepted_prediction_tokens: 0, audio_tokens: 0, reasoning_tokens: reasoning, rejected_prediction_tokens: 0 },
    prompt_tokens: input,
    prompt_tokens_details: { audio_tokens: 0, cached_tokens: 0 },
    total_tokens: input + output,
  };
}
