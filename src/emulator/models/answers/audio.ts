import type { Answerer, Drafted, ModelCall } from '../model-call.ts';
import { countTokens, tokenizer } from '../tokens/tokenizer.ts';
import { secondsOf } from './audio/duration.ts';
import { languageName } from './audio/languages.ts';
import { contentTypes, silence } from './audio/silence.ts';
import { isSpeechModelWithTokens, readSpeechRequest } from './audio/speech.ts';
import type { SpeechRequest } from './audio/speech.ts';
import { transcriptOf } from './audio/transcript.ts';
import type { Transcript } from './audio/transcript.ts';
import { srtOf, verboseOf, vttOf } from './audio/transcript-formats.ts';
import { isTranscribeModel, readTranscriptionForm } from './audio/transcription-form.ts';
import type { TranscriptionForm } from './audio/transcription-form.ts';
import { tokenUsage } from './audio/token-usage.ts';
import type { AudioUsage } from './audio/token-usage.ts';
import { deployedModel } from './deployed-model.ts';
import { eventOf } from './events.ts';
import { jsonBodyOf } from './json-body.ts';

/** `POST …/audio/transcriptions`, a form. */
export const transcribe: Answerer = (call) => answerTranscript(call, 'transcribe');

/** `POST …/audio/translations`, a form: into English. */
export const translate: Answerer = (call) => answerTranscript(call, 'translate');

/** `POST …/audio/speech`: a file of silence, or its bytes in events. */
export const speak: Answerer = async (call) => {
  const model = deployedModel(call).model.name;
  const request = readSpeechRequest(jsonBodyOf(call), model);
  const audio = silence(request.format, request.seconds);
  const usage = isSpeechModelWithTokens(model) ? await spokenUsage(request) : undefined;
  if (!request.events) return { kind: 'bytes', contentType: contentTypes[request.format], bytes: audio, usage };
  const shown = usage ? { usage: { input_tokens: usage.input, output_tokens: usage.output, total_tokens: usage.input + usage.output } } : {};
  return { kind: 'events', events: [eventOf({ type: 'speech.audio.delta', audio: audio.toString('base64') }), eventOf({ type: 'speech.audio.done', ...shown })], usage };
};

/** Spoken tokens by the price list: 1,250 a minute. */
async function spokenUsage({ input, seconds }: SpeechRequest): Promise<{ readonly input: number; readonly output: number }> {
  return { input: await countTokens(input), output: Math.ceil((seconds * 1250) / 60) };
}

async function answerTranscript(call: ModelCall, task: 'transcribe' | 'translate'): Promise<Drafted> {
  const form = readTranscriptionForm(call, task);
  const { file } = form;
  const language = task === 'translate' || form.language === undefined ? 'english' : languageName(form.language);
  const transcript = transcriptOf({ fileName: file.fileName, size: file.bytes.length }, secondsOf(file.bytes), language);
  const usage = isTranscribeModel(deployedModel(call).model.name) ? await tokenUsage(form.prompt, transcript) : undefined;
  return form.stream ? streamed(transcript, usage) : whole(task, form, transcript, usage);
}

function whole(task: 'transcribe' | 'translate', form: TranscriptionForm, transcript: Transcript, usage: AudioUsage | undefined): Drafted {
  switch (form.format) {
    case 'json': return { kind: 'json', status: 200, body: { text: transcript.text, ...(usage ? { usage: usage.shown } : {}) }, usage };
    case 'verbose_json': return { kind: 'json', status: 200, body: verboseOf(transcript, task, form), usage };
    case 'text': return text(`${transcript.text}\n`, usage);
    case 'srt': return text(srtOf(transcript), usage);
    case 'vtt': return text(vttOf(transcript), usage);
    default: return form.format satisfies never;
  }
}

function text(content: string, usage: AudioUsage | undefined): Drafted {
  return { kind: 'bytes', contentType: 'text/plain; charset=utf-8', bytes: Buffer.from(content), usage };
}

async function streamed(transcript: Transcript, usage: AudioUsage | undefined): Promise<Drafted> {
  const pieces = (await tokenizer()).pieces(transcript.text);
  const deltas = pieces.map((piece) => eventOf({ type: 'transcript.text.delta', delta: piece.text }));
  return { kind: 'events', events: [...deltas, eventOf({ type: 'transcript.text.done', text: transcript.text, ...(usage ? { usage: usage.shown } : {}) })], usage };
}
