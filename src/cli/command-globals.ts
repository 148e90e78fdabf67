import type { Command } from '../../commands/command.ts';
import { globalOptions, type GlobalOption } from '../input/global-options.ts';

/** The global options that a command takes. */
export function globalsOf(command: Command): readonly GlobalOption[] {
  const groups = groupsOf(command);
  const needsService = command.does === 'plan' || command.does === 'report' || command.does === 'probe';
  return globalOptions
    .filter(({ group, name }) => groups.includes(group) && !command.options.some((own) => own.name === name))
    // Calls leave no changes pending.
    .filter(({ name }) => name !== 'exit-code' || command.does !== 'probe')
    .map((option) => (option.name === 'service' && needsService ? { ...option, required: true } : option));
}

function groupsOf(command: Command): readonly GlobalOption['group'][] {
  switch (command.does) {
    case 'plan':
      return ['target', 'write', 'plan', 'every'];
    case 'report':
    case 'probe':
      return ['target', 'every'];
    case 'local':
      return ['every'];
    case 'other':
      return command.run === 'undo' ? ['target', 'write', 'every'] : ['every'];
  }
}
