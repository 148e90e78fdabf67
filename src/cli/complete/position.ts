import type { ArgumentSpec, Command, OptionSpec } from '../../../commands/command.ts';
import type { Entry } from '../../../commands/registry.ts';
import { globalOptions } from '../../input/global-options.ts';
import { globalsOf } from '../command-globals.ts';

/** What the word under the cursor is about to be. */
export type Position =
  | { readonly at: 'command'; readonly words: readonly string[]; readonly partial: string }
  | { readonly at: 'option'; readonly options: readonly OptionSpec[]; readonly partial: string }
  | { readonly at: 'value'; readonly command: Command | undefined; readonly option: OptionSpec; readonly partial: string; /** What stands before it in the same word: `--account=`. */ readonly lead: string }
  | { readonly at: 'argument'; readonly command: Command; readonly argument: ArgumentSpec; readonly partial: string }
  | { readonly at: 'nothing' };

/** The values that stand on the line already, by name of option or argument. */
export type Given = ReadonlyMap<string, readonly string[]>;

export interface Place {
  readonly position: Position;
  readonly given: Given;
}

/**
 * @param typed what stands after the program's name, up to the cursor; the last one is the word that is being typed, perhaps empty
 */
export async function placeOf(typed: readonly string[], registry: readonly Entry[]): Promise<Place> {
  const words = joined(typed);
  const before = words.slice(0, -1);
  const partial = words.at(-1) ?? '';
  const path: string[] = [];
  const given = new Map<string, string[]>();
  let command: Command | undefined;
  let places = 0;
  let open: OptionSpec | undefined;
  for (const word of before) {
    const options = optionsOf(command);
    if (open !== undefined) {
      note(given, open.name, word);
      open = undefined;
    } else if (word.startsWith('-')) {
      const [flag = word, value] = split(word);
      const option = optionOf(options, flag);
      if (option === undefined) continue;
      if (value !== undefined) note(given, option.name, value);
      else if (option.type === 'switch') note(given, option.name, 'true');
      else open = option;
    } else if (command === undefined) {
      path.push(word);
      command = await registry.find((entry) => entry.path.join(' ') === path.join(' '))?.load();
    } else {
      const argument = command.arguments?.[places];
      if (argument !== undefined) note(given, argument.name, word);
      places += 1;
    }
  }
  return { position: positionOf({ command, path, partial, open, places, given }), given };
}

interface Reached {
  readonly command: Command | undefined;
  readonly path: readonly string[];
  readonly partial: string;
  readonly open: OptionSpec | undefined;
  readonly places: number;
  readonly given: Given;
}

function positionOf({ command, path, partial, open, places, given }: Reached): Position {
  const options = optionsOf(command);
  if (open !== undefined) return { at: 'value', command, option: open, partial, lead: '' };
  if (partial.startsWith('-')) {
    const [flag = partial, value] = split(partial);
    const option = value === undefined ? undefined : optionOf(options, flag);
    if (value !== undefined) return option === undefined || option.type === 'switch' ? { at: 'nothing' } : { at: 'value', command, option, partial: value, lead: `${flag}=` };
    return { at: 'option', options: options.filter(({ name, type }) => type === 'list' || !given.has(name)), partial };
  }
  if (command === undefined) return { at: 'command', words: path, partial };
  const argument = command.arguments?.[places];
  return argument === undefined ? { at: 'option', options: options.filter(({ name, type }) => type === 'list' || !given.has(name)), partial } : { at: 'argument', command, argument, partial };
}

function optionsOf(command: Command | undefined): readonly OptionSpec[] {
  return command === undefined ? globalOptions : [...command.options, ...globalsOf(command)];
}

function optionOf(options: readonly OptionSpec[], flag: string): OptionSpec | undefined {
  return options.find(({ name, short, negatable }) => flag === `--${name}` || (short !== undefined && flag === `-${short}`) || (negatable === true && flag === `--no-${name}`));
}

/** At the first `=`. */
function split(word: string): readonly [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

function note(given: Map<string, string[]>, name: string, value: string): void {
  given.set(name, [...(given.get(name) ?? []), value]);
}

/** Bash breaks words at `=`: `--account`, `=`, `swe`. What is joined here, it puts its answer behind. */
function joined(typed: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (let index = 0; index < typed.length; index += 1) {
    const word = typed[index] ?? '';
    const last = words.at(-1);
    if (word === '=' && last?.startsWith('--') === true && !last.includes('=')) {
      const after = typed[index + 1];
      words[words.length - 1] = `${last}=${after ?? ''}`;
      index += 1;
    } else words.push(word);
  }
  return words;
}
