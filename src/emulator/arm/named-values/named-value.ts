import { idKey } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { provisioned } from '../async-write.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';

export const namedValueType = 'Microsoft.ApiManagement/service/namedValues';

export interface NamedValueContent {
  /** What policies write between braces; unique in the service. */
  readonly displayName: string;
  /** Null where Key Vault has it. */
  readonly value: string | null;
  readonly secret: boolean;
  readonly tags: readonly string[] | null;
  readonly keyVault: KeyVaultSecret | null;
}

export interface KeyVaultSecret {
  readonly secretIdentifier: string;
  readonly identityClientId: string | null;
  /** When Key Vault was asked last. */
  readonly readAt: string;
}

/** Finds it by display name, with its case: policies that write another case are refused (seen by users). */
export function namedValueAlias(serviceId: string, displayName: string): string {
  return `${idKey(serviceId)}/namedvalues?displayName=${displayName}`;
}

export function namedValueCalled(state: ArmState, serviceId: string, displayName: string): Entry<NamedValueContent> | undefined {
  return state.store.findAlias<NamedValueContent>(namedValueAlias(serviceId, displayName));
}

/** Without the value of a secret (arm-behaviour 27). */
export function namedValueBody(apiVersion: string) {
  return ({ id, type, name, content }: Entry<NamedValueContent>): JsonObject => {
    const { displayName, value, secret, tags, keyVault } = content;
    return {
      id,
      type,
      name,
      properties: {
        displayName,
        ...(secret || value === null ? {} : { value }),
        ...(keyVault ? { keyVault: keyVaultBody(keyVault) } : {}),
        tags: tags && [...tags],
        secret,
        ...provisioned(apiVersion),
      },
    };
  };
}

/** As the official examples show it. */
function keyVaultBody({ secretIdentifier, identityClientId, readAt }: KeyVaultSecret): JsonObject {
  return { secretIdentifier, ...(identityClientId === null ? {} : { identityClientId }), lastStatus: { code: 'Success', timeStampUtc: readAt } };
}
