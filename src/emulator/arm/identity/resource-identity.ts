import { idKey, sameId } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { allows } from '../authorization/evaluate.ts';
import type { Call } from '../kind.ts';
import { gatewayRefusal, Refusal } from '../refusal.ts';
import { fault } from '../schema/fault.ts';
import { refusalOf } from '../schema/refuse.ts';
import type { ArmState } from '../state.ts';
import { identityBody } from './user-assigned-identity.ts';

/** The managed identities that a resource has. */
export interface ResourceIdentity {
  readonly system: boolean;
  /** Canonical ids of user-assigned identities. */
  readonly users: readonly string[];
}

export interface AskedIdentity {
  readonly type: 'None' | 'SystemAssigned' | 'UserAssigned' | 'SystemAssigned, UserAssigned';
  readonly userAssignedIdentities?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Before a request. */
interface Holder {
  readonly id: string;
  readonly content: { readonly identity: ResourceIdentity };
}

const assign = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

export const noIdentity: ResourceIdentity = { system: false, users: [] };

/**
 * What is stated replaces what was: `SystemAssigned` drops every user-assigned identity (review section 6.1), so
 * a union is the caller's job. A null value in the map takes that identity away.
 */
export function identityAsked(call: Call, { id, content }: Holder, asked: AskedIdentity): ResourceIdentity {
  const system = asked.type.startsWith('SystemAssigned');
  const wantsUsers = asked.type.endsWith('UserAssigned');
  const stated = Object.entries(asked.userAssignedIdentities ?? {}).flatMap(([user, value]) => (value === null ? [] : [user]));
  if (!wantsUsers && stated.length > 0) throw refused(call, `Identity type '${asked.type}' does not allow userAssignedIdentities.`);
  if (wantsUsers && stated.length === 0) throw refused(call, `Identity type '${asked.type}' requires userAssignedIdentities.`);
  const users = stated.map((user) => existingIdentity(call.state, id, user));
  checkAssign(call, id, users.filter((user) => !content.identity.users.some((held) => sameId(held, user))));
  return { system, users: users.toSorted((a, b) => (idKey(a) < idKey(b) ? -1 : 1)) };
}

function refused({ kind }: Call, message: string): Error {
  return refusalOf(`${kind.provider}/${kind.type}`, [fault(['identity'], message)]);
}

/** Giving an identity to a resource is an action on the identity, beside the write to the resource. */
function checkAssign({ state, request, kind }: Call, id: string, added: readonly string[]): void {
  const { objectId } = request.caller;
  const missing = added.filter((user) => !allows(state, objectId, assign, user));
  if (missing.length === 0) return;
  const message =
    `The client '${objectId}' with object id '${objectId}' has permission to perform action '${kind.provider}/${kind.type}/write' on scope '${id}'; ` +
    `however, it does not have permission to perform action(s) '${assign}' on the linked scope(s) '${missing.join(',')}' (respectively) or the linked scope(s) are invalid.`;
  throw gatewayRefusal(403, 'LinkedAuthorizationFailed', message);
}

function existingIdentity(state: ArmState, id: string, user: string): string {
  const found = /\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[^/]+$/i.test(user) ? state.store.find(user) : undefined;
  if (found) return found.id;
  const reason = `{"error":{"code":"BadRequest","message":"Resource '${user}' was not found."}}`;
  throw new Refusal(400, 'FailedIdentityOperation', `Identity operation for resource '${id}' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: '${reason}'.'.`);
}

/** What a resource shows of its identities; null where it has none. */
export function shownIdentity(state: ArmState, id: string, { system, users }: ResourceIdentity): JsonObject | null {
  if (!system && users.length === 0) return null;
  const { tenantId } = state.directory;
  const type = system && users.length > 0 ? 'SystemAssigned, UserAssigned' : system ? 'SystemAssigned' : 'UserAssigned';
  return {
    type,
    ...(system ? { principalId: state.directory.systemIdentityOf(id), tenantId } : {}),
    ...(users.length > 0 ? { userAssignedIdentities: Object.fromEntries(users.map((user) => [user, identityBody(state, user)])) } : {}),
  };
}

/** The directory learns of a new identity only when the write has ended: role assignments without principalType fail before (arm-behaviour 49). */
export function announceIdentity(state: ArmState, id: string, { system }: ResourceIdentity): void {
  if (system) state.directory.add(state.directory.systemIdentityOf(id), 'ServicePrincipal');
}
