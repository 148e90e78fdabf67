import type { Language } from '../emulator-document/language.ts';
import { effects } from './ja/effects.ts';
import { examples } from './ja/examples.ts';
import { exitCodes } from './ja/exit-codes.ts';
import { globals } from './ja/globals.ts';
import { options } from './ja/options.ts';
import { permissions } from './ja/permissions.ts';
import { summaries } from './ja/summaries.ts';

/** Japanese by the English that stands in the registry. */
export type Catalogue = Readonly<Record<string, string>>;

export const catalogues = { effects, examples, exitCodes, globals, options, permissions, summaries } as const satisfies Readonly<Record<string, Catalogue>>;

/** Turns texts of the registry into a language; in the end it is known which were missing, and which nothing asked for. */
export interface Translator {
  of(catalogue: keyof typeof catalogues, text: string, language: Language): string;
  missing(): readonly string[];
  unused(): readonly string[];
}

export function translator(): Translator {
  const asked = new Set<string>();
  const missing = new Set<string>();
  const key = (catalogue: string, text: string): string => `ja/${catalogue}: ${text}`;
  return {
    of(catalogue, text, language) {
      if (language === 'en') return text;
      const found = (catalogues[catalogue] as Catalogue)[text];
      asked.add(key(catalogue, text));
      if (found === undefined) missing.add(key(catalogue, text));
      return found ?? text;
    },
    missing: () => [...missing],
    unused: () => Object.entries(catalogues).flatMap(([catalogue, texts]) => Object.keys(texts).map((text) => key(catalogue, text))).filter((each) => !asked.has(each)),
  };
}
