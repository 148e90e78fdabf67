import { idKey } from '../model/arm-id.ts';
import { armGuid } from '../model/guid.ts';

/** The same assignment always gets the same name, so that a second run finds the first one's. */
export function roleAssignmentName(scope: string, principalId: string, role: string): string {
  return armGuid(idKey(scope), principalId.toLowerCase(), role);
}
