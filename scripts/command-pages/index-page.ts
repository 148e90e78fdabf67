import type { Command } from '../../commands/command.ts';
import { globalOptions, type GlobalOption } from '../../src/input/global-options.ts';
import { exitCodeRows } from '../../src/output/help.ts';
import { code, table, type Language, type Words } from '../emulator-document/language.ts';
import { indexName, other, otherLanguage, pageName } from './names.ts';
import { angled, optionTable } from './option-table.ts';
import { tasks } from './tasks.ts';
import type { Translator } from './translate.ts';
import { words } from './words.ts';

const title: Words = { en: 'Commands', ja: 'コマンド' };
const intro: Words = {
  en: 'What you want to do, and the command for it. `apim-llm COMMAND --help` tells the same in the terminal.',
  ja: 'やりたいことと、そのためのコマンドです。端末では `apim-llm COMMAND --help` で同じ内容を確認できます。',
};
const command: Words = { en: 'command', ja: 'コマンド' };
const where: Words = {
  en: 'A flag is stronger than its environment variable, and that than the configuration file: `apim-llm.yaml` in the working directory, or above it in the same Git repository. Lists are given in a variable by commas. Keys of the file are written here with dots: `pool.create.mode` is `pool: { create: { mode: both } }`; a global option may stand in the section of one command, too.',
  ja: 'フラグは環境変数より、環境変数は設定ファイル (作業フォルダー、または同じ Git リポジトリの上位フォルダーにある `apim-llm.yaml`) より優先されます。リストは環境変数ではコンマ区切りです。ファイルのキーはここでは点でつないで示します。`pool.create.mode` は `pool: { create: { mode: both } }` のことです。共通オプションはコマンドごとの節にも書けます。',
};
const groups: Readonly<Record<GlobalOption['group'], Words>> = {
  target: { en: 'Where: taken by commands that talk to Azure', ja: '対象: Azure と通信するコマンド' },
  write: { en: 'How to apply: taken by commands that change something', ja: '適用の仕方: 変更を行うコマンド' },
  plan: { en: 'Steps: taken by commands that make a plan', ja: 'ステップ: 計画を作るコマンド' },
  every: { en: 'Taken by every command', ja: 'すべてのコマンド' },
};

/** All commands by task, and what they have in common. */
export function indexPage(commands: readonly Command[], language: Language, translator: Translator): string {
  const byName = new Map(commands.map((each) => [each.path.join(' '), each]));
  const row = (name: string): readonly string[] => {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`scripts/command-pages/tasks.ts names ${name}, which is not registered.`);
    return [`[${name}](${pageName(found.path, language)})`, angled(translator.of('summaries', found.summary, language))];
  };
  const absent = [...byName.keys()].filter((name) => tasks.flatMap((task) => task.commands).filter((each) => each === name).length !== 1);
  if (absent.length > 0) throw new Error(`scripts/command-pages/tasks.ts has to name once: ${absent.join(', ')}.`);
  return `${[
    `# ${title[language]}`,
    otherLanguage(indexName(other(language)), language),
    intro[language],
    ...tasks.flatMap((task) => [`## ${task.title[language]}`, table([command[language], words.what[language]], task.commands.map(row))]),
    `## ${words.globalOptions[language]}`,
    where[language],
    ...(Object.keys(groups) as readonly GlobalOption['group'][]).flatMap((group) => [`### ${groups[group][language]}`, optionTable({ options: globalOptions.filter((option) => option.group === group), command: undefined, catalogue: 'globals' }, language, translator)]),
    `## ${words.exitCodes[language]}`,
    table([words.code[language], words.meaning[language]], exitCodeRows.map(([number, meaning]) => [code(number), translator.of('exitCodes', meaning, language)])),
  ].join('\n\n')}\n`;
}
