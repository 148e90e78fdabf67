import type { ArgumentSpec, OptionSpec } from '../../commands/command.ts';
import { UserError } from '../model/user-error.ts';
import { shellWord } from '../model/shell-word.ts';
import { environmentNames, flagWithValue } from './option-names.ts';
import { inBrackets } from './positional.ts';

export interface MissingOption {
  readonly spec: OptionSpec;
  /** Undefined for a global option. */
  readonly command: readonly string[] | undefined;
}

export type Missing = MissingOption | { readonly argument: ArgumentSpec };

interface Row {
  readonly name: string;
  /** As it is typed. */
  readonly typed: string;
  readonly about: string;
}

/** All that is missing at once, and the whole command to type. `argv` is what was typed, without the missing. */
export function missingInput(command: readonly string[], missing: readonly Missing[], argv: readonly string[], more: readonly string[]): UserError {
  const rows = missing.map(rowOf);
  const width = Math.max(...rows.map(({ typed }) => typed.length));
  const list = rows.map(({ typed, about }) => `  ${typed.padEnd(width)}   ${about}`);
  const line = ['apim-llm', ...argv.map(shellWord), ...rows.map(({ typed }) => typed), ...more].join(' ');
  const count = missing.length === 1 ? '1 more value' : `${missing.length} more values`;
  return new UserError('MissingInput', 2, `${command.join(' ')} needs ${count}: ${rows.map(({ name }) => name).join(', ')}`, {
    hint: [...list, `try: ${line}`].join('\n'),
  });
}

function rowOf(missing: Missing): Row {
  if ('argument' in missing) {
    const { name, help } = missing.argument;
    return { name: inBrackets(name), typed: inBrackets(name), about: help };
  }
  const { spec, command } = missing;
  const notes = [...(spec.type === 'list' ? ['repeatable'] : []), `or ${environmentNames(spec, command)[0] ?? ''}`].join(', ');
  return { name: `--${spec.name}`, typed: flagWithValue(spec), about: `${spec.help} (${notes})` };
}
