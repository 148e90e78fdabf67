import * as fc from 'fast-check';
import type { Json } from '../../../../src/model/json.ts';
import type { Field } from '../../../../src/emulator/arm/schema/field.ts';
import type { Path } from '../../../../src/emulator/arm/schema/fault.ts';

const json = fc.jsonValue({ maxDepth: 1 }).filter((value) => value !== null) as fc.Arbitrary<Json>;

/** Good values of a field, with everything in them that may be stated. */
export function fullValue(field: Field): fc.Arbitrary<Json> {
  const [least, most] = field.bounds ?? [null, null];
  switch (field.kind) {
    case 'text':
      return textOf(field);
    case 'integer': {
      const width = field.format === 'int32' ? 2 ** 31 : Number.MAX_SAFE_INTEGER;
      return fc.maxSafeInteger().map((value) => within(value, least ?? -width, Math.min(most ?? width, width - 1)));
    }
    case 'number':
      return fc.integer({ min: least ?? -1000, max: most ?? 1000 });
    case 'flag':
      return fc.boolean();
    case 'list':
      return fc.array(field.of ? fullValue(field.of) : json, { minLength: Math.max(1, least ?? 1), maxLength: Math.min(most ?? 2, Math.max(2, least ?? 0)) });
    case 'map':
      return fc.record({ key: field.of ? fullValue(field.of) : json });
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(field.fields ?? {}).map(([name, inner]) => [name, fullValue(inner)]))) as fc.Arbitrary<Json>;
    case 'any':
      return json;
  }
}

function within(value: number, least: number, most: number): number {
  return value >= least && value <= most ? value : least + (Math.abs(value) % (most - least + 1));
}

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  duration: fc.constantFrom('PT1M', 'P1DT2H', 'PT0.5S'),
  'date-time': fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString()),
  uri: fc.constantFrom('https://a.example/b', 'urn:a:b'),
  'service-url': fc.constantFrom('https://a.example/b', 'wss://a.example'),
};

function textOf({ words, format, pattern, bounds: [least, most] = [null, null] }: Field): fc.Arbitrary<Json> {
  if (words) return fc.constantFrom(...words);
  if (format !== undefined && Object.hasOwn(formats, format)) return formats[format] ?? fc.string();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length >= (least ?? 0) && text.length <= (most ?? 1000));
  return fc.string({ minLength: least ?? 0, maxLength: Math.min(most ?? 20, Math.max(20, least ?? 0)) });
}

/** One thing that is wrong: the value at a place is replaced, `undefined` takes it away. */
export interface Mutation {
  readonly at: Path;
  readonly to: Json | undefined;
}

/** Everything that the facts of a field forbid, one mutation each, of the first item of every list. */
export function mutationsOf(field: Field, at: Path = []): readonly Mutation[] {
  if (field.readOnly || field.kind === 'any') return [];
  const own = wrongValues(field).map((to) => ({ at, to }));
  switch (field.kind) {
    case 'list':
      return [...own, ...(field.of ? mutationsOf(field.of, [...at, 0]) : [])];
    case 'map':
      return [...own, ...(field.of ? mutationsOf(field.of, [...at, 'key']) : [])];
    case 'object':
      return [
        ...own,
        ...(field.open ? [] : [{ at: [...at, 'noSuchField'], to: 1 }]),
        ...(field.required ?? []).filter((name) => !field.fields?.[name]?.readOnly).map((name) => ({ at: [...at, name], to: undefined })),
        ...Object.entries(field.fields ?? {}).flatMap(([name, inner]) => mutationsOf(inner, [...at, name])),
      ];
    default:
      return own;
  }
}

function wrongValues({ kind, words, format, pattern, bounds: [least, most] = [null, null] }: Field): readonly Json[] {
  switch (kind) {
    case 'text':
      return [7, ...(words ? ['no such word'] : []), ...(format !== undefined && Object.hasOwn(formats, format) ? ['not of the format'] : []), ...(pattern === undefined || new RegExp(pattern).test('\n') ? [] : ['\n']), ...tooLong(least, most, (size) => 'x'.repeat(size))];
    case 'integer':
      return ['1', 1.5, ...(format === 'int32' ? [2 ** 31] : []), ...(least === null ? [] : [least - 1]), ...(most === null ? [] : [most + 1])];
    case 'number':
      return ['1', ...(least === null ? [] : [least - 1]), ...(most === null ? [] : [most + 1])];
    case 'flag':
      return ['true', 1];
    case 'list':
      return [{}, 'x', ...tooLong(least, null, () => [])];
    case 'object':
    case 'map':
      return [[], 'x'];
    case 'any':
      return [];
  }
}

function tooLong(least: number | null, most: number | null, of: (size: number) => Json): readonly Json[] {
  return [...(least === null || least < 1 ? [] : [of(least - 1)]), ...(most === null ? [] : [of(most + 1)])];
}

export function mutated(value: Json, { at: [key, ...rest], to }: Mutation): Json {
  if (key === undefined) return to ?? null;
  if (Array.isArray(value)) return value.map((item: Json, index) => (index === key ? mutated(item, { at: rest, to }) : item));
  const object = value as Readonly<Record<string, Json>>;
  if (rest.length > 0) return { ...object, [key]: mutated(object[key] ?? null, { at: rest, to }) };
  const { [key]: _, ...others } = object;
  return to === undefined ? others : { ...others, [key]: to };
}
