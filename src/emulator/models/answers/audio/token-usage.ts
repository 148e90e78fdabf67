import type { Json } from '../../../../model/json.ts';
import type { Usage } from '../../model-call.ts';
import { countTokens } from '../../tokens/tokenizer.ts';
import type { Transcript } from './transcript.ts';

export interface AudioUsage extends Usage {
  /** As the answer has it. */
  readonly shown: Json;
}

/** A token for a tenth of a second that is heard (OpenAI's guide to realtime costs). */
const tokensPerSecond = 10;

/** Of the models after whisper, which is billed by its seconds and counts no tokens. */
export async function tokenUsage(prompt: string, { text, seconds }: Transcript): Promise<AudioUsage> {
  const textTokens = await countTokens(prompt);
  const audioTokens = Math.ceil(seconds * tokensPerSecond);
  const input = textTokens + audioTokens;
  const output = await countTokens(text);
  const shown = { type: 'tokens', input_tokens: input, input_token_details: { text_tokens: textTokens, audio_tokens: audioTokens }, output_tokens: output, total_tokens: input + output };
  return { input, output, shown };
}
