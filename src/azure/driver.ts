import type { Driver } from '../model/driver.ts';
import type { Kind } from '../model/resource.ts';
import type { Arm } from './arm.ts';
import { alertRuleKind } from './kinds/alert-rule.ts';
import { apiPolicyKind } from './kinds/api-policy.ts';
import { apiReleaseKind } from './kinds/api-release.ts';
import { apiVersionSetKind } from './kinds/api-version-set.ts';
import { apiKind } from './kinds/api.ts';
import { backendKind } from './kinds/backend.ts';
import { componentKind } from './kinds/component.ts';
import { diagnosticSettingKind } from './kinds/diagnostic-setting.ts';
import { diagnosticKind } from './kinds/diagnostic.ts';
import { identityKind } from './kinds/identity.ts';
import type { KindDriver } from './kinds/kind.ts';
import { loggerKind } from './kinds/logger.ts';
import { operationKind } from './kinds/operation.ts';
import { roleAssignmentKind } from './kinds/role-assignment.ts';
import { subscriptionKind } from './kinds/subscription.ts';
import { workbookKind } from './kinds/workbook.ts';
import { workspaceKind } from './kinds/workspace.ts';

/** @param onSecret told what is read to be written on, so that it is never shown */
export function driverOf(arm: Arm, prove: Driver['prove'], pause: Driver['pause'], onSecret: (secret: string) => void): Driver {
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
    component: componentKind(arm),
    workspace: workspaceKind(arm),
    logger: loggerKind(arm, onSecret),
    diagnostic: diagnosticKind(arm),
    diagnosticSetting: diagnosticSettingKind(arm),
    workbook: workbookKind(arm),
    alertRule: alertRuleKind(arm),
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
