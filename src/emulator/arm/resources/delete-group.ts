import { emptyAnswer } from '../answer.ts';
import { accountType } from '../cognitive/account-content.ts';
import type { AccountContent } from '../cognitive/account-content.ts';
import { softDeleteAccount } from '../cognitive/deleted-account.ts';
import type { ArmResponse } from '../plane.ts';
import { gatewayRefusal, Refusal } from '../refusal.ts';
import { softDelete } from '../service/deleted-service.ts';
import { serviceType } from '../service/service-content.ts';
import type { ServiceContent } from '../service/service-content.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { GroupCall } from './resource-groups.ts';

/** Everything in it goes first, services and accounts softly, as if each were deleted; the group itself at the end (A24#179 to #193). */
export function deleteGroup(call: GroupCall, id: string): ArmResponse {
  const { state } = call;
  const running = state.operations.observeOn(id);
  if (!running) empty(state, id);
  const operation = running ?? state.operations.start(id, 200, () => state.store.remove(id));
  return emptyAnswer(202, { location: pollUrl(call, operation.id), 'retry-after': '1' });
}

function empty(state: ArmState, id: string): void {
  for (const entry of state.store.within(id)) {
    if (entry.type === serviceType) softDelete(state, entry as Entry<ServiceContent>);
    if (entry.type === accountType) softDeleteAccount(state, entry as Entry<AccountContent>);
  }
  for (const entry of state.store.within(`${id}/providers`)) state.store.remove(entry.id);
}

function pollUrl({ state, subscription, apiVersion }: GroupCall, operation: string): string {
  const job = Buffer.from(JSON.stringify({ jobId: `RESOURCEGROUPDELETIONJOB-${operation}` })).toString('base64url');
  return `${state.world.origin()}/subscriptions/${subscription}/operationresults/${job}?api-version=${apiVersion}&t=${state.world.now()}&c=${operation.slice(0, 8)}`;
}

/** 202 until it is done, then an empty 200 (arm-behaviour 57). */
export function pollGroupDeletion({ state, request, query }: GroupCall, job: string): ArmResponse {
  const id = /-([0-9a-f]{24})"\}$/.exec(Buffer.from(job, 'base64url').toString())?.[1] ?? '';
  const operation = query.get('c') === id.slice(0, 8) ? state.operations.observe(id) : undefined;
  if (!operation) throw gatewayRefusal(404, 'NotFound', 'The asynchronous operation was not found, or its URL was changed.');
  if (operation.outcome instanceof Refusal) throw operation.outcome;
  const { url } = request;
  return operation.outcome === 'succeeded' ? emptyAnswer(200) : emptyAnswer(202, { location: `${state.world.origin()}${url.pathname}${url.search}`, 'retry-after': '1' });
}
