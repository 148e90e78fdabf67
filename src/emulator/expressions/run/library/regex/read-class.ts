import { any, anyOf, asciiDigit, asciiWhiteSpace, asciiWordCharacter, category, digit, not, range, whiteSpace, without, wordCharacter } from './character-sets.ts';
import type { CharacterSet } from './pattern.ts';
import type { PatternReader } from './pattern-reader.ts';
import { NotHere } from '../not-here.ts';

const single: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, a: 7, e: 27 };

/** `\d`, `\W`, `\p{L}` behind their backslash; undefined where the escape is one character. */
export function readClassEscape(reader: PatternReader, ecmaScript: boolean): CharacterSet | undefined {
  const letter = reader.peek();
  const sets: Readonly<Record<string, CharacterSet>> = ecmaScript ? { d: asciiDigit, w: asciiWordCharacter, s: asciiWhiteSpace } : { d: digit, w: wordCharacter, s: whiteSpace };
  const set = sets[letter.toLowerCase()];
  if (set) {
    reader.next();
    return letter === letter.toLowerCase() ? set : not(set);
  }
  if (letter !== 'p' && letter !== 'P') return undefined;
  reader.next();
  const name = reader.match(/\{(\w[\w-]*)\}/y)?.[1];
  if (name === undefined) throw reader.fault('Incomplete \\p{X} character escape.');
  const found = category(name);
  if (!found && name.startsWith('Is')) throw new NotHere(`\\p{${name}} in regular expressions`);
  if (!found) throw reader.fault(`Unknown property '${name}'.`);
  return letter === 'p' ? found : not(found);
}

/** One character behind its backslash: `\n`, `\x41`, `\u0041`, `\cA`, `\.`. */
export function readCharacterEscape(reader: PatternReader): number {
  const char = reader.next();
  const known = single[char];
  if (known !== undefined) return known;
  if (char === 'x' || char === 'u') {
    const digits = reader.match(char === 'x' ? /[0-9A-Fa-f]{2}/y : /[0-9A-Fa-f]{4}/y);
    if (!digits) throw reader.fault('Insufficient or invalid hexadecimal digits.');
    return Number.parseInt(digits[0], 16);
  }
  if (char === 'c') {
    const letter = reader.match(/[@-_a-z]/y);
    if (!letter) throw reader.fault('Unrecognized control character.');
    return letter[0].toUpperCase().charCodeAt(0) - 64;
  }
  if (/[0-7]/.test(char)) return Number.parseInt(char + (reader.match(/[0-7]{1,2}/y)?.[0] ?? ''), 8) & 0xff;
  if (/\w/.test(char)) throw reader.fault(`Unrecognized escape sequence \\${char}.`);
  return char.charCodeAt(0);
}

/** A class behind its `[`, subtraction (`[a-z-[aeiou]]`) included. */
export function readClass(reader: PatternReader, ecmaScript: boolean): CharacterSet {
  const negated = reader.take('^');
  const sets: CharacterSet[] = [];
  let less: CharacterSet | undefined;
  for (let first = true; first || reader.peek() !== ']'; first = false) {
    if (reader.done) throw reader.fault('Unterminated [] set.');
    if (!first && reader.take('-[')) {
      less = readClass(reader, ecmaScript);
      if (reader.peek() !== ']') throw reader.fault('A subtraction must be the last element in a character class.');
      break;
    }
    sets.push(readMember(reader, ecmaScript));
  }
  reader.next();
  const set = negated ? not(anyOf(sets)) : anyOf(sets);
  return remembered(less ? without(set, less) : set);
}

function readMember(reader: PatternReader, ecmaScript: boolean): CharacterSet {
  const low = readUnit(reader, ecmaScript);
  if (typeof low === 'function') return low;
  if (reader.peek() !== '-' || reader.peek(1) === ']' || reader.peek(1) === '[' || reader.peek(1) === '') return range(low, low);
  reader.next();
  const high = readUnit(reader, ecmaScript);
  if (typeof high === 'function') throw reader.fault('Cannot include class in character range.');
  if (high < low) throw reader.fault(`[x-y] range in reverse order.`);
  return range(low, high);
}

function readUnit(reader: PatternReader, ecmaScript: boolean): number | CharacterSet {
  const char = reader.next();
  if (char !== '\\') return char.charCodeAt(0);
  const set = readClassEscape(reader, ecmaScript);
  if (set) return set;
  return reader.take('b') ? 8 : readCharacterEscape(reader);
}

/** ASCII is asked often, so its answers are kept. */
export function remembered(set: CharacterSet): CharacterSet {
  if (set === any) return set;
  const ascii = Array.from({ length: 128 }, (_, unit) => set(unit));
  return (unit) => (unit < 128 ? ascii[unit] === true : set(unit));
}
