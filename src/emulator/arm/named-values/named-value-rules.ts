import { sameId } from '../../../model/arm-id.ts';
import type { Call } from '../kind.ts';
import { invalid } from '../refusal.ts';
import { serviceIdOf } from '../service-reference.ts';
import type { ServiceContent } from '../service/service-content.ts';
import { timestamp } from '../state.ts';
import type { ArmState } from '../state.ts';
import { namedValueCalled } from './named-value.ts';
import type { NamedValueContent } from './named-value.ts';

export interface NamedValueFields {
  readonly displayName: string;
  readonly value?: string;
  readonly secret?: boolean;
  readonly tags?: readonly string[];
  readonly keyVault?: { readonly secretIdentifier: string; readonly identityClientId?: string };
}

/** What is refused at once: a value from exactly one place, and a secret wherever Key Vault has it. */
export function namedValueContent(call: Call, { displayName, value, secret = false, tags, keyVault }: NamedValueFields): NamedValueContent {
  if (keyVault) {
    if (!secret) throw invalid({ target: 'secret', message: "Invalid field 'secret' specified" });
    if (value !== undefined) throw invalid({ target: 'value', message: "Invalid field 'value' specified" });
  } else if (value === undefined || value.trim() === '') {
    throw invalid({ target: 'value', message: 'Value is required' });
  }
  const secretInVault = keyVault && { secretIdentifier: keyVault.secretIdentifier, identityClientId: keyVault.identityClientId ?? null, readAt: timestamp(call.state.world) };
  return { displayName, value: value ?? null, secret, tags: tags ?? null, keyVault: secretInVault ?? null };
}

/** What makes the operation fail: a display name that another one has (I15), an identity that the service does not have (apiops#214). */
export function checkNamedValue(state: ArmState, id: string, content: NamedValueContent): void {
  const serviceId = serviceIdOf(id);
  const taken = namedValueCalled(state, serviceId, content.displayName);
  if (taken && !sameId(taken.id, id)) throw invalid({ target: 'name', message: 'Property with the same name already exist.' });
  if (content.keyVault) checkIdentity(state, serviceId, content.keyVault.identityClientId);
}

/** The system-assigned identity has no client id that may be stated (apiops#257). */
function checkIdentity(state: ArmState, serviceId: string, clientId: string | null): void {
  const identity = state.store.find<ServiceContent>(serviceId)?.content.identity;
  const known = clientId === null ? identity?.system : identity?.users.some((user) => state.directory.userIdentityOf(user).clientId === clientId.toLowerCase());
  if (known) return;
  const message = `Can not find Managed Identity with provided IdentityClientId : ${clientId ?? 'SystemAssigned'}. For more information please see aka.ms/apimmsi.`;
  throw invalid({ target: 'identityClientId', message });
}
