import type { JsonObject } from '../../../../model/json.ts';
import { checkFields } from '../fields.ts';
import type { Fields } from '../fields.ts';
import { unsupportedParameter } from '../invalid-request.ts';
import { speechFormats } from './silence.ts';
import type { SpeechFormat } from './silence.ts';

export interface SpeechRequest {
  readonly input: string;
  readonly format: SpeechFormat;
  readonly seconds: number;
  /** As server-sent events. */
  readonly events: boolean;
}

const oldVoices = ['alloy', 'echo', 'fable', 'onyx', 'nova', 'shimmer'];
const voices = [...oldVoices, 'ash', 'ballad', 'coral', 'sage', 'verse', 'marin', 'cedar'];
const fields: Fields = {
  model: { type: 'text' },
  input: { type: 'text', required: true, min: 1, max: 4096 },
  response_format: { type: 'text', choices: speechFormats },
  speed: { type: 'number', min: 0.25, max: 4 },
  instructions: { type: 'text' },
  stream_format: { type: 'text', choices: ['audio', 'sse'] },
};

/** How fast people speak, about; more than five seconds of silence serve nobody. */
const charactersPerSecond = 15;
const longest = 5;

/** Whether a model follows instructions, counts tokens and can stream, unlike tts and tts-hd. */
export function isSpeechModelWithTokens(model: string): boolean {
  return /-tts/.test(model);
}

export function readSpeechRequest(body: JsonObject, model: string): SpeechRequest {
  const newer = isSpeechModelWithTokens(model);
  checkFields(body, { ...fields, voice: { type: 'text', required: true, choices: newer ? voices : oldVoices } });
  const only = ['instructions', 'stream_format'].find((name) => !newer && body[name] !== undefined && body[name] !== 'audio');
  if (only !== undefined) throw unsupportedParameter(only);
  const input = String(body['input']);
  const speed = typeof body['speed'] === 'number' ? body['speed'] : 1;
  return {
    input,
    format: speechFormats.find((format) => format === body['response_format']) ?? 'mp3',
    seconds: Math.min(longest, input.length / charactersPerSecond / speed),
    events: body['stream_format'] === 'sse',
  };
}
