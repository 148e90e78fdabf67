/** Numbers in [0, 1), the same for the same seed (mulberry32: 32 bits of state, plenty for ids and jitter). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const hex = '0123456789abcdef';

/** A UUID of version 4 made of these numbers: 31 of them. */
export function uuidFrom(random: () => number): string {
  let id = '';
  for (let place = 0; place < 32; place += 1) {
    if (place === 8 || place === 12 || place === 16 || place === 20) id += '-';
    if (place === 12) id += '4';
    else {
      const digit = Math.floor(random() * 16);
      id += hex.charAt(place === 16 ? (digit & 3) | 8 : digit);
    }
  }
  return id;
}
