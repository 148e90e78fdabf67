import { nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveAccount } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { anyModel, firstBackend, type RouteRow } from '../../policy/blocks/route-row.ts';
import { describedDeployment } from '../backend.ts';
import { leadsTo, ofBackend } from '../prune-ops/destinations.ts';

/** Where a row leads. */
export interface RowPlace {
  /** ARM id, where the backend tells; undefined where it is gone, or leads to a place that nobody knows. */
  readonly accountId: string | undefined;
  /** Where it was read. */
  readonly account: LiveAccount | undefined;
  /** Undefined: whichever the call names. */
  readonly deployment: string | undefined;
  readonly backend: LiveResource | undefined;
}

export function placeOfRow(row: RouteRow, live: Live): RowPlace {
  const name = firstBackend(row.to);
  const backend = live.backends.find(({ id }) => nameOf(id).toLowerCase() === name.toLowerCase());
  const [destination] = ofBackend(name, live);
  const account = destination && live.accounts.find((each) => leadsTo(destination, each));
  const stated = row.deployment ?? (row.model === anyModel || row.deploymentInBackend === true ? undefined : row.model);
  return {
    accountId: account?.id ?? (destination !== undefined && 'account' in destination ? destination.account : undefined),
    account,
    deployment: stated ?? describedDeployment(textAt(backend?.body, 'properties', 'description')),
    backend,
  };
}

/** `aoai-swe/gpt-4o` */
export function toldRow(row: RouteRow, live: Live): string {
  const { accountId, deployment } = placeOfRow(row, live);
  const account = accountId === undefined ? firstBackend(row.to) : nameOf(accountId);
  return deployment === undefined ? account : `${account}/${deployment}`;
}
