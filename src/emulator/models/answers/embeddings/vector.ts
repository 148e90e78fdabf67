import { seededRandom } from '../../../random.ts';
import { seedOf } from '../seed.ts';

/** Nine digits behind the point, as the service writes them. */
const precision = 1e9;

/**
 * A unit vector that hangs on the model and the text alone; another text has quite another one, however similar it is. With fewer
 * dimensions it is the beginning of the longer one, again of length 1, as with text-embedding-3.
 */
export function vectorOf(model: string, text: string, dimensions: number): readonly number[] {
  const random = seededRandom(seedOf(model, text));
  const vector = new Float64Array(dimensions);
  let squares = 0;
  for (let at = 0; at < dimensions; at++) {
    // A sum of three: near enough to a normal distribution for directions without a preference.
    const one = random() + random() + random() - 1.5;
    vector[at] = one;
    squares += one * one;
  }
  const scale = 1 / Math.sqrt(squares || 1);
  return Array.from(vector, (one) => Math.round(one * scale * precision) / precision);
}

/** As `encoding_format: base64` has it: 32-bit floats, the lowest byte first. */
export function base64Of(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [at, one] of vector.entries()) bytes.writeFloatLE(one, at * 4);
  return bytes.toString('base64');
}
