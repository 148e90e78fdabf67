import { idKey } from '../../../model/arm-id.ts';
import { invalid, Refusal } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import type { ServiceIdentity } from './service-content.ts';

interface AskedIdentity {
  readonly type: 'None' | 'SystemAssigned' | 'UserAssigned' | 'SystemAssigned, UserAssigned';
  readonly userAssignedIdentities?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * What is stated replaces what was: `SystemAssigned` drops every user-assigned identity (review section 6.1), so
 * a union is the caller's job. A null value in the map takes that identity away.
 */
export function identityAsked(state: ArmState, serviceId: string, asked: AskedIdentity): ServiceIdentity {
  const system = asked.type.startsWith('SystemAssigned');
  const wantsUsers = asked.type.endsWith('UserAssigned');
  const stated = Object.entries(asked.userAssignedIdentities ?? {}).flatMap(([id, value]) => (value === null ? [] : [id]));
  if (!wantsUsers && stated.length > 0) throw invalid({ target: 'identity', message: `Identity type '${asked.type}' does not allow userAssignedIdentities.` });
  if (wantsUsers && stated.length === 0) throw invalid({ target: 'identity', message: `Identity type '${asked.type}' requires userAssignedIdentities.` });
  const users = stated.map((id) => existingIdentity(state, serviceId, id));
  return { system, users: users.toSorted((a, b) => (idKey(a) < idKey(b) ? -1 : 1)) };
}

function existingIdentity(state: ArmState, serviceId: string, id: string): string {
  const found = /\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[^/]+$/i.test(id) ? state.store.find(id) : undefined;
  if (found) return found.id;
  const reason = `{"error":{"code":"BadRequest","message":"Resource '${id}' was not found."}}`;
  throw new Refusal(400, 'FailedIdentityOperation', `Identity operation for resource '${serviceId}' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: '${reason}'.'.`);
}
