import type { Missing } from '../model/azure.ts';
import { UserError } from '../model/user-error.ts';
import { assignmentHint, neededRoles } from '../output/needed-roles.ts';

/** Fails with `NotAllowed` (exit 4) that names the roles and the lines that give them. */
export function refuseMissingRoles(missing: readonly Missing[], callerObjectId: string | undefined): void {
  if (missing.length === 0) return;
  const roles = neededRoles(missing);
  const names = [...new Set(roles.map(({ role }) => `"${role}"`))];
  const listed = names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  throw new UserError('NotAllowed', 4, `You lack the ${names.length === 1 ? 'role' : 'roles'} ${listed}. Nothing was written.`, {
    hint: assignmentHint(roles, callerObjectId),
    detail: roles.flatMap(({ actions, scope }) => actions.map((action) => `${action} at ${scope}`)).join('\n'),
  });
}
