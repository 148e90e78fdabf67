import { stringify } from 'yaml';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Random } from './random.ts';

/** How a document may be written. Shared objects become anchors in YAML. */
const written: readonly ((document: JsonObject, random: Random) => string)[] = [
  (document) => JSON.stringify(document),
  (document) => JSON.stringify(document, undefined, 2),
  (document) => stringify(document, { aliasDuplicateObjects: false }),
  (document) => stringify(withSharing(document)),
  (document, random) => stringify(document, { defaultStringType: random.pick(['QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED']), indentSeq: false, collectionStyle: random.pick(['any', 'flow']) }),
];

/** The same object for equal ones, so that it becomes an anchor with aliases. */
function withSharing(document: JsonObject): JsonObject {
  const seen = new Map<string, unknown>();
  return JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const text = JSON.stringify(value);
    if (text.length > 300) return value;
    if (!seen.has(text)) seen.set(text, value);
    return seen.get(text);
  }) as JsonObject;
}

/** Changes of bytes; each gives the bytes that a file would have. */
const damages: readonly ((text: string, random: Random) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\uFEFF${text}`),
  (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
  (text) => Buffer.from(text.replaceAll('\n', '\r')),
  (text, random) => Buffer.from(text.slice(0, random.below(text.length))),
  (text, random) => Buffer.from(text.slice(random.below(text.length))),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  (text) => Buffer.from(`ü${text}é`, 'latin1'),
  (text, random) => flipped(Buffer.from(text), 1 + random.below(8), random),
  (text, random) => spliced(text, random.pick(['\u0000', '\t', '"', '{', '[', ']', '}', ':', '- ', '\n', '*a', '&a ', '<<: ', '!!str ', '|\n', '#', '---\n', '...\n', '%YAML 1.1\n', '? ', '\u2028', '\\u0000', ', "paths": {}', 'a: 1\n']), random),
  (text, random) => {
    const from = random.below(text.length);
    return Buffer.from(text + text.slice(from, from + random.below(2000)));
  },
  (text) => Buffer.from(text.replace('"paths"', '"paths":{},"paths"').replace(/^paths:/m, 'paths: {}\npaths:')),
  (text, random) => {
    const lines = text.split('\n');
    const index = random.below(lines.length);
    lines.splice(index, 0, ...lines.slice(index, index + 1 + random.below(5)));
    return Buffer.from(lines.join('\n'));
  },
];

function flipped(bytes: Buffer, count: number, random: Random): Buffer {
  for (let index = 0; index < count; index++) {
    const place = random.below(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
}

function spliced(text: string, put: string, random: Random): Buffer {
  const place = random.below(text.length);
  return Buffer.from(text.slice(0, place) + put + text.slice(place + random.below(3)));
}

/** The text that a file with the document would be read as, damaged or not. */
export function textOf(document: JsonObject, random: Random): string {
  return random.pick(damages)(random.pick(written)(document, random), random).toString('utf8');
}
