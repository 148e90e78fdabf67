const blockSize = 4096;

/** A FLAC stream of silence (RFC 9639): one constant subframe a block, mono, 16 bits. */
export function flac(samples: number, sampleRate: number): Buffer {
  const blocks = Math.max(1, Math.ceil(samples / blockSize));
  return Buffer.concat([Buffer.from('fLaC', 'latin1'), streamInfo(blocks * blockSize, sampleRate), ...Array.from({ length: blocks }, (_, number) => frame(number))]);
}

/** The last (and only) metadata block. A digest of zeros: not computed. */
function streamInfo(samples: number, sampleRate: number): Buffer {
  const block = Buffer.alloc(4 + 34);
  block.writeUInt32BE(0x8000_0000 + 34, 0);
  block.writeUInt16BE(blockSize, 4);
  block.writeUInt16BE(blockSize, 6);
  const mono = 0n;
  const bitsPerSample = 15n;
  block.writeBigUInt64BE((BigInt(sampleRate) << 44n) | (mono << 41n) | (bitsPerSample << 36n) | BigInt(samples), 14);
  return block;
}

/** Fixed block size 4096 (code 12), 24 kHz (code 7), mono, 16 bits (code 4); the frame's number as UTF-8 writes code points. */
function frame(number: number): Buffer {
  const head = Buffer.concat([Buffer.from([0xff, 0xf8, 0xc7, 0x08]), Buffer.from(String.fromCodePoint(number), 'utf8')]);
  const constantZero = Buffer.from([0x00, 0x00, 0x00]);
  const whole = Buffer.concat([head, Buffer.from([crc8(head)]), constantZero]);
  const check = Buffer.alloc(2);
  check.writeUInt16BE(crc16(whole));
  return Buffer.concat([whole, check]);
}

function crc8(bytes: Buffer): number {
  return bytes.reduce((crc, byte) => eightBits(crc ^ byte, 0x80, 0x07, 0xff), 0);
}

function crc16(bytes: Buffer): number {
  return bytes.reduce((crc, byte) => eightBits(crc ^ (byte << 8), 0x8000, 0x8005, 0xffff), 0);
}

function eightBits(start: number, top: number, polynomial: number, mask: number): number {
  let crc = start;
  for (let bit = 0; bit < 8; bit++) crc = ((crc & top) === 0 ? crc << 1 : (crc << 1) ^ polynomial) & mask;
  return crc;
}
