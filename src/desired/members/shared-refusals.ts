import type { Warning } from '../../../commands/command.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { clientName, type RouteRow } from '../../policy/blocks/route-row.ts';
import { nameOfOperation, type Routable } from '../facade/routable.ts';
import { groupedBy } from './grouped.ts';
import { nameOfMember } from './member.ts';
import type { Sharing } from './shared-routes.ts';

export function rowOfAnother(routable: Routable, row: RouteRow): UserError {
  const { by, name } = row;
  const away = name === undefined ? '' : by === 'pool' ? `\n  apim-llm pool delete ${name}` : `\n  apim-llm burst disable ${name}`;
  return new UserError('RouteOfAnother', exitCodes.conflict, `Calls for ${clientName(row)} of ${nameOfOperation(routable)} go to the ${by}${name === undefined ? '' : ` ${name}`} already.`, {
    hint: `Take it away first, or name other operations or another model:${away}`,
  });
}

export function operationStateful(routable: Routable, why: string): UserError {
  return new UserError('OperationStateful', exitCodes.usage, `${nameOfOperation(routable)} cannot be shared among accounts: each account has its own of what it is about (${why}).`, { hint: 'Leave it out; its calls go on going to one account.' });
}

export function cannotBeShared(routable: Routable, why: string, hint: string): UserError {
  return new UserError('RouteImpossible', exitCodes.usage, `Calls of ${nameOfOperation(routable)} cannot be shared: ${why}.`, { hint });
}

export function nothingShared({ chosen, members, selection }: Pick<Sharing, 'chosen' | 'members' | 'selection'>, first: { readonly why: string; readonly hint: string; readonly routable: Routable } | undefined): UserError {
  if (first !== undefined) return cannotBeShared(first.routable, first.why, first.hint);
  const what = selection.capability === undefined ? `any of the ${chosen.length} operations` : `an operation for ${selection.capability}`;
  return new UserError('NothingToRoute', exitCodes.usage, `${members.map(nameOfMember).join(', ')}: no member serves ${what}.`, { hint: 'apim-llm prune-ops --dry-run shows which operation needs which model.' });
}

/** Operations that were not named, and that cannot be shared. */
export function leftOut(found: readonly { readonly routable: Routable; readonly made: { readonly row: RouteRow } | { readonly why: string; readonly hint: string } }[]): readonly Warning[] {
  const refused = found.flatMap(({ made, routable }) => ('why' in made ? [{ why: `${made.why}. ${made.hint}`, name: nameOfOperation(routable) }] : []));
  return [...groupedBy(refused, ({ why }) => why)].map(([why, all]) => ({ code: 'OperationsLeftOut', message: `not shared: ${all.map(({ name }) => name).join(', ')}: ${why}` }));
}
