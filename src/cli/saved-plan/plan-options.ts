import type { Command, OptionValues } from '../../../commands/command.ts';
import { keyOf } from '../../input/option-names.ts';

/** Global options that say what a plan is about. How it is applied is said when it is. */
export const targetOptions: readonly string[] = ['service', 'resource-group', 'subscription', 'api', 'cloud', 'take-over'];

/** The values that decide what a command plans: its own ones, and which service. */
export function planOptions(command: Command, values: OptionValues): OptionValues {
  const names = [...(command.arguments ?? []), ...command.options].map(({ name }) => name);
  const keys = [...names, ...targetOptions.filter((name) => name !== 'cloud' && name !== 'take-over')].map(keyOf);
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}
