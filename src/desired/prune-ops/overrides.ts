import { didYouMean } from '../../model/did-you-mean.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { DenyBlock } from '../../policy/blocks/deny-block.ts';
import type { LiveOperation } from '../import/operation-changes.ts';
import { isNamedBy } from './named-operation.ts';

/** What options name in this run. */
export interface Naming {
  readonly allow: readonly string[];
  readonly block: readonly string[];
  /** Back to the default. */
  readonly forget: readonly string[];
}

/**
 * What was named before, unless this run names the same operation, and what it names. An operation may be named by its name
 * and by method and template.
 *
 * @throws UserError `NotFound` for what the API does not have, `OptionsConflict` for an operation in two options
 */
export function overridesAfter(before: DenyBlock | undefined, naming: Naming, operations: readonly LiveOperation[]): Pick<DenyBlock, 'allow' | 'block'> {
  const options = ['allow', 'block', 'forget'] as const;
  for (const option of options) for (const text of naming[option]) refuseUnknown(option, text, operations, option === 'forget' ? [...(before?.allow ?? []), ...(before?.block ?? [])] : []);
  for (const operation of operations) refuseTwice(operation, options.filter((option) => naming[option].some((text) => isNamedBy(text, operation))));
  const named = [...naming.allow, ...naming.block, ...naming.forget];
  const isNew = (text: string): boolean => !named.includes(text) && !operations.some((operation) => isNamedBy(text, operation) && named.some((other) => isNamedBy(other, operation)));
  const after = (list: 'allow' | 'block'): readonly string[] => [...new Set([...(before?.[list] ?? []).filter(isNew), ...naming[list]])];
  return { allow: after('allow'), block: after('block') };
}

/** One that was remembered may be forgotten although its operation is gone. */
function refuseUnknown(option: string, text: string, operations: readonly LiveOperation[], remembered: readonly string[]): void {
  if (remembered.includes(text) || operations.some((operation) => isNamedBy(text, operation))) return;
  const near = didYouMean(text, /\s/.test(text.trim()) ? operations.map(({ method, urlTemplate }) => `${method} ${urlTemplate}`) : operations.map(({ name }) => name));
  throw new UserError('NotFound', exitCodes.failed, `--${option} ${text}: the API has no such operation.`, {
    hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), 'An operation is named by its name, or as "METHOD /template". apim-llm prune-ops --dry-run lists them.'].join('\n'),
  });
}

function refuseTwice({ method, name, urlTemplate }: LiveOperation, options: readonly string[]): void {
  if (options.length < 2) return;
  throw new UserError('OptionsConflict', exitCodes.usage, `${options.map((option) => `--${option}`).join(' and ')} name the same operation: ${method} ${urlTemplate} (${name}).`, { hint: 'Keep one of them.' });
}
