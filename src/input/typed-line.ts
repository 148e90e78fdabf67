import type { CommandData, OptionSpec, OptionValues } from '../../commands/command.ts';
import { shellWord } from '../model/shell-word.ts';
import { keyOf } from './option-names.ts';

/** The command line that gives a command these values, in a POSIX shell; what is so by default is left out. */
export function typedLine({ path, arguments: places = [], options }: Pick<CommandData, 'path' | 'arguments' | 'options'>, globals: readonly OptionSpec[], values: OptionValues): string {
  const given = places.flatMap(({ name }) => (typeof values[keyOf(name)] === 'string' ? [shellWord(String(values[keyOf(name)]))] : []));
  const own = options.filter(({ name }) => !globals.some((each) => each.name === name));
  return ['apim-llm', ...path, ...given, ...[...globals, ...own].flatMap((spec) => flags(spec, values[keyOf(spec.name)]))].join(' ');
}

function flags({ default: usual, name, negatable, type }: OptionSpec, value: OptionValues[string]): readonly string[] {
  if (value === undefined || value === usual) return [];
  if (type === 'switch') return value === true ? [`--${name}`] : negatable === true ? [`--no-${name}`] : [];
  const texts = Array.isArray(value) ? value.map(String) : [String(value)];
  return texts.map((text) => `--${name} ${shellWord(text)}`);
}
