import { any, ignoringCase, notLineFeed } from './character-sets.ts';
import { anchorOf } from './anchors.ts';
import type { GroupNames } from './group-names.ts';
import { emptyPattern } from './pattern.ts';
import type { CharacterSet, Pattern, PatternOptions } from './pattern.ts';
import { PatternReader } from './pattern-reader.ts';
import { readCharacterEscape, readClass, readClassEscape, remembered } from './read-class.ts';
import { readGroup } from './read-group.ts';

/** What is being read: the place in the pattern and the options that hold there. */
export interface Reading {
  readonly reader: PatternReader;
  readonly names: GroupNames;
  options: PatternOptions;
  depth: number;
}

/** Reads a .NET pattern. Throws .NET's ArgumentException for what is none, NotHere for what the local Azure lacks. */
export function parsePattern(text: string, options: PatternOptions, names: GroupNames): Pattern {
  const reading: Reading = { reader: new PatternReader(text), names, options, depth: 0 };
  const pattern = readEither(reading);
  if (!reading.reader.done) throw reading.reader.fault("Too many )'s.");
  return pattern;
}

export function readEither(reading: Reading): Pattern {
  const before = reading.options;
  reading.depth += 1;
  if (reading.depth > 250) throw reading.reader.fault('Groups are nested too deep.');
  const options = [readSequence(reading)];
  while (reading.reader.take('|')) options.push(readSequence(reading));
  reading.depth -= 1;
  // Options that a group changed inside of itself end with it.
  reading.options = before;
  return options.length === 1 ? (options[0] ?? emptyPattern) : { kind: 'either', options };
}

function readSequence(reading: Reading): Pattern {
  const { reader } = reading;
  const parts: Pattern[] = [];
  for (;;) {
    skipBlanks(reading);
    if (reader.done || reader.peek() === '|' || reader.peek() === ')') break;
    const atom = readAtom(reading);
    if (atom) parts.push(readRepeat(reading, atom));
  }
  return parts.length === 1 ? (parts[0] ?? emptyPattern) : { kind: 'sequence', parts };
}

function skipBlanks({ reader, options }: Reading): void {
  for (;;) {
    const skipped = reader.match(/\(\?#[^)]*\)/y) ?? (options.ignoreWhiteSpace ? reader.match(/(?:\s+|#[^\n]*\n?)/y) : undefined);
    if (!skipped) return;
  }
}

/** Undefined for what only changes options. */
function readAtom(reading: Reading): Pattern | undefined {
  const { reader, options } = reading;
  const char = reader.next();
  switch (char) {
    case '(':
      return readGroup(reading);
    case '[':
      return setOf(readClass(reader, options.ecmaScript), options);
    case '.':
      return { kind: 'set', set: options.singleline ? any : notLineFeed };
    case '^':
    case '$':
      return { kind: 'anchor', ...anchorOf(char, options) };
    case '\\':
      return readEscape(reading);
    case '*':
    case '+':
    case '?':
      throw reader.fault(`Quantifier '${char}' following nothing.`);
    default:
      return literal(char.charCodeAt(0), options);
  }
}

function readEscape({ reader, options, names }: Reading): Pattern {
  const anchor = /[bBAzZG]/.test(reader.peek()) ? reader.next() : undefined;
  if (anchor !== undefined) return { kind: 'anchor', ...anchorOf(`\\${anchor}`, options) };
  const set = readClassEscape(reader, options.ecmaScript);
  if (set) return setOf(set, options);
  const named = reader.match(/k(?:<(\w+)>|'(\w+)')/y);
  const name = named?.[1] ?? named?.[2] ?? reader.match(/[1-9]\d{0,2}/y)?.[0];
  if (name === undefined) return literal(readCharacterEscape(reader), options);
  const group = names.byName.get(name);
  if (group === undefined) throw reader.fault(`Reference to undefined group ${/^\d/.test(name) ? `number ${name}` : `name '${name}'`}.`);
  return { kind: 'again', group, ignoreCase: options.ignoreCase };
}

const literal = (unit: number, options: PatternOptions): Pattern => setOf((other) => other === unit, options);

function setOf(set: CharacterSet, { ignoreCase }: PatternOptions): Pattern {
  return { kind: 'set', set: remembered(ignoreCase ? ignoringCase(set) : set) };
}

function readRepeat(reading: Reading, body: Pattern): Pattern {
  const { reader } = reading;
  skipBlanks(reading);
  const written = reader.match(/[*+?]|\{(\d{1,9})(,(\d{1,9})?)?\}/y);
  if (!written) return body;
  const [sign, low, upTo, high] = written;
  const least = low === undefined ? (sign === '+' ? 1 : 0) : Number(low);
  const most = low === undefined ? (sign === '?' ? 1 : Infinity) : upTo === undefined ? least : high === undefined ? Infinity : Number(high);
  if (most < least) throw reader.fault('Illegal {x,y} with x > y.');
  const lazy = reader.take('?');
  const again = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(reader.text.slice(reader.at, reader.at + 30));
  if (again) throw reader.fault(`Nested quantifier '${again[0]}'.`);
  return { kind: 'repeat', body, least, most, lazy };
}
