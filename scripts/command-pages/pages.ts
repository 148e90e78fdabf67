import { registry, type Entry } from '../../commands/registry.ts';
import type { Language } from '../emulator-document/language.ts';
import { described } from './about.ts';
import { indexPage } from './index-page.ts';
import { indexName, pageName } from './names.ts';
import { commandPage } from './page.ts';
import { translator } from './translate.ts';

const languages: readonly Language[] = ['en', 'ja'];

/** Where they stand, from the root. */
export const folder = 'docs/commands';

/**
 * Every page by its file name.
 * @throws Error where a text of the registry has no Japanese, or the catalogue has one for a text that is no more
 */
export async function commandPages(entries: readonly Entry[] = registry): Promise<ReadonlyMap<string, string>> {
  const commands = await Promise.all(entries.map((entry) => entry.load()));
  const texts = translator();
  const pages = new Map(languages.flatMap((language) => [
    [indexName(language), indexPage(commands, language, texts)] as const,
    ...commands.map((command) => [pageName(command.path, language), commandPage(command, language, texts)] as const),
  ]));
  const gone = described.filter((name) => !commands.some(({ path }) => path.join(' ') === name));
  const problems = [
    ...texts.missing().map((text) => `no Japanese in scripts/command-pages/${text}`),
    ...texts.unused().map((text) => `not said anywhere any more: scripts/command-pages/${text}`),
    ...gone.map((name) => `scripts/command-pages/about.ts describes ${name}, which is not registered`),
    ...commands.filter(({ effects = [] }) => effects.length === 0).map(({ path }) => `commands/${path.join('-')}.ts names no effects`),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return pages;
}
