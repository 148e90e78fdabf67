import type { OptionSpec } from '../../commands/command.ts';
import { environmentNames, flagWithValue } from '../../src/input/option-names.ts';
import { code, table, type Language } from '../emulator-document/language.ts';
import type { catalogues, Translator } from './translate.ts';
import { words } from './words.ts';

export interface OptionTable {
  readonly options: readonly OptionSpec[];
  /** Undefined for global options. */
  readonly command: readonly string[] | undefined;
  readonly catalogue: keyof typeof catalogues;
}

/** Every option with its values, and where else a value of it may stand. */
export function optionTable({ catalogue, command, options }: OptionTable, language: Language, translator: Translator): string {
  const rows = options.map((option) => [code(flags(option)), about(option, translator.of(catalogue, option.help, language), language), elsewhere(option, command)]);
  return table([words.option[language], words.what[language], words.elsewhere[language]], rows);
}

function flags(option: OptionSpec): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  return short + (option.negatable === true ? `--[no-]${option.name}` : flagWithValue(option));
}

function about(option: OptionSpec, help: string, language: Language): string {
  const facts = [
    ...(option.required === true ? [words.required[language]] : []),
    ...(option.type === 'list' ? [words.repeatable[language]] : []),
    ...(option.choices !== undefined && option.placeholder !== undefined ? [`${words.values[language]}: ${option.choices.map(code).join(', ')}`] : []),
    ...(option.default === undefined || option.default === false ? [] : [`${words.usual[language]} ${code(String(option.default))}`]),
  ];
  return `${angled(help)}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
}

function elsewhere(option: OptionSpec, command: readonly string[] | undefined): string {
  const variables = environmentNames(option, command).map(code);
  // The configuration file cannot name itself.
  return [...variables, ...(option.name === 'config' ? [] : [code([...(command ?? []), option.name].join('.'))])].join(', ');
}

/** GitHub takes `<base />` outside of code for a tag. */
export function angled(text: string): string {
  return text.replaceAll('<', '&lt;');
}
