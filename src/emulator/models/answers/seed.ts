import { seededRandom } from '../../random.ts';

const separator = 0x1f;

/** 32 bits that hang on the parts alone (FNV-1a over UTF-16 units): the same question has the same answer. */
export function seedOf(...parts: readonly string[]): number {
  let hash = 0x811c9dc5;
  const mix = (unit: number): void => {
    hash = Math.imul(hash ^ unit, 0x01000193);
  };
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) mix(part.charCodeAt(at));
    mix(separator);
  }
  return hash >>> 0;
}

/** One of `options`, the same for the same seed. */
export function pick<T>(options: readonly [T, ...T[]], ...seed: readonly string[]): T {
  return options[Math.floor(seededRandom(seedOf(...seed))() * options.length)] ?? options[0];
}
