import type { Json } from '../../../src/model/json.ts';
import type { Dice } from './dice.ts';
import type { Schema } from './schema.ts';
import { documents, policies, strange } from './texts.ts';
import { group } from './world.ts';

const service = `${group}/providers/Microsoft.ApiManagement/service/a`;

/** Fields in which only a few texts make sense, by lower-case name. */
const sensible: Readonly<Record<string, readonly Json[]>> = {
  loggerid: [`${service}/loggers/a`, '/loggers/a', '/loggers/missing'],
  apiversionsetid: [`${service}/apiVersionSets/a`, '/apiVersionSets/a', '/apiVersionSets/missing'],
  sourceapiid: ['/apis/a', '/apis/missing', `${service}/apis/a`],
  apiid: ['/apis/a', `${service}/apis/a`, '/apis/a;rev=1', '/apis/missing'],
  scope: ['/apis', '/apis/a', '/products/a', `${service}/products/a`, '/products/missing', '/'],
  ownerid: ['/users/a', '/users/1', '/users/missing'],
  id: [`${service}/backends/a`, '/backends/a', '/backends/missing'],
  url: ['https://a.example', 'https://a.example/b', 'a.example'],
  urltemplate: ['/a', '/a/{b}', '/a/{b', '/*', 'a'],
  serviceurl: ['https://a.example', 'http://a.example/b', 'a'],
  path: ['a', 'b', '/b', 'b/c', 'fuzz', ''],
  method: ['GET', 'POST', 'get', 'ANYTHING', 'NO SUCH'],
  interval: ['PT1M', 'PT5M', 'P1D', 'PT', 'x'],
  tripduration: ['PT1M', 'PT0S', 'x'],
  location: ['westeurope', 'West Europe', 'nowhere'],
  roledefinitionid: [`/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`, 'x'],
  principalid: ['00000000-0000-0000-0000-0000000000ca', '11111111-0000-4000-8000-000000000009', 'x'],
  format: ['xml', 'rawxml', 'openapi', 'openapi+json', 'swagger-json', 'xml-link', 'no'],
  value: [...policies, ...documents],
  email: ['a@example.com', 'b@example.com', 'no'],
  instrumentationkey: ['10000000-0000-4000-8000-000000000001', 'x'],
  secretidentifier: ['https://v.vault.azure.net/secrets/a', 'x'],
};

/** A value that mostly fits the schema. `some`: how likely an optional property is. */
export function valueFor(schema: Schema, dice: Dice, some: number, name = '', depth = 0): Json {
  if (depth > 6) return null;
  const hints = sensible[name.toLowerCase()];
  if (hints && (schema.type === 'string' || schema.anything) && dice.chance(0.8)) return dice.pick(hints);
  if (schema.words && dice.chance(0.95)) return dice.pick(schema.words);
  switch (schema.type) {
    case 'object':
      return objectFor(schema, dice, some, depth);
    case 'array': {
      const least = schema.min ?? 0;
      const count = dice.chance(0.05) ? (schema.max ?? 3) + 1 : least + dice.int(3);
      return Array.from({ length: Math.min(count, 40) }, () => (schema.items ? valueFor(schema.items(), dice, some, name, depth + 1) : 'a'));
    }
    case 'integer':
    case 'number':
      return dice.pick([schema.min ?? 0, schema.max ?? 100, (schema.min ?? 0) + 1, 1, 429, 5, dice.chance(0.1) ? (schema.max ?? 1e9) + 1 : 2]);
    case 'boolean':
      return dice.chance(0.5);
    case 'string':
      return textFor(schema, dice);
    default:
      return dice.pick<Json>([null, {}, 'a', 1]);
  }
}

function objectFor(schema: Schema, dice: Dice, some: number, depth: number): Json {
  const stated = [...schema.properties].filter(([name, property]) => (schema.required.has(name) || name === 'properties' ? !dice.chance(0.02) : dice.chance(property().readOnly ? 0.03 : some)));
  const values = Object.fromEntries(stated.map(([name, property]) => [name, valueFor(property(), dice, some, name, depth + 1)]));
  const others = schema.others;
  return schema.properties.size === 0 && others ? { [dice.pick(['a', 'b', 'x y'])]: valueFor(others(), dice, some, 'a', depth + 1) } : values;
}

function textFor(schema: Schema, dice: Dice): string {
  switch (schema.format) {
    case 'date-time':
      return dice.pick(['2026-01-01T00:00:00Z', '2030-06-01T12:00:00.123+02:00', 'tomorrow']);
    case 'duration':
      return dice.pick(['PT1M', 'P1D', 'PT1H30M', '1m']);
    case 'uuid':
      return dice.pick(['11111111-0000-4000-8000-000000000001', 'x']);
    default: {
      if (dice.chance(0.06)) return dice.pick(strange);
      const length = dice.chance(0.05) ? (schema.max ?? 50) + 1 : Math.max(schema.min ?? 1, 1 + dice.int(8));
      return Array.from({ length: Math.min(length, 5000) }, () => dice.pick([...'abcdefgh'])).join('');
    }
  }
}
