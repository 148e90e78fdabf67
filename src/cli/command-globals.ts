import type { Command } from '../../commands/command.ts';
import { globalOptions, type GlobalOption } from '../input/global-options.ts';

/** The global options that a command takes. */
export function globalsOf(command: Command): readonly GlobalOption[] {
  const groups = groupsOf(command);
  const needsService = command.does === 'plan' || command.does === 'report' || command.does === 'probe';
  return globalOptions
    .filter(({ group, name }) => groups.includes(group) && !command.options.some((own) => own.name === name))
    // Calls and questions leave no changes pending.
    .filter(({ name }) => name !== 'exit-code' || (command.does !== 'probe' && command.does !== 'query'))
    // It asks for both itself: what to do, and whether to.
    .filter(({ name }) => !(command.does === 'other' && command.run === 'wizard' && ['exit-code', 'yes'].includes(name)))
    // They stand in the plan.
    .filter(({ name }) => !(command.does === 'other' && command.run === 'apply' && ['out', 'take-over'].includes(name)))
    .map((option) => (option.name === 'service' && needsService ? { ...option, required: true } : option));
}

function groupsOf(command: Command): readonly GlobalOption['group'][] {
  switch (command.does) {
    case 'plan':
      return ['target', 'write', 'plan', 'every'];
    case 'report':
    case 'probe':
    case 'query':
      return ['target', 'every'];
    case 'local':
      return ['every'];
    case 'other':
      if (command.run === 'apply') return ['target', 'write', 'plan', 'every'];
      return command.run === 'undo' || command.run === 'wizard' ? ['target', 'write', 'every'] : ['every'];
  }
}
