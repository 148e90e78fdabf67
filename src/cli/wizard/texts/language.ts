import type { Texts } from './texts.ts';

export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The language that was asked for, else that of the locale: of LC_ALL, LC_MESSAGES and LANG the first that is set (POSIX),
 * or where none is, as on Windows, that of the system.
 * @param system as Intl has it: `ja-JP`
 */
export function languageOf(asked: string | undefined, env: Env, system: string): Language {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name] ?? '').find((value) => value !== '') ?? system;
  // A terminal of another encoding would show Japanese as rubbish.
  const fits = /^ja(?:[_-][A-Za-z]+)?(?:\.utf-?8)?(?:@.*)?$/i.test(locale);
  return languages.find((language) => language === asked) ?? (fits ? 'ja' : 'en');
}

export async function textsOf(language: Language): Promise<Texts> {
  switch (language) {
    case 'en':
      return (await import('./en.ts')).english;
    case 'ja':
      return (await import('./ja.ts')).japanese;
  }
}
