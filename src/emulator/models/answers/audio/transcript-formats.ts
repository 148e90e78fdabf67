import type { Json } from '../../../../model/json.ts';
import type { Spoken, Transcript } from './transcript.ts';
import type { TranscriptionForm } from './transcription-form.ts';

/** SubRip: numbered from 1, commas before the milliseconds. */
export function srtOf({ segments }: Transcript): string {
  return segments.map((segment, index) => `${index + 1}\n${timeOf(segment.start, ',')} --> ${timeOf(segment.end, ',')}\n${segment.text}\n\n`).join('');
}

export function vttOf({ segments }: Transcript): string {
  return `WEBVTT\n\n${segments.map((segment) => `${timeOf(segment.start, '.')} --> ${timeOf(segment.end, '.')}\n${segment.text}\n\n`).join('')}`;
}

export function verboseOf(transcript: Transcript, task: 'transcribe' | 'translate', { temperature, words, segments }: Pick<TranscriptionForm, 'temperature' | 'words' | 'segments'>): Json {
  return {
    task,
    language: transcript.language,
    duration: transcript.seconds,
    text: transcript.text,
    ...(segments ? { segments: transcript.segments.map((segment, id) => segmentOf(segment, id, temperature)) } : {}),
    ...(words ? { words: transcript.words.map(({ text, start, end }) => ({ word: text.replaceAll(/[.,]$/g, ''), start, end })) } : {}),
  };
}

/** `seek` counts hundredths. The measures of certainty are those of a clear recording. */
function segmentOf({ start, end, text }: Spoken, id: number, temperature: number): Json {
  return { id, seek: Math.round(start * 100), start, end, text: ` ${text}`, tokens: [], temperature, avg_logprob: -0.25, compression_ratio: 1.2, no_speech_prob: 0.01 };
}

function timeOf(seconds: number, point: string): string {
  const ms = Math.round(seconds * 1000);
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${point}${String(ms % 1000).padStart(3, '0')}`;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
