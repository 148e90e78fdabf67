import { describe, expect, it } from 'vitest';
import { languageOf, textsOf } from '../../../src/cli/wizard/texts/language.ts';
import { english } from '../../../src/cli/wizard/texts/en.ts';
import { japanese } from '../../../src/cli/wizard/texts/ja.ts';
import { columnsOf } from '../../../src/output/printable.ts';

type Leaf = string | ((...values: readonly never[]) => string);

function leaves(texts: unknown, path = ''): readonly (readonly [string, Leaf])[] {
  if (typeof texts === 'string' || typeof texts === 'function') return [[path, texts as Leaf]];
  return Object.entries(texts as object).flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}.${key}`));
}

const said = (leaf: Leaf): string => (typeof leaf === 'string' ? leaf : (leaf as (...values: readonly unknown[]) => string)('⟦value⟧'));
const [inEnglish, inJapanese] = [new Map(leaves(english)), new Map(leaves(japanese))];

describe('the catalogue', () => {
  it('has the same texts in both languages', () => {
    expect(inEnglish.size).toBeGreaterThan(150);
    expect([...inJapanese.keys()]).toEqual([...inEnglish.keys()]);
  });

  it('tells the same values', () => {
    const unlike = [...inEnglish].filter(([path, leaf]) => said(leaf).includes('⟦value⟧') !== said(inJapanese.get(path) ?? '').includes('⟦value⟧') || typeof leaf !== typeof inJapanese.get(path));
    expect(unlike.map(([path]) => path)).toEqual([]);
    expect([...inEnglish.values()].filter((leaf) => typeof leaf === 'function').every((leaf) => said(leaf).includes('⟦value⟧'))).toBe(true);
  });

  it('is translated wherever there is something to translate', () => {
    const names = /^(Azure|API|Application Insights|  az login|Python \(pip install openai\):)$/;
    const same = [...inEnglish].filter(([path, leaf]) => said(leaf) === said(inJapanese.get(path) ?? '') && !names.test(said(leaf)));
    expect(same).toEqual([]);
    expect([...inJapanese].filter(([, leaf]) => !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(said(leaf)) && !names.test(said(leaf)))).toEqual([]);
  });

  it.each([['English', inEnglish], ['Japanese', inJapanese]])('in %s names commands and codes of both languages, and fits: names and labels beside a cursor in 40 columns, key hints into a line', (_, texts) => {
    expect([...texts].filter(([path, leaf]) => /\.(name|label)$/.test(path) && columnsOf(said(leaf)) > 34).map(([path]) => path)).toEqual([]);
    expect([...texts].filter(([path, leaf]) => path.startsWith('words.key') && columnsOf(said(leaf)) > 20).map(([path]) => path)).toEqual([]);
    expect([...texts].filter(([path, leaf]) => path.endsWith('.about') && columnsOf(said(leaf)) > 150).map(([path]) => path)).toEqual([]);
  });

  it('names the same commands and addresses in both', () => {
    const named = (leaf: Leaf): readonly string[] => [...said(leaf).matchAll(/apim-llm (?:undo|emulator stop|--help)|az (?:login|apim create)|--[a-z-]+|\/openai\S*|[A-Z]{3,}_[A-Z_]+/g)].map(([text]) => text).toSorted();
    expect([...inEnglish].filter(([path, leaf]) => JSON.stringify(named(leaf)) !== JSON.stringify(named(inJapanese.get(path) ?? ''))).map(([path]) => path)).toEqual([]);
  });

  it('is loaded by language', async () => {
    expect([await textsOf('en'), await textsOf('ja')]).toEqual([english, japanese]);
  });
});

describe('the language', () => {
  it.each([
    [undefined, { LANG: 'ja_JP.UTF-8' }, 'en-US', 'ja'],
    [undefined, { LANG: 'ja_JP.utf8' }, 'en-US', 'ja'],
    [undefined, { LANG: 'ja' }, 'en-US', 'ja'],
    [undefined, { LANG: 'ja_JP.eucJP' }, 'ja-JP', 'en'],
    [undefined, { LANG: 'en_US.UTF-8' }, 'ja-JP', 'en'],
    [undefined, { LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'C' }, 'ja-JP', 'en'],
    [undefined, { LANG: 'C', LC_ALL: 'ja_JP.UTF-8' }, 'en-US', 'ja'],
    [undefined, { LANG: '', LC_ALL: '' }, 'ja-JP', 'ja'],
    [undefined, {}, 'de-DE', 'en'],
    [undefined, { LANG: 'jam_JM.UTF-8' }, 'en-US', 'en'],
    ['en', { LANG: 'ja_JP.UTF-8' }, 'ja-JP', 'en'],
    ['ja', { LANG: 'C' }, 'en-US', 'ja'],
  ])('asked for %s, with %j on a system of %s, is %s', (asked, env, system, language) => {
    expect(languageOf(asked, env, system)).toBe(language);
  });
});
