import { didYouMean } from '../../model/did-you-mean.ts';
import type { LiveApi } from '../../model/live.ts';
import type { Shape } from '../../model/shapes.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { seenOperation, type LiveOperation } from '../import/operation-changes.ts';
import { isNamedBy } from '../prune-ops/named-operation.ts';
import type { Selection } from './input.ts';
import { routableOf, type Routable } from './routable.ts';

/**
 * The operations of an API that the selection leaves: all without one.
 *
 * @throws UserError `NotFound` for a name or a capability that the API does not have
 */
export function chosenOperations({ api, operations: seen }: LiveApi, { capability, operations: names }: Selection, shape: Shape): readonly Routable[] {
  const operations = seen.map(seenOperation);
  for (const name of names) if (!operations.some((operation) => isNamedBy(name, operation))) throw unknown(name, operations);
  const named = names.length === 0 ? operations : operations.filter((operation) => names.some((name) => isNamedBy(name, operation)));
  const routable = named.map((operation) => routableOf(operation, shape));
  if (capability === undefined) return routable;
  const found = routable.filter((each) => each.found.kind === 'served' && each.found.capability === capability);
  if (found.length > 0) return found;
  const others = [...new Set(routable.flatMap((each) => (each.found.kind === 'served' ? [each.found.capability] : [])))];
  throw new UserError('NotFound', exitCodes.failed, `--capability ${capability}: no operation of ${api.id.slice(api.id.lastIndexOf('/') + 1)} is for that.`, { hint: others.length === 0 ? 'Name operations:  --operation NAME' : `It has operations for: ${others.join(', ')}` });
}

function unknown(name: string, operations: readonly LiveOperation[]): UserError {
  const near = didYouMean(name, /\s/.test(name) ? operations.map(({ method, urlTemplate }) => `${method} ${urlTemplate}`) : operations.map((operation) => operation.name));
  return new UserError('NotFound', exitCodes.failed, `--operation ${name}: the API has no such operation.`, {
    hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), 'An operation is named by its name, or as "METHOD /template". apim-llm prune-ops --dry-run lists them.'].join('\n'),
  });
}
