import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorDocument, pages } from '../../scripts/emulator-document/document.ts';
import type { Language } from '../../scripts/emulator-document/language.ts';
import { refusedValues } from '../../src/emulator/arm/refused-values.ts';
import { assumptions } from '../../src/emulator/assumptions.ts';

const root = path.resolve(import.meta.dirname, '../..');
const arm = path.join(root, 'src/emulator/arm');
const all = assumptions.flatMap((about) => about.assumptions);
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

function filesWith(pattern: RegExp): readonly string[] {
  return readdirSync(arm, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && pattern.test(readFileSync(path.join(arm, name), 'utf8')))
    .map((name) => name.replaceAll(path.sep, '/'))
    .toSorted();
}

describe.each(Object.entries(pages))('the page on the local Azure, in %s', (language, page) => {
  it('is what scripts/emulator-document.ts makes of the code', () => {
    expect(readFileSync(path.join(root, page), 'utf8') === emulatorDocument(language as Language), `node scripts/emulator-document.ts writes ${page} anew`).toBe(true);
  });

  it('has no cell that breaks its table', () => {
    const widths = emulatorDocument(language as Language).split('\n\n').filter((block) => block.startsWith('|')).map((block) => new Set(block.split('\n').map((line) => line.split(/(?<!\\)\|/).length)).size);
    expect(widths.length).toBeGreaterThan(20);
    expect(widths.filter((width) => width !== 1)).toEqual([]);
  });
});

describe('what is assumed', () => {
  it('has an id of its own, both languages and what speaks for it', () => {
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter(({ id }, index) => all.findIndex((other) => other.id === id) !== index || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(all.filter(({ text, ja }) => !text.endsWith('.') || !japanese.test(ja) || japanese.test(text)).map(({ id }) => id)).toEqual([]);
    expect(all.filter(({ source }) => !source.split('; ').every((part) => /^(recording|specification|example|documentation|sample|report|analogy|own choice): \S|^none\b/.test(part))).map(({ id, source }) => [id, source])).toEqual([]);
  });

  it('is in the page wherever a room has a list of it', () => {
    const lists = filesWith(/Assumptions: readonly Assumption\[\]/);
    const imported = readFileSync(path.join(root, 'src/emulator/assumptions.ts'), 'utf8');
    expect(lists.length).toBeGreaterThan(15);
    expect(lists.filter((file) => !imported.includes(`'./arm/${file}'`))).toEqual([]);
  });
});

describe('what is refused by name', () => {
  it('is described for every file that refuses something', () => {
    const refusing = filesWith(/throw notEmulated\(/);
    expect([...new Set(refusedValues.map(({ where }) => where))].toSorted()).toEqual(refusing);
  });
});
