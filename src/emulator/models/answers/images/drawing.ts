import { createHash } from 'node:crypto';
import type { Colour, Picture } from './png.ts';

/** Fields of the pattern to a side; the right half mirrors the left. */
const side = 8;

/** A symmetric pattern in four colours that hang on `seed` alone. */
export function drawingOf(seed: string, { width, height, transparent }: Pick<Picture, 'width' | 'height' | 'transparent'>): Picture {
  const bytes = createHash('sha256').update(seed).digest();
  const byte = (at: number): number => bytes[at % bytes.length] ?? 0;
  const colour = (at: number): Colour => [byte(at), byte(at + 1), byte(at + 2)];
  const columns = Array.from({ length: side }, (_, column) => Math.min(column, side - 1 - column));
  const fields = Array.from({ length: side }, (_, row) => columns.map((column) => (byte(12 + row) >> (2 * column)) & 3));
  return { width, height, transparent, palette: [colour(0), colour(3), colour(6), colour(9)], fields };
}
