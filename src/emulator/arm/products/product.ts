import { idKey } from '../../../model/arm-id.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { isAtLeast } from '../api-versions.ts';
import { groupDetails } from '../groups/group.ts';
import type { GroupContent } from '../groups/group.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';

export const productType = 'Microsoft.ApiManagement/service/products';

export interface ProductContent {
  readonly displayName: string;
  readonly description: string | null;
  readonly terms: string | null;
  readonly subscriptionRequired: boolean;
  /** Both null where no subscription is required. */
  readonly approvalRequired: boolean | null;
  readonly subscriptionsLimit: number | null;
  readonly state: 'notPublished' | 'published';
  readonly authenticationType?: Json;
  readonly application?: Json;
}

type Shown = Pick<Entry<ProductContent>, 'id' | 'type' | 'name' | 'content'>;

export function productAlias(serviceId: string, displayName: string): string {
  return `${idKey(serviceId)}/products?displayName=${displayName.toLowerCase()}`;
}

/** `authenticationType` and `application` came with 2024-10-01-preview. */
export function productBody({ id, type, name, content }: Shown, apiVersion: string, groups?: readonly JsonObject[]): JsonObject {
  const { authenticationType: _type, application: _application, ...older } = content;
  return { id, type, name, properties: { ...(isAtLeast(apiVersion, '2024-10-01') ? content : older), ...(groups ? { groups } : {}) } };
}

/** A GET shows an empty list from 2024-05-01 on, and none before (arm-behaviour 26). */
export function readProductBody(apiVersion: string) {
  return (entry: Shown): JsonObject => productBody(entry, apiVersion, isAtLeast(apiVersion, '2024-05-01') ? [] : undefined);
}

export function groupsOfProduct(state: ArmState, productId: string): readonly Entry<GroupContent>[] {
  return state.store.list(`${productId}/groups`).flatMap(({ references: [group = ''] }) => state.store.find<GroupContent>(group) ?? []);
}

export function expandedGroups(state: ArmState, productId: string): readonly JsonObject[] {
  return groupsOfProduct(state, productId).map(groupDetails);
}
