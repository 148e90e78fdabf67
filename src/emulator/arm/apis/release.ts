import type { JsonObject } from '../../../model/json.ts';
import type { Entry } from '../store.ts';

export const releaseType = 'Microsoft.ApiManagement/service/apis/releases';

export interface ReleaseContent {
  readonly notes: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Names the API without the revision that it released; a list does not name it at all (recorded at 2019-12-01 and 2022-08-01). */
export function releaseBody({ id, type, name, content }: Entry<ReleaseContent>, place: 'single' | 'list' = 'single'): JsonObject {
  const apiId = id.slice(0, id.lastIndexOf('/releases/'));
  return {
    id,
    type,
    name,
    properties: { ...(place === 'single' ? { apiId } : {}), createdDateTime: content.createdAt, updatedDateTime: content.updatedAt, notes: content.notes },
  };
}
