import { within } from '../../../model/arm-id.ts';
import type { ArmState } from '../state.ts';
import { roleAssignmentType } from './role-assignment.ts';
import type { RoleAssignment } from './role-assignment.ts';

/** What was granted on a resource, or set at it by other providers, goes for good, also where the resource is deleted softly. */
export function removeExtensions(state: ArmState, id: string): void {
  for (const grant of state.store.ofType<RoleAssignment>(roleAssignmentType)) if (within(grant.content.scope, id)) state.store.remove(grant.id);
  for (const extension of state.store.within(`${id}/providers`)) state.store.remove(extension.id);
}
