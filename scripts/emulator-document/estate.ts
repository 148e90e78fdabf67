import * as z from 'zod';
import { estateSchema } from '../../src/emulator/estate-schema.ts';
import { estateWords } from '../../src/emulator/estate-words.ts';
import { code, table } from './language.ts';
import type { Language, Words } from './language.ts';

interface Key {
  readonly path: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

type Schema = z.core.JSONSchema.JSONSchema;

const heads: readonly Words[] = [{ en: 'key', ja: 'キー' }, { en: 'values', ja: '値' }, { en: 'default', ja: '既定' }, { en: 'what', ja: '内容' }];
const required: Words = { en: 'required', ja: '必須' };
const types: Readonly<Record<string, Words>> = {
  string: { en: 'text', ja: '文字列' },
  integer: { en: 'whole number', ja: '整数' },
  number: { en: 'number', ja: '数' },
  boolean: { en: '`true`, `false`', ja: '`true`、`false`' },
  array: { en: 'list', ja: 'リスト' },
  object: { en: 'mapping', ja: 'マップ' },
};

const keys = keysOf(z.toJSONSchema(estateSchema, { io: 'input', unrepresentable: 'any' }), '');

function keysOf({ properties = {}, required: names = [] }: Schema, above: string): readonly Key[] {
  return Object.entries(properties).flatMap(([name, schema]): readonly Key[] => {
    if (typeof schema === 'boolean') return [];
    const path = `${above}${name}`;
    const items = schema.items;
    const below = isSchema(items) ? keysOf(items, `${path}[].`) : keysOf(schema, `${path}.`);
    return [{ path, schema, isRequired: names.includes(name) }, ...below];
  });
}

function isSchema(items: Schema['items']): items is Schema {
  return typeof items === 'object' && !Array.isArray(items);
}

export function estateIn(language: Language): string {
  const unknown = Object.keys(estateWords).filter((path) => !keys.some((key) => key.path === path));
  if (unknown.length > 0) throw new Error(`estate-words.ts speaks of keys that there are not: ${unknown.join(', ')}.`);
  return table(heads.map((head) => head[language]), keys.map((key) => row(key, language)));
}

function row({ path, schema, isRequired }: Key, language: Language): readonly string[] {
  const words = estateWords[path];
  if (!words) throw new Error(`estate-words.ts has no words for ${path}.`);
  return [code(path), valuesOf(schema, language), isRequired ? required[language] : defaultOf(schema), language === 'en' ? words.text : words.ja];
}

function valuesOf(schema: Schema, language: Language): string {
  const { anyOf, type, enum: choices, const: only, minimum, maximum } = schema;
  const separator = language === 'en' ? ', ' : '、';
  if (anyOf) return anyOf.map((one) => (typeof one === 'boolean' ? '' : valuesOf(one, language))).join(separator);
  if (only !== undefined) return code(String(only));
  if (choices) return choices.map((choice) => code(String(choice))).join(separator);
  if (type === 'null') return code('null');
  const bounds = minimum === undefined ? '' : maximum === Number.MAX_SAFE_INTEGER ? ` ≥ ${minimum}` : ` ${minimum}–${maximum}`;
  return `${types[String(type)]?.[language] ?? ''}${bounds}`;
}

/** A list or mapping that may be left out is empty then. */
function defaultOf({ default: value, properties, type }: Schema): string {
  // What has keys of its own has their defaults.
  if (value !== undefined) return properties === undefined ? code(JSON.stringify(value).replaceAll(/^"|"$/g, '')) : '';
  return type === 'array' ? code('[]') : '';
}
