import type { JsonObject } from '../../../model/json.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';

export interface GroupContent {
  readonly location: string;
}

export function subscriptionBody(state: ArmState, id: string): JsonObject {
  return {
    id: `/subscriptions/${id}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId: id,
    tenantId: state.directory.tenantId,
    displayName: 'Local Azure',
    state: 'Enabled',
    subscriptionPolicies: { locationPlacementId: 'Public_2014-09-01', quotaId: 'PayAsYouGo_2014-09-01', spendingLimit: 'Off' },
  };
}

export function tenantBody(state: ArmState): JsonObject {
  const { tenantId } = state.directory;
  return { id: `/tenants/${tenantId}`, tenantId, tenantCategory: 'Home', displayName: 'Local Azure' };
}

export function groupsOf(state: ArmState, subscription: string): readonly Entry<GroupContent>[] {
  return state.store.list<GroupContent>(`/subscriptions/${subscription}/resourceGroups`);
}

/** As recorded for every provider (arm-behaviour 57). */
export function groupBody(entry: Entry<GroupContent>): JsonObject {
  return { id: entry.id, name: entry.name, type: entry.type, location: entry.content.location, tags: {}, properties: { provisioningState: 'Succeeded' } };
}
