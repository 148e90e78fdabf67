import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { visibleSubscriptions } from '../authorization/evaluate.ts';
import type { ArmRequest, ArmResponse } from '../plane.ts';
import { gatewayRefusal, methodNotAllowed, notEmulated } from '../refusal.ts';
import { regionNames } from '../regions.ts';
import { pollGroupDeletion } from '../resources/delete-group.ts';
import { serveGroups } from '../resources/resource-groups.ts';
import { locationBody, subscriptionBody, tenantBody } from '../resources/subscriptions.ts';
import type { ArmState } from '../state.ts';
import type { ArmPath } from './path.ts';
import { plainRoutes } from './plain-routes.ts';
import { subscriptionNotFound } from './scope.ts';

/** Paths without a provider: tenants, subscriptions, resource groups, regions. */
export function servePlain(state: ArmState, request: ArmRequest, path: ArmPath, apiVersion: string, query: URLSearchParams): ArmResponse {
  const versions: readonly string[] = apiVersions.resources;
  if (!versions.includes(apiVersion)) {
    throw gatewayRefusal(400, 'InvalidApiVersionParameter', `The api-version '${apiVersion}' is invalid. The supported versions are '${versions.toReversed().join(',')}'.`);
  }
  const [first = '', subscription, second = '', group, ...rest] = path.plain;
  const head = `${first}/${second}`.toLowerCase();
  if (rest.length > 0 || !plainHeads.has(head)) throw notEmulated(`'${request.url.pathname}'`);
  if (head === 'subscriptions/resourcegroups' && subscription !== undefined) return serveGroups({ state, request, subscription, group, apiVersion, query });
  if (request.method !== 'GET') return methodNotAllowed(request.method, ['GET']);
  if (head === 'tenants/') return answer(200, { value: [tenantBody(state)] });
  const visible = visibleSubscriptions(state, request.caller.objectId);
  if (subscription === undefined) {
    const value = visible.map((id) => subscriptionBody(state, id));
    return answer(200, { value, count: { type: 'Total', value: value.length } });
  }
  if (head === 'subscriptions/operationresults') return pollGroupDeletion({ state, request, subscription, group: undefined, apiVersion, query }, group ?? '');
  if (!visible.includes(subscription.toLowerCase())) throw subscriptionNotFound(subscription);
  if (head === 'subscriptions/locations') return answer(200, { value: regionNames().map((name) => locationBody(subscription, name)) });
  return answer(200, subscriptionBody(state, subscription));
}

const plainHeads: ReadonlySet<string> = new Set(plainRoutes.map(({ head }) => head));
