import type { JsonObject } from '../../../../model/json.ts';
import { uuidFrom } from '../../../random.ts';
import { patternText } from './pattern-text.ts';
import { wordsFor } from './words.ts';

/** How much longer than it must be a text of a pattern is, in the order in which they are tried until the length is right. */
const stretches = [2, 0, 1, ...Array.from({ length: 60 }, (_, at) => at + 3)];
/** Longer texts that a schema asks for are not made. */
const mostCharacters = 10_000;

/** A text of the `format`, `pattern` and length that a schema asks for; `name` of the property it stands in gives the words. */
export function textValue(schema: JsonObject, name: string, random: () => number): string {
  const least = Math.min(lengthOf(schema['minLength']) ?? 0, mostCharacters);
  const most = lengthOf(schema['maxLength']) ?? Infinity;
  const { pattern, format } = schema;
  const patterned = typeof pattern === 'string' ? ofPattern(pattern, least, most, random) : undefined;
  if (patterned !== undefined) return patterned;
  const formatted = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format]?.(random) : undefined;
  if (formatted !== undefined) return formatted;
  let text = wordsFor(name, random);
  while (text.length < least) text += ` ${wordsFor('', random)}`;
  if (text.length <= most) return text;
  const cut = text.slice(0, most).trimEnd();
  return cut.length < least ? cut.padEnd(least, '.') : cut;
}

function ofPattern(pattern: string, least: number, most: number, random: () => number): string | undefined {
  for (const stretch of [...stretches, least]) {
    const text = patternText(pattern, stretch, random);
    if (text === undefined) return undefined;
    if (text.length >= least && text.length <= most) return text;
  }
  return patternText(pattern, 0, random);
}

function lengthOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : undefined;
}

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
const date = (random: () => number): string => `2026-${two(1 + random() * 12)}-${two(1 + random() * 28)}`;
const time = (random: () => number): string => `${two(random() * 24)}:${two(random() * 60)}:00Z`;

/** Those that structured outputs know, and `uri`. Documentation addresses: they lead nowhere. */
const formats: Readonly<Record<string, (random: () => number) => string>> = {
  'date-time': (random) => `${date(random)}T${time(random)}`,
  date,
  time,
  duration: (random) => `PT${Math.floor(1 + random() * 59)}M`,
  email: (random) => `${wordsFor('user', random)}@example.com`,
  hostname: (random) => `${wordsFor('user', random)}.example.com`,
  ipv4: (random) => `192.0.2.${Math.floor(1 + random() * 254)}`,
  ipv6: (random) => `2001:db8::${Math.floor(1 + random() * 9998).toString(16)}`,
  uuid: uuidFrom,
  uri: (random) => `https://example.com/${wordsFor('user', random)}`,
};
