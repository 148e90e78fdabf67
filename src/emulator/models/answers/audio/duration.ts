/** What is assumed of files whose length their head does not tell: 128 kbit/s. */
const bytesPerSecond = 16_000;

/** Seconds that an audio file plays: from the head of a WAV file, else by its size. To a hundredth. */
export function secondsOf(bytes: Buffer): number {
  return Math.round((secondsOfWave(bytes) ?? bytes.length / bytesPerSecond) * 100) / 100;
}

function secondsOfWave(bytes: Buffer): number | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (type === 'fmt ' && at + 20 <= bytes.length) rate = bytes.readUInt32LE(at + 16);
    // Writers that do not know the size beforehand leave 0 or the greatest number there.
    if (type === 'data' && rate > 0) return Math.min(size === 0 ? Infinity : size, bytes.length - at - 8) / rate;
    at += 8 + size + (size % 2);
  }
  return undefined;
}
