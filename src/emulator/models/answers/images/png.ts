import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

/** A picture of at most four colours. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly Colour[];
  /** Whether the first colour lets through what is behind. */
  readonly transparent: boolean;
  /** Rows of fields, stretched over all of it: the index of each one's colour. */
  readonly fields: readonly (readonly number[])[];
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const bitsPerPoint = 2;
const indexed = 3;

/** With a palette and two bits a point (PNG, third edition): a few kilobytes where large areas are alike. */
export function pngOf(picture: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  header.writeUInt8(bitsPerPoint, 8);
  header.writeUInt8(indexed, 9);
  const alpha = picture.transparent ? [chunk('tRNS', Buffer.from([0]))] : [];
  return Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', Buffer.from(picture.palette.flat())), ...alpha, chunk('IDAT', deflateSync(rowsOf(picture))), chunk('IEND', Buffer.alloc(0))]);
}

/** Each row begins with its filter (0: none). All rows through the same fields are alike. */
function rowsOf({ width, height, fields }: Picture): Buffer {
  const packed = fields.map((colours) => packedRow(colours, width));
  const stride = packed[0]?.length ?? 0;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) packed[Math.floor((y * fields.length) / height)]?.copy(rows, y * stride);
  return rows;
}

function packedRow(colours: readonly number[], width: number): Buffer {
  const row = Buffer.alloc(1 + Math.ceil((width * bitsPerPoint) / 8));
  for (let x = 0; x < width; x++) {
    const place = 1 + (x >> 2);
    const colour = colours[Math.floor((x * colours.length) / width)] ?? 0;
    row[place] = (row[place] ?? 0) | (colour << (6 - 2 * (x & 3)));
  }
  return row;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
