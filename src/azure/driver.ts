import type { Driver } from '../model/driver.ts';
import type { Kind } from '../model/resource.ts';
import type { Arm } from './arm.ts';
import { apiPolicyKind } from './kinds/api-policy.ts';
import { apiReleaseKind } from './kinds/api-release.ts';
import { apiVersionSetKind } from './kinds/api-version-set.ts';
import { apiKind } from './kinds/api.ts';
import { backendKind } from './kinds/backend.ts';
import { identityKind } from './kinds/identity.ts';
import type { KindDriver } from './kinds/kind.ts';
import { operationKind } from './kinds/operation.ts';
import { roleAssignmentKind } from './kinds/role-assignment.ts';
import { subscriptionKind } from './kinds/subscription.ts';

export function driverOf(arm: Arm, prove: Driver['prove'], pause: Driver['pause']): Driver {
  const kinds: Readonly<Record<Kind, KindDriver>> = {
    identity: identityKind(arm),
    roleAssignment: roleAssignmentKind(arm),
    backend: backendKind(arm),
    apiVersionSet: apiVersionSetKind(arm),
    api: apiKind(arm),
    operation: operationKind(arm),
    apiPolicy: apiPolicyKind(arm),
    apiRelease: apiReleaseKind(arm),
    subscription: subscriptionKind(arm),
  };
  return {
    read: (kind, id, signal) => kinds[kind].read(id, signal),
    create: (write, signal) => kinds[write.kind].create(write, signal),
    update: (update, signal) => kinds[update.kind].update(update, signal),
    remove: (kind, id, etag, signal) => kinds[kind].remove(id, etag, signal),
    prove,
    pause,
  };
}
