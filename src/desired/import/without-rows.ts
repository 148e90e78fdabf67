import type { Warning } from '../../../commands/command.ts';
import type { LiveAccount } from '../../model/live.ts';
import { anyModel, clientName, firstBackend, type RouteRow } from '../../policy/blocks/route-row.ts';
import { nameOfAccountBackend, nameOfDeploymentBackend } from '../backend.ts';
import { nameOfOperation, routableOf, type Routable } from '../facade/routable.ts';
import { servingsOf, type Serving } from '../prune-ops/serving.ts';
import { serves } from '../prune-ops/verdict.ts';
import { importedRoutes, isRoutedByHand, liveNameOf, operationsOf } from './further-routes.ts';
import type { ImportTarget } from './target.ts';

/** Operations on which deployments of further accounts get no row although those before them have none of their names. */
export function withoutRows(target: ImportTarget): readonly Warning[] {
  const byHand = new Map<string, readonly string[]>();
  const unread = new Map<string, readonly string[]>();
  for (const operation of target.further.length === 0 ? [] : operationsOf(target)) {
    const routable = routableOf(operation, target.input.shape);
    const lacking = unreached(routable, target);
    if (lacking.length > 0) (isRoutedByHand(target, liveNameOf(target, operation)) ? byHand : unread).set(nameOfOperation(routable), lacking);
  }
  return [
    ...warning(byHand, 'RoutedByHand', 'policies of operations say themselves where calls go, or keep the API\u2019s from running: no rows were added for', 'Take those lines out of them and run the import again'),
    ...warning(unread, 'OperationsLeftOut', 'calls that name no model which a policy can read go to one account, and do not reach', `apim-llm facade add --api ${target.input.apiId} --operation OPERATION --account ACCOUNT --model '*' sends all calls of one elsewhere`),
  ];
}

function warning(found: ReadonlyMap<string, readonly string[]>, code: string, what: string, how: string): readonly Warning[] {
  if (found.size === 0) return [];
  return [{ code, message: `${what} ${[...new Set([...found.values()].flat())].join(', ')}: ${[...found.keys()].join(', ')}. ${how}` }];
}

function unreached(routable: Routable, target: ImportTarget): readonly string[] {
  const rows = importedRoutes(target).find((each) => each.routable.operation.name === routable.operation.name)?.route?.rows ?? [];
  const names = new Set([...servingsOf([target.account]).filter((each) => serves(each, routable.found)).map(({ deployment }) => deployment), ...rows.map(clientName)].map((name) => name.toLowerCase()));
  return target.further.flatMap((account) => servingsOf([account]).filter((each) => serves(each, routable.found) && !names.has(each.deployment.toLowerCase()) && !rows.some((row) => takesAll(row, account, each, target))).map(({ name }) => name));
}

function takesAll(row: RouteRow, account: LiveAccount, { deployment }: Serving, { input, live }: ImportTarget): boolean {
  return row.model === anyModel && [nameOfAccountBackend(live, account, input.shape), nameOfDeploymentBackend(live, account, deployment, input.shape)].includes(firstBackend(row.to));
}
