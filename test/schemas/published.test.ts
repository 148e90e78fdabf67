import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { registry } from '../../commands/registry.ts';
import { published } from '../../scripts/json-schemas/published.ts';
import { results } from '../../scripts/json-schemas/results.ts';
import { faultsOfReport } from '../support/schemas.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/schemas');

describe.each(Object.entries(published()))('docs/schemas/%s', (name, text) => {
  it('is as node scripts/json-schemas.ts writes it', () => {
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(text);
  });

  it('is a JSON Schema that names itself without a host, and lets later fields be', () => {
    const schema = JSON.parse(text) as { readonly $id: string };
    expect(schema.$id).toBe(name);
    expect(text).not.toContain('"additionalProperties": false');
    expect(() => new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, validateFormats: false }).compile(schema)).not.toThrow();
  });
});

/** They have no result of their own: what `apply` tells is that of the command that made the plan. */
const without: readonly string[] = ['apply', 'wizard'];

it('describes the result of every command', () => {
  const commands = registry.map(({ path: words }) => words.join(' ')).filter((name) => !without.includes(name));
  expect(commands.filter((name) => results[name] === undefined)).toEqual([]);
  expect(Object.keys(results).filter((name) => !commands.includes(name))).toEqual([]);
});

describe('a document', () => {
  const document = { version: 1, command: 'undo', status: 'ok', target: { subscription: null, resourceGroup: null, service: null, api: null }, warnings: [], result: { undone: ['/x'], kept: [] } };

  it('that is right has no faults', () => {
    expect(faultsOfReport(document)).toEqual([]);
    expect(faultsOfReport({ ...document, command: 'apply', result: { any: 1 } })).toEqual([]);
    expect(faultsOfReport({ ...document, result: undefined })).toEqual([]);
  });

  it.each([
    ['a field that nobody described', { ...document, more: 1 }],
    ['a result of another shape', { ...document, result: { undone: [1], kept: [] } }],
    ['a result with a field that nobody described', { ...document, result: { ...document.result, more: 1 } }],
    ['a status that there is not', { ...document, status: 'fine' }],
    ['no target', { ...document, target: undefined }],
  ])('with %s has', (_, wrong) => {
    expect(faultsOfReport(JSON.parse(JSON.stringify(wrong)))).not.toEqual([]);
  });
});
