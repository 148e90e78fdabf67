import type { ArgumentSpec } from '../../commands/command.ts';
import { UserError } from '../model/user-error.ts';
import { keyOf } from './option-names.ts';

export interface Positional {
  readonly values: Readonly<Record<string, string>>;
  /** Required ones that were not given. */
  readonly missing: readonly ArgumentSpec[];
}

/** Values that stand without a flag. Fails with `InvalidValue` (exit 2) for an empty one. */
export function positional(places: readonly ArgumentSpec[], given: ReadonlyMap<string, readonly string[]>): Positional {
  const values: Record<string, string> = {};
  for (const { name } of places) {
    const text = given.get(name)?.[0];
    if (text?.trim() === '') throw new UserError('InvalidValue', 2, `${inBrackets(name)}: the value is empty`, { hint: 'Give a value in its place.' });
    if (text !== undefined) values[keyOf(name)] = text;
  }
  return { values, missing: places.filter(({ name, required }) => required === true && !given.has(name)) };
}

/** As help and hints write it. */
export function inBrackets(name: string): string {
  return `<${name}>`;
}
