import type { OptionSpec } from '../../commands/command.ts';
import { UserError } from '../model/user-error.ts';
import { environmentNames, flagWithValue } from './option-names.ts';
import { shellWord } from '../model/shell-word.ts';

export interface MissingOption {
  readonly spec: OptionSpec;
  /** Undefined for a global option. */
  readonly command: readonly string[] | undefined;
}

/** All that is missing at once, and the whole command to type. `argv` is what was typed, without the missing. */
export function missingInput(command: readonly string[], missing: readonly MissingOption[], argv: readonly string[], more: readonly string[]): UserError {
  const rows = missing.map(({ spec, command: owner }) => ({
    flag: flagWithValue(spec),
    help: spec.help,
    notes: [...(spec.type === 'list' ? ['repeatable'] : []), `or ${environmentNames(spec, owner)[0] ?? ''}`].join(', '),
  }));
  const width = Math.max(...rows.map((row) => row.flag.length));
  const list = rows.map((row) => `  ${row.flag.padEnd(width)}   ${row.help} (${row.notes})`);
  const line = ['apim-llm', ...argv.map(shellWord), ...rows.map((row) => row.flag), ...more].join(' ');
  const count = missing.length === 1 ? '1 more value' : `${missing.length} more values`;
  return new UserError('MissingInput', 2, `${command.join(' ')} needs ${count}: ${missing.map(({ spec }) => `--${spec.name}`).join(', ')}`, {
    hint: [...list, `try: ${line}`].join('\n'),
  });
}
