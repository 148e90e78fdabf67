import type { Entry } from '../../commands/registry.ts';
import { globalOptions, type GlobalOption } from '../input/global-options.ts';
import { exitCodes, UserError, type ExitCode } from '../model/user-error.ts';
import { commandHelp, groupHelp, rootHelp, type HelpGroup } from '../output/help.ts';
import { globalsOf } from './command-globals.ts';
import type { Found } from './find-command.ts';
import type { Io } from './io.ts';

/** `--help`, `--version`, and no command at all: on stdout, exit 0. */
export async function answerHelp(found: Found, commands: readonly Entry[], io: Io): Promise<ExitCode> {
  const { isTTY, columns = 80 } = io.stdout;
  io.stdout.write(await answer(found, commands, io, isTTY === true ? Math.max(40, Math.min(80, columns)) : 80));
  return exitCodes.done;
}

async function answer({ entry, group, rest, wantsHelp, wantsVersion }: Found, all: readonly Entry[], io: Io, columns: number): Promise<string> {
  if (wantsVersion) return `${io.version}\n`;
  if (entry !== undefined) {
    const command = await entry.load();
    return commandHelp(command, grouped(globalsOf(command)), columns);
  }
  const commands = all.filter(({ path }) => group.every((word, index) => path[index] === word));
  if (group.length > 0 && !wantsHelp) {
    const width = Math.max(...commands.map(({ path }) => path.join(' ').length));
    const hint = commands.map(({ path, summary }) => `apim-llm ${path.join(' ').padEnd(width)}   ${summary}`).join('\n');
    throw new UserError('UnknownCommand', 2, `"${group.join(' ')}" is only the beginning of a command.`, { hint });
  }
  if (!wantsHelp && rest.length > 0) (await import('./parse.ts')).parseArguments('apim-llm', { options: globalOptions }, rest);
  if (group.length > 0) return groupHelp(group, commands, grouped(await globalsOfAll(commands)), columns);
  return rootHelp(commands, grouped(globalOptions), columns);
}

/** What at least one of them takes. */
async function globalsOfAll(commands: readonly Entry[]): Promise<readonly GlobalOption[]> {
  const taken = new Set((await Promise.all(commands.map((entry) => entry.load()))).flatMap((command) => globalsOf(command).map(({ name }) => name)));
  return globalOptions.filter(({ name }) => taken.has(name));
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
