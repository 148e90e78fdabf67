import { within } from '../../../model/arm-id.ts';
import { principalMark } from '../marks.ts';
import type { ArmState } from '../state.ts';
import type { Store } from '../store.ts';
import { roleById } from './built-in-roles.ts';
import type { Role } from './built-in-roles.ts';
import type { RoleAssignment } from './role-assignment.ts';

/** The caller of what the estate puts at start: never asked for permissions. */
export const estateItself = 'estate';

/** What permissions follow from: role assignments, and the time. */
export interface Grants {
  readonly store: Store;
  readonly world: { now(): number };
}

/** The assignments of a principal that work already. */
function assignmentsOf({ store, world }: Grants, principalId: string): readonly RoleAssignment[] {
  const now = world.now();
  return store.marked<RoleAssignment>(principalMark(principalId)).flatMap(({ content }) => (content.worksFrom <= now ? [content] : []));
}

function roleOf({ roleDefinitionId }: RoleAssignment): Role | undefined {
  return roleById(roleDefinitionId.slice(roleDefinitionId.lastIndexOf('/') + 1));
}

function assignmentsAt(grants: Grants, principalId: string, scope: string): readonly RoleAssignment[] {
  return assignmentsOf(grants, principalId).filter((assignment) => within(scope, assignment.scope));
}

/** The roles that hold at a scope for a principal, its own and inherited ones. */
export function rolesAt(grants: Grants, principalId: string, scope: string): readonly Role[] {
  return assignmentsAt(grants, principalId, scope).flatMap((assignment) => roleOf(assignment) ?? []);
}

/** Allowed by one role's actions that the same role's notActions do not take away. */
export function allows(grants: Grants, principalId: string, action: string, scope: string): boolean {
  if (principalId === estateItself) return true;
  return rolesAt(grants, principalId, scope).some((role) => matchesAny(role.actions, action) && !matchesAny(role.notActions ?? [], action));
}

/**
 * The assignments whose role allows a data action at a scope: one of its dataActions has it, and none of its own notDataActions.
 * What another role leaves out takes nothing away. Empty: refused.
 */
export function allowingData(grants: Grants, principalId: string, dataAction: string, scope: string): readonly RoleAssignment[] {
  return assignmentsAt(grants, principalId, scope).filter((assignment) => {
    const { dataActions = [], notDataActions = [] } = roleOf(assignment) ?? {};
    return matchesAny(dataActions, dataAction) && !matchesAny(notDataActions, dataAction);
  });
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
