import type { JsonObject } from '../../../model/json.ts';
import { isAtLeast } from '../api-versions.ts';
import type { PrincipalType } from '../directory.ts';
import type { Entry } from '../store.ts';

export const roleAssignmentType = 'Microsoft.Authorization/roleAssignments';

export interface RoleAssignment {
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType: PrincipalType | 'Group' | 'ForeignGroup' | 'Device';
  /** As asked, `/` for the tenant. */
  readonly scope: string;
  readonly condition: string | null;
  readonly conditionVersion: string | null;
  readonly description: string | null;
  readonly delegatedManagedIdentityResourceId: string | null;
  /** Milliseconds since 1970: from then on it is looked at (the estate's `rolePropagation`). */
  readonly worksFrom: number;
  readonly createdOn: string;
  readonly updatedOn: string;
  readonly createdBy: string;
  readonly updatedBy: string;
}

/** `createdBy` is null in the answer to the first PUT (arm-behaviour 47). */
export function roleAssignmentBody(entry: Entry<RoleAssignment>, apiVersion: string, created = false): JsonObject {
  const { content } = entry;
  const newer = isAtLeast(apiVersion, '2018-09-01');
  return {
    properties: {
      roleDefinitionId: content.roleDefinitionId,
      principalId: content.principalId,
      ...(newer ? { principalType: content.principalType } : {}),
      scope: content.scope,
      ...(newer ? { condition: content.condition, conditionVersion: content.conditionVersion } : {}),
      createdOn: content.createdOn,
      updatedOn: content.updatedOn,
      createdBy: created ? null : content.createdBy,
      updatedBy: content.updatedBy,
      ...(newer ? { delegatedManagedIdentityResourceId: content.delegatedManagedIdentityResourceId, description: content.description } : {}),
    },
    id: entry.id,
    type: entry.type,
    name: entry.name,
  };
}
