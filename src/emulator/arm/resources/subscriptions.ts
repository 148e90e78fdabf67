import type { JsonObject } from '../../../model/json.ts';
import { regionDisplayName } from '../regions.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';

export interface GroupContent {
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly managedBy?: string;
}

export const groupType = 'Microsoft.Resources/resourceGroups';

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
export function groupBody(state: ArmState, { id, name, type, content }: Entry<GroupContent>): JsonObject {
  const provisioningState = state.operations.runsOn(id) ? 'Deleting' : 'Succeeded';
  return { id, name, type, location: content.location, ...(content.managedBy === undefined ? {} : { managedBy: content.managedBy }), tags: { ...content.tags }, properties: { provisioningState } };
}

/** The regions of a subscription. */
export function locationBody(subscription: string, name: string): JsonObject {
  const displayName = regionDisplayName(name);
  return { id: `/subscriptions/${subscription}/locations/${name}`, name, type: 'Region', displayName, regionalDisplayName: displayName, metadata: { regionType: 'Physical', regionCategory: 'Recommended' } };
}
