import { idKey } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Entry } from '../store.ts';

export const groupType = 'Microsoft.ApiManagement/service/groups';

export interface GroupContent {
  readonly displayName: string;
  readonly description: string | null;
  readonly builtIn: boolean;
  readonly type: 'custom' | 'system' | 'external';
  readonly externalId: string | null;
}

export function groupAlias(serviceId: string, displayName: string): string {
  return `${idKey(serviceId)}/groups?displayName=${displayName.toLowerCase()}`;
}

export function groupBody({ id, type, name, content }: Pick<Entry<GroupContent>, 'id' | 'type' | 'name' | 'content'>): JsonObject {
  return { id, type, name, properties: { ...content } };
}

/** As it stands expanded inside of a product, where the display name is called `name`. */
export function groupDetails({ id, content }: Entry<GroupContent>): JsonObject {
  const { displayName, ...rest } = content;
  return { id, name: displayName, ...rest };
}
