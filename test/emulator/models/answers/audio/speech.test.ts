import { describe, expect, test } from 'vitest';
import { speak } from '../../../../../src/emulator/models/answers/audio.ts';
import { secondsOf } from '../../../../../src/emulator/models/answers/audio/duration.ts';
import type { CallParts } from '../model-call-fixture.ts';
import { answeredEvents, deploymentOf, jsonBody, modelCall, refusalOf } from '../model-call-fixture.ts';

const tts = { deployment: deploymentOf('tts', '001') };
const newer = { deployment: deploymentOf('gpt-4o-mini-tts', '2025-03-20') };

async function spoken(format: string | undefined, input = 'Thirty letters make two secs.', parts: CallParts = tts): Promise<{ readonly contentType: string; readonly bytes: Buffer }> {
  const drafted = await speak(modelCall(jsonBody({ input, voice: 'alloy', model: 'tts', ...(format === undefined ? {} : { response_format: format }) }), parts));
  if (drafted.kind !== 'bytes') throw new Error(drafted.kind);
  return drafted;
}

describe('speech is silence that a player takes', () => {
  test('MP3 unless something else is asked for: frames of MPEG-2 Layer III', async () => {
    const { contentType, bytes } = await spoken(undefined);
    expect(contentType).toBe('audio/mpeg');
    expect(bytes.length % 24).toBe(0);
    for (let at = 0; at < bytes.length; at += 24) expect(bytes.readUInt32BE(at)).toBe(0xfff3_14c4);
    expect(bytes.length / 24).toBe(Math.ceil((29 / 15) * (24_000 / 576)));
  });

  test('WAV and PCM of 24 kHz and 16 bits', async () => {
    const wav = await spoken('wav');
    expect(wav.contentType).toBe('audio/wav');
    expect(secondsOf(wav.bytes)).toBe(1.93);
    const pcm = await spoken('pcm');
    expect(pcm.bytes.length).toBe(wav.bytes.length - 44);
  });

  test('AAC in ADTS frames that tell their length', async () => {
    const { contentType, bytes } = await spoken('aac');
    expect(contentType).toBe('audio/aac');
    expect(bytes.readUInt16BE(0)).toBe(0xfff1);
    const length = ((bytes.readUInt32BE(2) >> 5) & 0x1fff) >>> 0;
    expect(length).toBe(13);
    expect(bytes.length % 13).toBe(0);
  });

  test('FLAC with checks that are right', async () => {
    const { bytes } = await spoken('flac');
    expect(bytes.toString('latin1', 0, 4)).toBe('fLaC');
    const frame = bytes.subarray(42, 42 + 11);
    expect(frame.readUInt32BE(0)).toBe(0xfff8_c708);
    expect(remainder(frame.subarray(0, 6), 0x07, 8)).toBe(0);
    expect(remainder(frame, 0x8005, 16)).toBe(0);
  });

  test('Opus in Ogg pages that begin, count on and end', async () => {
    const { contentType, bytes } = await spoken('opus');
    expect(contentType).toBe('audio/opus');
    const pages: { readonly flags: number; readonly number: number }[] = [];
    for (let at = bytes.indexOf('OggS'); at >= 0; at = bytes.indexOf('OggS', at + 4)) {
      pages.push({ flags: bytes.readUInt8(at + 5), number: bytes.readUInt32LE(at + 18) });
      const segments = bytes.readUInt8(at + 26);
      const size = bytes.subarray(at + 27, at + 27 + segments).reduce((sum, each) => sum + each, 27 + segments);
      const page = Buffer.from(bytes.subarray(at, at + size));
      const check = page.readUInt32LE(22);
      page.writeUInt32LE(0, 22);
      expect(remainder(Buffer.concat([page, Buffer.alloc(4)]), 0x04c1_1db7, 32)).toBe(check);
    }
    expect(pages).toEqual([{ flags: 2, number: 0 }, { flags: 0, number: 1 }, { flags: 0, number: 2 }, { flags: 4, number: 3 }]);
    expect(bytes.includes('OpusHead')).toBe(true);
  });

  test('longer for a longer text, shorter when spoken faster, five seconds at most', async () => {
    const [short, long, longest] = [await spoken('pcm', 'Short.'), await spoken('pcm', 'x'.repeat(60)), await spoken('pcm', 'x'.repeat(4096))];
    expect(long.bytes.length).toBe(24_000 * 2 * 4);
    expect(short.bytes.length).toBeLessThan(long.bytes.length);
    expect(longest.bytes.length).toBe(24_000 * 2 * 5);
    const fast = await speak(modelCall(jsonBody({ input: 'x'.repeat(60), voice: 'nova', response_format: 'pcm', speed: 2 }), tts));
    expect(fast).toMatchObject({ kind: 'bytes', bytes: { length: 24_000 * 2 * 2 } });
  });
});

/** Of a division bit by bit: 0 for what carries its own check. */
function remainder(bytes: Buffer, polynomial: number, bits: number): number {
  let rest = 0n;
  const top = 1n << BigInt(bits);
  const divisor = top | BigInt(polynomial);
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit--) {
      rest = (rest << 1n) | BigInt((byte >> bit) & 1);
      if ((rest & top) !== 0n) rest ^= divisor;
    }
  }
  return Number(rest);
}

test('the newer model counts tokens and may answer in events', async () => {
  const { data, drafted } = await answeredEvents(speak, { input: 'Hello there.', voice: 'coral', instructions: 'Softly.', stream_format: 'sse', response_format: 'pcm' }, newer);
  expect(data).toMatchObject([{ type: 'speech.audio.delta' }, { type: 'speech.audio.done', usage: { input_tokens: 3 } }]);
  expect(drafted).toMatchObject({ usage: { input: 3 } });
});

test('voices, texts and formats that are wrong are refused', async () => {
  expect(await refusalOf(speak, { input: 'a' }, tts)).toMatchObject({ status: 400, error: { code: 'missing_required_parameter', param: 'voice' } });
  expect(await refusalOf(speak, { input: 'a', voice: 'coral' }, tts)).toMatchObject({ error: { code: 'invalid_value', param: 'voice' } });
  expect(await refusalOf(speak, { input: '', voice: 'alloy' }, tts)).toMatchObject({ error: { code: 'empty_string', param: 'input' } });
  expect(await refusalOf(speak, { input: 'x'.repeat(4097), voice: 'alloy' }, tts)).toMatchObject({ error: { code: 'string_above_max_length', param: 'input' } });
  expect(await refusalOf(speak, { input: 'a', voice: 'alloy', speed: 5 }, tts)).toMatchObject({ error: { code: 'decimal_above_max_value' } });
  expect(await refusalOf(speak, { input: 'a', voice: 'alloy', response_format: 'midi' }, tts)).toMatchObject({ error: { code: 'invalid_value', param: 'response_format' } });
  expect(await refusalOf(speak, { input: 'a', voice: 'alloy', instructions: 'Softly.' }, tts)).toMatchObject({ error: { code: 'unsupported_parameter', param: 'instructions' } });
});
