/** Opus counts at 48 kHz whatever it carries. */
const samplesPerPacket = 960;
/** 20 ms of silence: CELT, full band, mono. */
const silentPacket = Buffer.from([0xf8, 0xff, 0xfe]);
const packetsPerPage = 50;
const begins = 2;
const ends = 4;

/** An Ogg stream of silent Opus packets (RFC 3533, RFC 7845). */
export function oggOpus(seconds: number): Buffer {
  const packets = Math.max(1, Math.ceil(seconds / 0.02));
  const pages = [page(0, begins, 0, [head()]), page(1, 0, 0, [tags()])];
  for (let sent = 0; sent < packets; sent += packetsPerPage) {
    const count = Math.min(packetsPerPage, packets - sent);
    const last = sent + count === packets;
    pages.push(page(pages.length, last ? ends : 0, (sent + count) * samplesPerPacket, Array.from({ length: count }, () => silentPacket)));
  }
  return Buffer.concat(pages);
}

function head(): Buffer {
  const packet = Buffer.alloc(19);
  packet.write('OpusHead', 0, 'latin1');
  packet.writeUInt8(1, 8);
  packet.writeUInt8(1, 9);
  packet.writeUInt32LE(24_000, 12);
  return packet;
}

function tags(): Buffer {
  const vendor = 'apim-llm';
  const packet = Buffer.alloc(8 + 4 + vendor.length + 4);
  packet.write('OpusTags', 0, 'latin1');
  packet.writeUInt32LE(vendor.length, 8);
  packet.write(vendor, 12, 'latin1');
  return packet;
}

/** Packets here are shorter than 255 bytes: one segment each. `position`: samples up to its end. */
function page(number: number, flags: number, position: number, packets: readonly Buffer[]): Buffer {
  const start = Buffer.alloc(27 + packets.length);
  start.write('OggS', 0, 'latin1');
  start.writeUInt8(flags, 5);
  start.writeBigUInt64LE(BigInt(position), 6);
  start.writeUInt32LE(1, 14);
  start.writeUInt32LE(number, 18);
  start.writeUInt8(packets.length, 26);
  for (const [at, packet] of packets.entries()) start.writeUInt8(packet.length, 27 + at);
  const whole = Buffer.concat([start, ...packets]);
  whole.writeUInt32LE(oggCrc(whole), 22);
  return whole;
}

/** Polynomial 0x04c11db7, neither reflected nor inverted. */
function oggCrc(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  }
  return crc >>> 0;
}
