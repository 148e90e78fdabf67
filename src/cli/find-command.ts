import type { Entry } from '../../commands/registry.ts';
import { suggestion } from '../input/suggestion.ts';
import { globalOptions } from '../input/global-options.ts';
import { UserError } from '../model/user-error.ts';

export interface Found {
  /** Undefined: no command was named. */
  readonly entry: Entry | undefined;
  /** Words that begin commands and are none, such as `emulator`. */
  readonly group: readonly string[];
  /** The arguments without the words of the command. */
  readonly rest: readonly string[];
  readonly wantsHelp: boolean;
  readonly wantsVersion: boolean;
}

const takesValue = new Set(
  globalOptions.filter(({ type }) => type !== 'switch').flatMap(({ name, short }) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]),
);

function isGlobal(arg: string): boolean {
  return globalOptions.some(({ name, short }) => arg.split('=')[0] === `--${name}` || (short !== undefined && new RegExp(`^-${short}`).test(arg)));
}

/** Finds the command among the arguments; global options may stand before it. Fails with `UnknownCommand` (exit 2). */
export function findCommand(argv: readonly string[], registry: readonly Entry[]): Found {
  const words: string[] = [];
  const rest: string[] = [];
  let help = false;
  let version = false;
  let strayFlag: string | undefined;
  for (let index = 0; index < argv.length; index++) {
    const arg = argv[index] ?? '';
    const complete = registry.find(({ path }) => path.join(' ') === words.join(' '));
    if (arg === '--' || complete !== undefined) {
      rest.push(...argv.slice(index));
      break;
    }
    if (arg === '-h' || arg === '--help') help = true;
    else if (arg === '-v' || arg === '--version') version = true;
    else if (arg.startsWith('-')) {
      rest.push(arg);
      if (takesValue.has(arg) && index + 1 < argv.length) rest.push(argv[++index] ?? '');
      else if (!isGlobal(arg)) strayFlag ??= arg;
    } else if (arg === 'help' && words.length === 0) help = true;
    else if (registry.some(({ path }) => [...words, arg].every((word, position) => path[position] === word))) words.push(arg);
    else throw unknownCommand([...words, arg], registry, strayFlag);
  }
  const entry = registry.find(({ path }) => path.join(' ') === words.join(' '));
  const beforeDashes = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
  return {
    entry,
    group: entry === undefined ? words : [],
    rest,
    wantsHelp: help || beforeDashes.some((arg) => arg === '-h' || arg === '--help'),
    wantsVersion: version,
  };
}

function unknownCommand(words: readonly string[], registry: readonly Entry[], strayFlag: string | undefined): UserError {
  if (strayFlag !== undefined) {
    return new UserError('UnknownOption', 2, `${strayFlag} is not an option of every command.`, {
      hint: `Options of a command come after it: apim-llm <command> ${strayFlag} …`,
    });
  }
  const typed = words.join(' ');
  const known = registry.map(({ path }) => path);
  // `emulater start` stops at its first word: what follows was not looked at.
  const near = suggestion(typed, [...new Set(known.flatMap((path) => path.map((_, index) => path.slice(0, index + 1).join(' '))))]);
  const hint = [...(near === undefined ? [] : [near]), 'See the commands: apim-llm --help'].join('\n');
  return new UserError('UnknownCommand', 2, `There is no command "${typed}".`, { hint });
}
