import type { JsonObject } from '../../../model/json.ts';
import type { Entry } from '../store.ts';

export const versionSetType = 'Microsoft.ApiManagement/service/apiVersionSets';

/** What the versions of an API have in common. */
export interface VersionSetContent {
  readonly displayName: string;
  readonly description: string | null;
  readonly versioningScheme: 'Segment' | 'Query' | 'Header';
  readonly versionQueryName: string | null;
  readonly versionHeaderName: string | null;
}

/** Unset fields are null (arm-behaviour 22). */
export function versionSetBody({ id, type, name, content }: Entry<VersionSetContent>): JsonObject {
  return { id, type, name, properties: { ...content } };
}

/** As it stands expanded inside of an API, where the display name is called `name` (recorded at 2024-05-01). */
export function versionSetDetails({ id, content }: Entry<VersionSetContent>): JsonObject {
  const { displayName, ...rest } = content;
  return { id, name: displayName, ...rest };
}
