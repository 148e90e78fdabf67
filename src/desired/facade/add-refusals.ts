import type { Warning } from '../../../commands/command.ts';
import type { LiveAccount } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { anyModel } from '../../policy/blocks/route-row.ts';
import type { Serving } from '../prune-ops/serving.ts';
import { serves } from '../prune-ops/verdict.ts';
import type { AddInput } from './input.ts';
import type { NewRow } from './new-rows.ts';
import { nameOfOperation, type Routable } from './routable.ts';

/** An operation that was chosen, and what came of it. */
export interface Made {
  readonly routable: Routable;
  readonly made: readonly NewRow[];
}

/**
 * What was named must come about, all of it; what was not named, in part.
 *
 * @throws UserError `RouteImpossible`, `NothingToRoute`, `OptionsConflict`
 */
export function refuseImpossible(input: AddInput, account: LiveAccount, deployments: readonly Serving[], found: readonly Made[]): void {
  const { operations, model } = input.selection;
  const isNamed = operations.length > 0;
  const unserved = found.filter(({ routable }) => model !== anyModel && !deployments.some((each) => serves(each, routable.found)));
  const strange = isNamed ? unserved.find(({ routable }) => routable.found.kind !== 'served') : undefined;
  if (strange !== undefined) throw impossible(strange.routable, 'no deployment serves it, and its calls name no model', `Send all its calls to the account:  --account ${account.name} --model '*'`);
  if (unserved.length === found.length || (isNamed && unserved.length > 0)) throw nothing(account, input.place.deployment, isNamed ? unserved[0]?.routable : undefined);
  const made = found.flatMap((each) => each.made);
  const refused = found.flatMap(({ made: rows, routable }) => rows.flatMap((row) => ('why' in row ? [{ ...row, routable }] : [])));
  const [first] = refused;
  if (first !== undefined && (isNamed || refused.length === made.length)) throw impossible(first.routable, first.why, first.hint);
  refuseManyNames(input, made);
}

function refuseManyNames({ place, selection: { as, model } }: AddInput, made: readonly NewRow[]): void {
  const names = new Set(made.flatMap((each) => ('row' in each ? [each.row.model.toLowerCase()] : [])));
  if (as === undefined || names.size < 2 || model !== undefined || place.deployment !== undefined) return;
  throw new UserError('OptionsConflict', exitCodes.usage, `--as gives one deployment a name, and --account ${place.account} stands for several: ${[...names].join(', ')}.`, { hint: `Name one:  --account ${place.account}/DEPLOYMENT` });
}

function impossible(routable: Routable, why: string, hint: string): UserError {
  return new UserError('RouteImpossible', exitCodes.usage, `Calls of ${nameOfOperation(routable)} cannot be sent there by their model: ${why}.`, { hint });
}

function nothing(account: LiveAccount, deployment: string | undefined, routable: Routable | undefined): UserError {
  const has = account.deployments.map(({ name }) => name);
  const who = deployment === undefined ? `No deployment of the account ${account.name}` : `The deployment ${account.name}/${deployment}`;
  const does = deployment === undefined ? 'serves' : 'does not serve';
  const what = routable === undefined ? (deployment === undefined ? 'these operations' : 'any of these operations') : nameOfOperation(routable);
  return new UserError('NothingToRoute', exitCodes.usage, `${who} ${does} ${what}.`, { hint: has.length === 0 ? 'The account has no deployments.' : `The account has: ${has.join(', ')}` });
}

/** Operations that were not named, and that this model cannot be routed on. */
export function leftOut(found: readonly Made[]): readonly Warning[] {
  const reasons = new Map<string, Set<string>>();
  for (const { made, routable } of found) {
    for (const each of made) {
      if (!('why' in each)) continue;
      const why = `${each.why}. ${each.hint}`;
      reasons.set(why, (reasons.get(why) ?? new Set()).add(nameOfOperation(routable)));
    }
  }
  return Array.from(reasons, ([why, operations]) => ({ code: 'OperationsLeftOut', message: `without a new row: ${[...operations].join(', ')}: ${why}` }));
}
