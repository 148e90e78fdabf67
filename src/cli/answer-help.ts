import type { Entry } from '../../commands/registry.ts';
import { globalOptions, type GlobalOption } from '../input/global-options.ts';
import { exitCodes, UserError, type ExitCode } from '../model/user-error.ts';
import { commandHelp, rootHelp, type HelpGroup } from '../output/help.ts';
import { globalsOf } from './command-globals.ts';
import type { Found } from './find-command.ts';
import type { Io } from './io.ts';

/** `--help`, `--version`, and no command at all: on stdout, exit 0. */
export async function answerHelp(found: Found, commands: readonly Entry[], io: Io): Promise<ExitCode> {
  io.stdout.write(await answer(found, commands, io));
  return exitCodes.done;
}

async function answer({ entry, group, rest, wantsHelp, wantsVersion }: Found, all: readonly Entry[], io: Io): Promise<string> {
  if (wantsVersion) return `${io.version}\n`;
  if (entry !== undefined) {
    const command = await entry.load();
    return commandHelp(command, grouped(globalsOf(command)));
  }
  const commands = all.filter(({ path }) => group.every((word, index) => path[index] === word));
  if (group.length > 0 && !wantsHelp) {
    const hint = commands.map(({ path, summary }) => `apim-llm ${path.join(' ')}   ${summary}`).join('\n');
    throw new UserError('UnknownCommand', 2, `"${group.join(' ')}" is only the beginning of a command.`, { hint });
  }
  if (!wantsHelp && rest.length > 0) (await import('./parse.ts')).parseArguments('apim-llm', globalOptions, rest);
  return rootHelp(commands, grouped(globalOptions));
}

function grouped(options: readonly GlobalOption[]): readonly HelpGroup[] {
  const help = { name: 'help', short: 'h', type: 'switch', help: 'this text' } as const;
  return ['Where', 'How to apply', 'Global options'].map((title) => {
    const own = options.filter((option) => titleOf(option) === title);
    return { title, options: title === 'Global options' ? [...own, help] : own };
  });
}

function titleOf({ group, name }: GlobalOption): string {
  if (group === 'every' || name === 'exit-code') return 'Global options';
  return group === 'target' ? 'Where' : 'How to apply';
}
