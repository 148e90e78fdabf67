import type { Command } from '../../commands/command.ts';
import { globalsOf } from '../../src/cli/command-globals.ts';
import { flagWithValue } from '../../src/input/option-names.ts';
import { exitCodesOf } from '../../src/output/help.ts';
import { code, list, table, type Language } from '../emulator-document/language.ts';
import { aboutOf } from './about.ts';
import { indexName, other, otherLanguage, pageName } from './names.ts';
import { angled, optionTable } from './option-table.ts';
import { relatedLinks } from './related.ts';
import { resultType } from './result-type.ts';
import type { Translator } from './translate.ts';
import { sentences, words } from './words.ts';

/** The page of a command. */
export function commandPage(command: Command, language: Language, translator: Translator): string {
  const globals = globalsOf(command);
  const places = command.arguments ?? [];
  const t = (catalogue: Parameters<Translator['of']>[0], text: string): string => angled(translator.of(catalogue, text, language));
  const section = (title: { readonly [each in Language]: string }, ...parts: readonly string[]): readonly string[] => (parts.length === 0 ? [] : [`## ${title[language]}`, ...parts]);
  const codes = exitCodesOf(command, [...command.options, ...globals]).map(([number, meaning]) => [code(number), t('exitCodes', meaning)]);
  return `${[
    `# apim-llm ${command.path.join(' ')}`,
    `${otherLanguage(pageName(command.path, other(language)), language)} · [${words.allCommands[language]}](${indexName(language)})`,
    `**${t('summaries', command.summary)}${language === 'ja' ? '。' : '.'}** ${aboutOf(command.path, language)}`,
    ...section(words.usage, `\`\`\`text\n${usage(command)}\n\`\`\``),
    ...section(words.examples, `\`\`\`sh\n${command.examples.map(({ line, says }) => `# ${translator.of('examples', says, language)}\n${line}`).join('\n\n')}\n\`\`\``),
    ...(places.length === 0 ? [] : section(words.arguments, table([words.argument[language], words.what[language]], places.map((place) => [code(placeOf(place)), [t('options', place.help), ...(place.choices ?? []).length > 0 ? [(place.choices ?? []).map(code).join(', ')] : []].join(': ')])))),
    ...(command.options.length === 0 ? [] : section(words.options, optionTable({ options: command.options, command: command.path, catalogue: 'options' }, language, translator))),
    ...section(words.globalOptions, `${sentences.globals[language]} ${globals.map((option) => code(flagWithValue(option))).join(' ')}`),
    ...section(words.permissions, command.permissions.length === 0 ? words.noPermissions[language] : list(command.permissions.map((text) => t('permissions', text)))),
    ...section(words.effects, list((command.effects ?? []).map((text) => t('effects', text))), ...(globals.some(({ name }) => name === 'rollback') ? [sentences.writes[language]] : [])),
    ...section(words.exitCodes, table([words.code[language], words.meaning[language]], codes)),
    ...section(words.result, ...result(command, language)),
    ...section(words.related, relatedLinks(command.path, language)),
  ].join('\n\n')}\n`;
}

function usage({ arguments: places = [], options, path }: Command): string {
  return ['apim-llm', ...path, ...places.map(placeOf), ...options.filter(({ required }) => required === true).map(flagWithValue), '[options]'].join(' ');
}

function placeOf({ name, required }: { readonly name: string; readonly required?: boolean }): string {
  return required === true ? `<${name}>` : `[${name}]`;
}

function result(command: Command, language: Language): readonly string[] {
  if (command.does === 'other' && command.run === 'apply') return [sentences.otherResult[language]];
  const type = resultType(command.path);
  if (type === undefined) return [command.does === 'other' && command.run === 'wizard' ? sentences.noResult[language] : sentences.fields[language]];
  const lead = [sentences.result[language], ...(command.does === 'plan' ? [sentences.afterApply[language]] : [])].join(language === 'en' ? ' ' : '');
  return [lead, `\`\`\`ts\n${type}\n\`\`\``];
}
