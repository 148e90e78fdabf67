import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { visibleSubscriptions } from '../authorization/evaluate.ts';
import type { ArmRequest, ArmResponse } from '../plane.ts';
import { gatewayRefusal, methodNotAllowed, notEmulated } from '../refusal.ts';
import { groupBody, groupsOf, subscriptionBody, tenantBody } from '../resources/subscriptions.ts';
import type { ArmState } from '../state.ts';
import { authorize } from './authorize.ts';
import type { ArmPath } from './path.ts';
import { containerOf, subscriptionNotFound } from './scope.ts';

/** Paths without a provider: tenants, subscriptions, resource groups. Reading only. */
export function servePlain(state: ArmState, request: ArmRequest, path: ArmPath, apiVersion: string, query: URLSearchParams): ArmResponse {
  const versions: readonly string[] = apiVersions.resources;
  if (!versions.includes(apiVersion)) {
    throw gatewayRefusal(400, 'InvalidApiVersionParameter', `The api-version '${apiVersion}' is invalid. The supported versions are '${versions.toReversed().join(',')}'.`);
  }
  const [first = '', subscription, second = '', group, ...rest] = path.plain;
  const head = `${first}/${second}`.toLowerCase();
  if (rest.length > 0 || !['subscriptions/', 'subscriptions/resourcegroups', 'tenants/'].includes(head)) throw notEmulated(`'${request.url.pathname}'`);
  const onlyHead = group !== undefined && request.method === 'HEAD';
  if (request.method !== 'GET' && !onlyHead) return methodNotAllowed(request.method, group === undefined ? ['GET'] : ['GET', 'HEAD']);
  if (head === 'tenants/') return answer(200, { value: [tenantBody(state)] });
  if (subscription === undefined) {
    const value = visibleSubscriptions(state, request.caller.objectId).map((id) => subscriptionBody(state, id));
    return answer(200, { value, count: { type: 'Total', value: value.length } });
  }
  if (second === '') {
    if (!visibleSubscriptions(state, request.caller.objectId).includes(subscription.toLowerCase())) throw subscriptionNotFound(subscription);
    return answer(200, subscriptionBody(state, subscription));
  }
  return serveGroups(state, request, subscription, group, query);
}

function serveGroups(state: ArmState, request: ArmRequest, subscription: string, group: string | undefined, query: URLSearchParams): ArmResponse {
  const scope = `/subscriptions/${subscription}${group === undefined ? '' : `/resourceGroups/${group}`}`;
  authorize(state, request.caller, 'Microsoft.Resources/subscriptions/resourceGroups/read', scope);
  if (group === undefined) {
    const top = Number(query.get('$top') ?? 1000);
    return answer(200, { value: groupsOf(state, subscription).slice(0, top).map(groupBody) });
  }
  const id = containerOf(state, { subscription, resourceGroup: group });
  const entry = groupsOf(state, subscription).find((candidate) => candidate.id === id);
  if (!entry || request.method === 'HEAD') return emptyAnswer(204);
  return answer(200, groupBody(entry));
}
