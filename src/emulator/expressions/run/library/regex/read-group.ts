import { NotHere } from '../not-here.ts';
import { readEither } from './parse-pattern.ts';
import type { Reading } from './parse-pattern.ts';
import { emptyPattern } from './pattern.ts';
import type { Pattern, PatternOptions } from './pattern.ts';

const letters: Readonly<Record<string, keyof PatternOptions>> = { i: 'ignoreCase', m: 'multiline', n: 'explicitCapture', s: 'singleline', x: 'ignoreWhiteSpace' };

/** What stands behind `(`; undefined for `(?i)`, which only changes options. */
export function readGroup(reading: Reading): Pattern | undefined {
  const { reader, names, options } = reading;
  const opened = reader.at - 1;
  if (!reader.take('?')) {
    const group = names.byOffset.get(opened);
    const body = rest(reading);
    return group === undefined || options.explicitCapture ? body : { kind: 'group', group, body };
  }
  if (reader.take(':')) return rest(reading);
  if (reader.take('>')) return { kind: 'atomic', body: rest(reading) };
  const look = reader.match(/<?[=!]/y)?.[0];
  if (look !== undefined) return { kind: 'look', ahead: !look.startsWith('<'), negative: look.endsWith('!'), body: rest(reading) };
  if (reader.match(/(?:<\w*-\w+>|'\w*-\w+')/y)) throw new NotHere('balancing groups in regular expressions');
  const named = reader.match(/(?:<(\w+)>|'(\w+)')/y);
  if (named) return { kind: 'group', group: names.byName.get(named[1] ?? named[2] ?? '') ?? 0, body: rest(reading) };
  if (reader.peek() === '(') return readWhether(reading);
  return readOptions(reading);
}

function rest(reading: Reading): Pattern {
  const body = readEither(reading);
  if (!reading.reader.take(')')) throw reading.reader.fault("Not enough )'s.");
  return body;
}

/** `(?(name)yes|no)`. */
function readWhether(reading: Reading): Pattern {
  const name = reading.reader.match(/\((\w+)\)/y)?.[1];
  const group = name === undefined ? undefined : reading.names.byName.get(name);
  if (group === undefined) throw new NotHere('alternation by an expression in regular expressions');
  const body = rest(reading);
  const [yes = emptyPattern, no = emptyPattern, ...more] = body.kind === 'either' ? body.options : [body];
  if (more.length > 0) throw reading.reader.fault('Too many | in (?()|).');
  return { kind: 'whether', group, yes, no };
}

/** `(?i-s)` for the rest of the group, `(?i:…)` for itself. */
function readOptions(reading: Reading): Pattern | undefined {
  const [, on = '', off = '', end] = reading.reader.match(/([imnsx]*)(?:-([imnsx]*))?([:)])/y) ?? [];
  if (end === undefined) throw reading.reader.fault('Unrecognized grouping construct.');
  const before = reading.options;
  reading.options = { ...before, ...changed(on, true), ...changed(off, false) };
  if (end === ')') return undefined;
  const body = rest(reading);
  reading.options = before;
  return body;
}

function changed(list: string, to: boolean): Partial<PatternOptions> {
  return Object.fromEntries([...list].flatMap((letter) => (letters[letter] ? [[letters[letter], to]] : [])));
}
