import { oggOpus } from './ogg-opus.ts';
import { flac } from './flac.ts';

/** Samples per second of everything that is spoken (OpenAI's guide to speech: 24 kHz, one channel, 16 bits). */
export const sampleRate = 24_000;

export const speechFormats = ['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'] as const;
export type SpeechFormat = (typeof speechFormats)[number];

export const contentTypes: Readonly<Record<SpeechFormat, string>> = {
  mp3: 'audio/mpeg',
  opus: 'audio/opus',
  aac: 'audio/aac',
  flac: 'audio/flac',
  wav: 'audio/wav',
  pcm: 'audio/pcm',
};

/** A whole file of silence that players take. */
export function silence(format: SpeechFormat, seconds: number): Buffer {
  const samples = Math.round(seconds * sampleRate);
  switch (format) {
    case 'pcm': return Buffer.alloc(samples * 2);
    case 'wav': return wave(samples);
    case 'mp3': return repeated(mp3Frame(), samples / 576);
    case 'aac': return repeated(aacFrame(), samples / 1024);
    case 'flac': return flac(samples, sampleRate);
    case 'opus': return oggOpus(seconds);
    default: return format satisfies never;
  }
}

function repeated(frame: Buffer, times: number): Buffer {
  return Buffer.concat(Array.from({ length: Math.max(1, Math.ceil(times)) }, () => frame));
}

function wave(samples: number): Buffer {
  const head = Buffer.alloc(44);
  const size = samples * 2;
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + size, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(size, 40);
  return Buffer.concat([head, Buffer.alloc(size)]);
}

/** MPEG-2 Layer III, 8 kbit/s, 24 kHz, mono: 24 bytes for 576 samples; side information of zeros means that no sample is coded. */
function mp3Frame(): Buffer {
  const frame = Buffer.alloc(24);
  Buffer.from([0xff, 0xf3, 0x14, 0xc4]).copy(frame);
  return frame;
}

/** ADTS, AAC-LC, 24 kHz, mono, 1024 samples: a single channel element whose one band has codebook 0 (all zero), then the end mark. */
function aacFrame(): Buffer {
  const element = Buffer.from([0x00, 0xc8, 0x00, 0x80, 0x23, 0x80]);
  const length = 7 + element.length;
  const head = Buffer.from([0xff, 0xf1, (1 << 6) | (6 << 2), (1 << 6) | (length >> 11), (length >> 3) & 0xff, ((length & 7) << 5) | 0x1f, 0xfc]);
  return Buffer.concat([head, element]);
}
