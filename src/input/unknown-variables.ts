import type { OptionSpec, Warning } from '../../commands/command.ts';
import { suggestion } from './suggestion.ts';
import { environmentNames } from './option-names.ts';
import { otherVariables } from './other-variables.ts';

interface CommandOptions {
  readonly path: readonly string[];
  readonly options: readonly OptionSpec[];
}

/** Variables that look like ours and that no option reads: a typo in one would otherwise change nothing, silently. */
export function unknownVariables(env: Readonly<Record<string, string | undefined>>, globals: readonly OptionSpec[], commands: readonly CommandOptions[]): readonly Warning[] {
  const known = [...otherVariables, ...globals.flatMap((spec) => environmentNames(spec, undefined)), ...commands.flatMap(({ path, options }) => options.flatMap((spec) => environmentNames(spec, path)))];
  return variablesOfOurs(env)
    .filter((name) => !known.includes(name))
    .map((name) => ({ code: 'UnknownVariable', message: [`No option reads the variable ${name}.`, suggestion(name, known) ?? ''].join(' ').trim() }));
}

export function variablesOfOurs(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(env).filter((name) => name.startsWith('APIM_LLM_'));
}
