import { roleByName, roleDefinitionId } from './authorization/built-in-roles.ts';
import { estateItself } from './authorization/evaluate.ts';
import { roleAssignmentType } from './authorization/role-assignment.ts';
import type { RoleAssignment } from './authorization/role-assignment.ts';
import { uuidOf } from './deterministic-id.ts';
import type { Caller } from './plane.ts';
import { timestamp } from './state.ts';
import type { ArmState } from './state.ts';

/**
 * A caller that the directory does not know yet is the signed-in user or application: it joins the directory and holds the
 * estate's caller roles at every subscription. Identities of resources never get here.
 */
export function welcome(state: ArmState, { objectId: principalId, isApplication = false }: Caller): void {
  if (principalId === estateItself || state.directory.typeOf(principalId) !== undefined) return;
  const principalType = isApplication ? 'ServicePrincipal' : 'User';
  state.directory.add(principalId, principalType);
  const now = timestamp(state.world);
  for (const subscription of state.subscriptions) {
    const scope = `/subscriptions/${subscription}`;
    for (const name of new Set(state.estate.caller.roles)) {
      const role = roleByName(name);
      if (!role) continue;
      const content: RoleAssignment = {
        roleDefinitionId: roleDefinitionId(subscription, role),
        principalId: principalId.toLowerCase(),
        principalType,
        scope,
        condition: null,
        conditionVersion: null,
        description: null,
        delegatedManagedIdentityResourceId: null,
        worksFrom: 0,
        createdOn: now,
        updatedOn: now,
        createdBy: principalId,
        updatedBy: principalId,
      };
      state.store.put({ id: `${scope}/providers/${roleAssignmentType}/${uuidOf(scope, role.id, principalId)}`, type: roleAssignmentType, content });
    }
  }
}
