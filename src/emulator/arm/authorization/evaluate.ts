import { within } from '../../../model/arm-id.ts';
import { principalMark } from '../marks.ts';
import type { ArmState } from '../state.ts';
import { roleById } from './built-in-roles.ts';
import type { Role } from './built-in-roles.ts';
import type { RoleAssignment } from './role-assignment.ts';

/** The caller of what the estate puts at start: never asked for permissions. */
export const estateItself = 'estate';

/** The assignments of a principal that work already. */
function assignmentsOf(state: ArmState, principalId: string): readonly RoleAssignment[] {
  const now = state.world.now();
  return state.store.marked<RoleAssignment>(principalMark(principalId)).flatMap(({ content }) => (content.worksFrom <= now ? [content] : []));
}

/** The roles that hold at a scope for a principal, its own and inherited ones. */
export function rolesAt(state: ArmState, principalId: string, scope: string): readonly Role[] {
  return assignmentsOf(state, principalId).flatMap((assignment) => {
    if (!within(scope, assignment.scope)) return [];
    return roleById(assignment.roleDefinitionId.slice(assignment.roleDefinitionId.lastIndexOf('/') + 1)) ?? [];
  });
}

/** Allowed by one role's actions that the same role's notActions do not take away. */
export function allows(state: ArmState, principalId: string, action: string, scope: string): boolean {
  if (principalId === estateItself) return true;
  return rolesAt(state, principalId, scope).some((role) => matchesAny(role.actions, action) && !matchesAny(role.notActions ?? [], action));
}

export function visibleSubscriptions(state: ArmState, principalId: string): readonly string[] {
  const assignments = assignmentsOf(state, principalId);
  return [...state.subscriptions].filter((id) => assignments.some(({ scope }) => within(scope, `/subscriptions/${id}`)));
}

function matchesAny(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()));
}

/** `*` stands for anything, slashes too. */
function matches(pattern: string, action: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === action;
  if (!action.startsWith(head)) return false;
  const tail = rest.at(-1) ?? '';
  let at = head.length;
  for (const part of rest.slice(0, -1)) {
    const found = action.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return action.length - tail.length >= at && action.endsWith(tail);
}
