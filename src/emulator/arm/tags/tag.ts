import { idKey } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Entry } from '../store.ts';

export const tagType = 'Microsoft.ApiManagement/service/tags';

export interface TagContent {
  readonly displayName: string;
}

export function tagAlias(serviceId: string, displayName: string): string {
  return `${idKey(serviceId)}/tags?displayName=${displayName.toLowerCase()}`;
}

export function tagBody({ id, type, name, content }: Pick<Entry<TagContent>, 'id' | 'type' | 'name' | 'content'>): JsonObject {
  return { id, type, name, properties: { displayName: content.displayName } };
}

export const tagFilter = {
  name: ({ name }: Entry<TagContent>) => name,
  displayname: ({ content }: Entry<TagContent>) => content.displayName,
};
