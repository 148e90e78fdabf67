import { Command, CommanderError, Option } from 'commander';
import type { ArgumentSpec, OptionSpec } from '../../commands/command.ts';
import { suggestion } from '../input/suggestion.ts';
import { flagWithValue } from '../input/option-names.ts';
import { UserError } from '../model/user-error.ts';

/** Texts by name of option or argument, in the order given; a switch is `true` or `false`. */
export type Given = ReadonlyMap<string, readonly string[]>;

export interface Grammar {
  readonly options: readonly OptionSpec[];
  readonly arguments?: readonly ArgumentSpec[] | undefined;
}

/**
 * Reads the arguments of one command. Commander knows the grammar; what is wrong is said in our words (UserError, exit 2).
 * @param elsewhere options that other commands have, to say that they do not apply here
 */
export function parseArguments(name: string, { options: specs, arguments: places = [] }: Grammar, args: readonly string[], elsewhere: readonly string[] = []): Given {
  const given = new Map<string, string[]>();
  const command = new Command(name).helpOption(false).exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  const flags = new Set(specs.flatMap(flagsOf));
  const note = (spec: OptionSpec, text: string): void => {
    if (flags.has(text)) throw missingValue(spec, `${text} follows`);
    const before = given.get(spec.name);
    if (before !== undefined && spec.type !== 'list') {
      throw new UserError('OptionTwice', 2, `--${spec.name} is given twice.`, { hint: 'It takes one value: keep one.' });
    }
    given.set(spec.name, [...(before ?? []), text]);
  };
  for (const spec of specs) {
    const short = spec.short === undefined ? '' : `-${spec.short}, `;
    command.addOption(new Option(spec.type === 'switch' ? `${short}--${spec.name}` : `${short}--${spec.name} <value>`));
    command.on(`option:${spec.name}`, (text: string | undefined) => note(spec, text ?? 'true'));
    if (spec.negatable === true) {
      command.addOption(new Option(`--no-${spec.name}`));
      command.on(`option:no-${spec.name}`, () => note(spec, 'false'));
    }
  }
  const { operands, unknown } = parsed(command, args, specs);
  const [stray] = unknown;
  if (stray !== undefined) throw unknownOption(stray, name, specs, elsewhere);
  places.forEach((place, index) => {
    const text = operands[index];
    if (text !== undefined) given.set(place.name, [text]);
  });
  const tooMany = operands[places.length];
  if (tooMany !== undefined) {
    throw new UserError('UnexpectedArgument', 2, `"${tooMany}" is not expected here.`, { hint: `See what ${name} takes: apim-llm ${name} --help` });
  }
  return given;
}

function parsed(command: Command, args: readonly string[], specs: readonly OptionSpec[]): ReturnType<Command['parseOptions']> {
  try {
    return command.parseOptions([...args]);
  } catch (error) {
    if (!(error instanceof CommanderError) || error.code !== 'commander.optionMissingArgument') throw error;
    const spec = specs.find(({ name }) => error.message.includes(`--${name} `));
    throw spec === undefined ? error : missingValue(spec, 'nothing follows');
  }
}

function flagsOf(spec: OptionSpec): readonly string[] {
  return [`--${spec.name}`, ...(spec.short === undefined ? [] : [`-${spec.short}`]), ...(spec.negatable === true ? [`--no-${spec.name}`] : [])];
}

function missingValue(spec: OptionSpec, why: string): UserError {
  return new UserError('MissingValue', 2, `--${spec.name} needs a value, but ${why}.`, { hint: `Write: ${flagWithValue(spec)}` });
}

function unknownOption(stray: string, name: string, specs: readonly OptionSpec[], elsewhere: readonly string[]): UserError {
  const [flag = stray] = stray.split('=');
  if (specs.some((spec) => flagsOf(spec).includes(flag))) return new UserError('UnexpectedValue', 2, `${flag} takes no value.`, { hint: `Write: ${flag}` });
  if (elsewhere.includes(flag)) return new UserError('UnknownOption', 2, `${flag} does not apply to ${name}.`, { hint: `See what does: apim-llm ${name} --help` });
  const near = suggestion(flag, specs.flatMap(flagsOf).filter((each) => each.startsWith('--')));
  return new UserError('UnknownOption', 2, `${name} has no option ${flag}.`, { hint: near ?? `See its options: apim-llm ${name} --help` });
}
