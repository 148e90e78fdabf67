import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assumptionsIn } from './assumptions.ts';
import { controlIn, signInIn } from './control.ts';
import { estateIn } from './estate.ts';
import type { Language } from './language.ts';
import { logFunctionsIn, logOperatorsIn } from './log-queries.ts';
import { refusedTypesIn, refusedValuesIn } from './refused.ts';
import { resourcesIn } from './resources.ts';

const parts: Readonly<Record<string, (language: Language) => string>> = {
  resources: resourcesIn,
  'sign-in': signInIn,
  control: controlIn,
  'log-operators': logOperatorsIn,
  'log-functions': logFunctionsIn,
  estate: estateIn,
  assumptions: assumptionsIn,
  'refused-types': refusedTypesIn,
  'refused-values': refusedValuesIn,
};

/** Where each language's page stands, from the root. */
export const pages: Readonly<Record<Language, string>> = { en: 'docs/emulator.md', ja: 'docs/emulator.ja.md' };

/** The page on the local Azure: the prose beside this file, its `{{parts}}` filled in from the code. */
export function emulatorDocument(language: Language): string {
  const prose = readFileSync(path.join(import.meta.dirname, `${language}.md`), 'utf8');
  const missing = Object.keys(parts).filter((name) => !prose.includes(`{{${name}}}`));
  if (missing.length > 0) throw new Error(`${language}.md has no place for ${missing.join(', ')}.`);
  return prose.replaceAll(/\{\{([\w-]+)\}\}/g, (_, name: string) => {
    const part = parts[name];
    if (!part) throw new Error(`${language}.md has a place for ${name}, which nothing fills.`);
    return part(language);
  });
}
