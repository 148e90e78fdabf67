import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../../src/model/json.ts';
import { importDocument } from '../../src/openapi/import-document.ts';
import { repair } from '../../src/openapi/repair.ts';
import { median } from './rounds.ts';
import { table } from './table.ts';

const root = path.resolve(import.meta.dirname, '../..');
const largest = path.resolve(root, '../shared/specs/aoai/azure-v1-v1-generated.json');
const target = { server: 'https://account.openai.azure.com/openai/v1' };

/** Repair of the largest description at hand against JSON.parse of the same text, and how it grows with the document. */
export function repairTimes(count: number): Promise<string> {
  const file = existsSync(largest) ? largest : path.join(root, 'templates/specs/builtin-v1.json');
  const text = readFileSync(file, 'utf8');
  const document = JSON.parse(text) as JsonObject;
  const parse = timed(() => JSON.parse(text), count);
  const rows = [
    { name: `JSON.parse of ${path.basename(file)} (${(text.length / 1024).toFixed(0)} KB)`, ms: parse, budget: '' },
    { name: 'repair', ms: timed(() => repair(document, 'x', target), count), budget: '<= 8' },
    { name: 'repair, checks and serialisation', ms: timed(() => importDocument(document, 'x', target), count), budget: '' },
  ];
  const growth = [1, 2, 4].map((times) => {
    const larger = multiplied(document, times);
    return { times, ms: timed(() => repair(larger, 'x', target), count) };
  });
  const base = growth[0]?.ms ?? 1;
  return Promise.resolve(
    table([
      ['repair', 'ms', 'ratio', 'budget'],
      ...rows.map(({ budget, ms, name }) => [name, ms.toFixed(1), (ms / parse).toFixed(2), budget]),
      ...growth.map(({ ms, times }) => [`repair of the document x${times}`, ms.toFixed(1), `${(ms / base).toFixed(2)}`, times === 1 ? '' : `~ ${times}`]),
    ]),
  );
}

/** In turn with nothing else: median milliseconds, after one run to warm up. */
function timed(run: () => unknown, count: number): number {
  const samples: number[] = [];
  for (let round = 0; round <= count; round++) {
    const start = performance.now();
    run();
    if (round > 0) samples.push(performance.now() - start);
  }
  return median(samples);
}

/** All paths and schemas so many times, under names of their own. */
function multiplied(document: JsonObject, times: number): JsonObject {
  const copies = Array.from({ length: times }, (_, copy) => JSON.parse(JSON.stringify(document).replaceAll('#/components/schemas/', `#/components/schemas/c${copy}_`)) as Record<string, Record<string, JsonObject>>);
  const renamed = (key: string, prefix: (copy: number) => string): JsonObject =>
    Object.fromEntries(copies.flatMap((each, copy) => Object.entries(each[key] ?? {}).map(([name, value]) => [`${prefix(copy)}${name}`, value] as const)));
  const schemas = Object.fromEntries(copies.flatMap((each, copy) => Object.entries(each['components']?.['schemas'] ?? {}).map(([name, value]) => [`c${copy}_${name}`, value] as const)));
  const components = document['components'] as JsonObject;
  return { ...document, paths: renamed('paths', (copy) => `/c${copy}`), components: { ...components, schemas } };
}
