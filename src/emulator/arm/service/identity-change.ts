import { idKey, sameId } from '../../../model/arm-id.ts';
import { allows } from '../authorization/evaluate.ts';
import type { Call } from '../kind.ts';
import { gatewayRefusal, invalid, Refusal } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { ServiceContent, ServiceIdentity } from './service-content.ts';

const assign = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

export interface AskedIdentity {
  readonly type: 'None' | 'SystemAssigned' | 'UserAssigned' | 'SystemAssigned, UserAssigned';
  readonly userAssignedIdentities?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * What is stated replaces what was: `SystemAssigned` drops every user-assigned identity (review section 6.1), so
 * a union is the caller's job. A null value in the map takes that identity away.
 */
export function identityAsked(call: Call, { id: serviceId, content }: Entry<ServiceContent>, asked: AskedIdentity): ServiceIdentity {
  const { state } = call;
  const system = asked.type.startsWith('SystemAssigned');
  const wantsUsers = asked.type.endsWith('UserAssigned');
  const stated = Object.entries(asked.userAssignedIdentities ?? {}).flatMap(([id, value]) => (value === null ? [] : [id]));
  if (!wantsUsers && stated.length > 0) throw invalid({ target: 'identity', message: `Identity type '${asked.type}' does not allow userAssignedIdentities.` });
  if (wantsUsers && stated.length === 0) throw invalid({ target: 'identity', message: `Identity type '${asked.type}' requires userAssignedIdentities.` });
  const users = stated.map((id) => existingIdentity(state, serviceId, id));
  checkAssign(call, serviceId, users.filter((id) => !content.identity.users.some((held) => sameId(held, id))));
  return { system, users: users.toSorted((a, b) => (idKey(a) < idKey(b) ? -1 : 1)) };
}

/** Giving an identity to a resource is an action on the identity, beside the write to the resource. */
function checkAssign({ state, request }: Call, serviceId: string, added: readonly string[]): void {
  const { objectId } = request.caller;
  const refused = added.filter((id) => !allows(state, objectId, assign, id));
  if (refused.length === 0) return;
  const message =
    `The client '${objectId}' with object id '${objectId}' has permission to perform action 'Microsoft.ApiManagement/service/write' on scope '${serviceId}'; ` +
    `however, it does not have permission to perform action(s) '${assign}' on the linked scope(s) '${refused.join(',')}' (respectively) or the linked scope(s) are invalid.`;
  throw gatewayRefusal(403, 'LinkedAuthorizationFailed', message);
}

function existingIdentity(state: ArmState, serviceId: string, id: string): string {
  const found = /\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[^/]+$/i.test(id) ? state.store.find(id) : undefined;
  if (found) return found.id;
  const reason = `{"error":{"code":"BadRequest","message":"Resource '${id}' was not found."}}`;
  throw new Refusal(400, 'FailedIdentityOperation', `Identity operation for resource '${serviceId}' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: '${reason}'.'.`);
}
