import type { Missing } from '../model/azure.ts';
import { UserError } from '../model/user-error.ts';
import { assignmentHint, neededRoles } from '../output/needed-roles.ts';

/** Fails with `NotAllowed` (exit 4) that names the roles and the lines that give them. */
export function refuseMissingRoles(missing: readonly Missing[], callerObjectId: string | undefined): void {
  if (missing.length === 0) return;
  const roles = neededRoles(missing);
  const names = [...new Set(roles.map(({ role }) => `"${role}"`))].join(' and ');
  throw new UserError('NotAllowed', 4, `You lack the ${roles.length === 1 ? 'role' : 'roles'} ${names}. Nothing was written.`, {
    hint: assignmentHint(roles, callerObjectId),
    detail: roles.flatMap(({ actions, scope }) => actions.map((action) => `${action} at ${scope}`)).join('\n'),
  });
}
