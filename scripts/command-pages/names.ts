import type { Language } from '../emulator-document/language.ts';

/** `docs/commands/pool-create.ja.md`, relative to its folder. */
export function pageName(path: readonly string[], language: Language): string {
  return `${path.join('-')}${language === 'ja' ? '.ja' : ''}.md`;
}

export function indexName(language: Language): string {
  return language === 'ja' ? 'README.ja.md' : 'README.md';
}

export function other(language: Language): Language {
  return language === 'en' ? 'ja' : 'en';
}

/** Where the same is told in the other language. */
export function otherLanguage(name: string, language: Language): string {
  return language === 'en' ? `日本語: [${name}](${name})` : `English: [${name}](${name})`;
}
