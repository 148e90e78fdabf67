import { describe, expect, test } from 'vitest';
import { transcribe, translate } from '../../../../../src/emulator/models/answers/audio.ts';
import { silence } from '../../../../../src/emulator/models/answers/audio/silence.ts';
import type { Answerer, Drafted, ModelBody } from '../../../../../src/emulator/models/model-call.ts';
import { ModelRefusal } from '../../../../../src/emulator/models/model-refusal.ts';
import { testWithShared } from '../../../../support/shared.ts';
import { deploymentOf, modelCall } from '../model-call-fixture.ts';
import { faultsAgainst } from '../published-schema.ts';

const whisper = deploymentOf('whisper', '001');
const transcriber = deploymentOf('gpt-4o-transcribe', '2025-03-20');

interface Sent {
  readonly fields?: Readonly<Record<string, string>>;
  readonly fileName?: string;
  readonly bytes?: Buffer;
  readonly total?: number;
  readonly files?: 0;
}

function body({ fields = {}, fileName = 'talk.wav', bytes = silence('wav', 2.5), total, files }: Sent): ModelBody {
  const file = { field: 'file', fileName, contentType: 'audio/wav', bytes };
  return { kind: 'form', fields: new Map(Object.entries(fields)), files: files === 0 ? [] : [file], bytes: total ?? bytes.length + 300 };
}

async function answered(sent: Sent, deployment = whisper, answer: Answerer = transcribe): Promise<Drafted> {
  return answer(modelCall(body(sent), { deployment }));
}

async function textOf(sent: Sent): Promise<string> {
  const drafted = await answered(sent);
  if (drafted.kind !== 'bytes') throw new Error(drafted.kind);
  expect(drafted.contentType).toBe('text/plain; charset=utf-8');
  return drafted.bytes.toString();
}

async function refused(sent: Sent, deployment = whisper, answer: Answerer = transcribe): Promise<unknown> {
  try {
    return await answered(sent, deployment, answer);
  } catch (error) {
    if (error instanceof ModelRefusal) return { status: error.status, ...(error.body as object) };
    throw error;
  }
}

const text = 'This is the file talk.wav. It has 120044 bytes. It plays for 2.5 seconds.';

describe('a transcription', () => {
  test('names the file, its size and its length', async () => {
    expect(await answered({})).toEqual({ kind: 'json', status: 200, body: { text }, usage: undefined });
  });

  test('says of a long name only the beginning, and takes a strategy as clients write objects in forms', async () => {
    const fields = { 'chunking_strategy[type]': 'server_vad', 'chunking_strategy[threshold]': '0.5' };
    expect(await answered({ fields, fileName: `${'n'.repeat(1000)}.wav` })).toMatchObject({ body: { text: text.replace('talk.wav', 'n'.repeat(200)) } });
  });

  test('is plain text, SubRip or WebVTT where that is asked for', async () => {
    expect(await textOf({ fields: { response_format: 'text' } })).toBe(`${text}\n`);
    expect(await textOf({ fields: { response_format: 'srt' } })).toMatch(/^1\n00:00:00,000 --> 00:00:00,890\nThis is the file talk\.wav\.\n\n2\n/);
    expect(await textOf({ fields: { response_format: 'vtt' } })).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:00\.890\nThis is the file talk\.wav\.\n\n/);
  });

  test('has segments, or words, where it is verbose', async () => {
    const verbose = await answered({ fields: { response_format: 'verbose_json', language: 'ja', temperature: '0.2' } });
    expect(verbose).toMatchObject({ body: { task: 'transcribe', language: 'japanese', duration: 2.5, segments: [{ id: 0, start: 0, temperature: 0.2 }, { id: 1 }, { id: 2, end: 2.5 }] } });
    const words = await answered({ fields: { response_format: 'verbose_json', 'timestamp_granularities[]': 'word' } });
    expect(words).toMatchObject({ body: { words: [{ word: 'This', start: 0 }, ...Array.from({ length: 13 }, () => ({}))] } });
    expect((words as { readonly body: object }).body).not.toHaveProperty('segments');
  });

  test('estimates the length of other files by their size', async () => {
    expect(await answered({ fileName: 'a.mp3', bytes: Buffer.alloc(32_000) })).toMatchObject({ body: { text: 'This is the file a.mp3. It has 32000 bytes. It plays for 2 seconds.' } });
  });

  test('of a model after whisper counts tokens and may come in pieces', async () => {
    const counted = await answered({ fields: { prompt: 'names' } }, transcriber);
    expect(counted).toMatchObject({ body: { text, usage: { type: 'tokens', input_tokens: 26, input_token_details: { text_tokens: 1, audio_tokens: 25 } } }, usage: { input: 26 } });
    const streamed = await answered({ fields: { stream: 'true' } }, transcriber);
    if (streamed.kind !== 'events') throw new Error(streamed.kind);
    const events = streamed.events.map((event) => JSON.parse(event.slice('data: '.length)) as { readonly type: string; readonly delta?: string; readonly text?: string });
    expect(events.map(({ delta }) => delta ?? '').join('')).toBe(text);
    expect(events.at(-1)).toMatchObject({ type: 'transcript.text.done', text, usage: { type: 'tokens' } });
  });

  test('of whisper does not come in pieces even where that is asked for', async () => {
    expect(await answered({ fields: { stream: 'true' } })).toMatchObject({ kind: 'json' });
  });
});

describe('a translation', () => {
  test('is English and takes no language', async () => {
    expect(await answered({ fields: { response_format: 'verbose_json' } }, whisper, translate)).toMatchObject({ body: { task: 'translate', language: 'english' } });
    expect(await refused({ fields: { language: 'de' } }, whisper, translate)).toMatchObject({ status: 400, error: { code: 'unknown_parameter', param: 'language' } });
  });
});

describe('refused is', () => {
  test('a form without file, and a body that is no form', async () => {
    expect(await refused({ files: 0 })).toMatchObject({ status: 400, error: { message: "Missing required parameter: 'file'.", param: 'file' } });
    await expect(transcribe(modelCall({ kind: 'json', value: {}, bytes: 2 }, { deployment: whisper }))).rejects.toMatchObject({ status: 400 });
  });

  test('more than 25 MB, with 413', async () => {
    expect(await refused({ total: 26_214_401 })).toEqual({ status: 413, error: { message: 'Maximum content size limit (26214400) exceeded (26214401 bytes read)', type: 'server_error', param: null, code: null } });
    expect(await refused({ total: 26_214_400 })).toMatchObject({ kind: 'json' });
  });

  test('a file whose name tells no format, and an empty one', async () => {
    expect(await refused({ fileName: 'talk' })).toMatchObject({ status: 400, error: { message: expect.stringMatching(/^Unrecognized file format\. Supported formats: \['flac', 'm4a'/) as string } });
    expect(await refused({ bytes: Buffer.alloc(0) })).toMatchObject({ status: 400, error: { code: 'audio_too_short' } });
  });

  test('a field that is unknown, or a value that is', async () => {
    expect(await refused({ fields: { colour: 'red' } })).toMatchObject({ error: { code: 'unknown_parameter', param: 'colour' } });
    expect(await refused({ fields: { response_format: 'xml' } })).toMatchObject({ error: { code: 'invalid_value', param: 'response_format' } });
    expect(await refused({ fields: { temperature: '2' } })).toMatchObject({ error: { code: 'decimal_above_max_value' } });
    expect(await refused({ fields: { 'timestamp_granularities[]': 'word' } })).toMatchObject({ error: { message: expect.stringContaining('verbose_json') as string } });
    expect(await refused({ fields: { response_format: 'verbose_json', 'timestamp_granularities[]': 'letter' } })).toMatchObject({ error: { code: 'invalid_value' } });
    expect(await refused({ fields: { 'include[]': 'logprobs' } })).toMatchObject({ status: 501, error: { code: 'NotEmulated' } });
  });

  test('subtitles of a model after whisper', async () => {
    expect(await refused({ fields: { response_format: 'srt' } }, transcriber)).toMatchObject({
      status: 400,
      error: { message: "response_format 'srt' is not compatible with model 'gpt-4o-transcribe'. Use 'json' or 'text' instead.", code: 'unsupported_value' },
    });
  });
});

testWithShared('answers are as the published descriptions have them', 'specs/aoai', async () => {
  const json = (await answered({}, transcriber)) as { readonly body: object };
  const verbose = (await answered({ fields: { response_format: 'verbose_json', 'timestamp_granularities[]': 'word,segment' } })) as { readonly body: object };
  expect(faultsAgainst('2024-10-21', 'audioResponse', { ...json.body })).toEqual([]);
  expect(faultsAgainst('2024-10-21', 'audioVerboseResponse', { ...verbose.body })).toEqual([]);
  expect(faultsAgainst('2025-04-01-preview', 'audioVerboseResponse', { ...verbose.body })).toEqual([]);
});
