import { sameId } from '../model/arm-id.ts';
import { at, isObject, textAt } from '../model/json.ts';
import type { Seen } from '../model/live.ts';
import type { Desired } from '../model/resource.ts';
import { late, type LateValue } from './late-value.ts';

/** The managed identity with which the service calls accounts. */
export interface Principal {
  readonly desired: Desired;
  readonly principalId: string | LateValue;
  /** Null for the service's own identity, which needs none. */
  readonly clientId: string | LateValue | null;
  /** ARM id; null for the service's own. */
  readonly userAssigned: string | null;
}

/**
 * The service's own identity, or a user-assigned one. Stated together with all that the service has: what a PATCH
 * leaves out of `identity` may be taken off.
 */
export function principalOf(service: Seen, userAssigned: string | undefined): Principal {
  const identity = at(service.body, 'identity');
  const attached = Object.keys(asObject(at(identity, 'userAssignedIdentities')));
  const known = userAssigned === undefined ? undefined : attached.find((id) => sameId(id, userAssigned));
  const id = known ?? userAssigned;
  const ids = id === undefined || known !== undefined ? attached : [...attached, id];
  const hasSystem = /system/i.test(textAt(identity, 'type') ?? '');
  const types = [...(hasSystem || id === undefined ? ['SystemAssigned'] : []), ...(ids.length > 0 ? ['UserAssigned'] : [])];
  const place = id === undefined ? ['identity'] : ['identity', 'userAssignedIdentities', id];
  const value = (name: string): string | LateValue => textAt(service.body, ...place, name) ?? late(`identity.${name}`);
  const names = id === undefined ? ['principalId'] : ['principalId', 'clientId'];
  return {
    principalId: value('principalId'),
    clientId: id === undefined ? null : value('clientId'),
    userAssigned: id ?? null,
    desired: {
      id: service.id,
      kind: 'identity',
      label: `identity of ${service.name}`,
      want: 'present',
      body: { identity: { type: types.join(', '), ...(ids.length > 0 ? { userAssignedIdentities: Object.fromEntries(ids.map((each) => [each, {}])) } : {}) } },
      dependsOn: [],
      locks: [`service:${service.name}`],
      yields: Object.fromEntries(names.map((name) => [`identity.${name}`, [...place, name]])),
    },
  };
}

function asObject(value: unknown): object {
  return isObject(value) ? value : {};
}
