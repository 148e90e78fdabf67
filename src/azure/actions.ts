import { idKey } from '../model/arm-id.ts';
import type { Step } from '../model/plan.ts';
import type { Kind } from '../model/resource.ts';
import { addressOf } from './address.ts';

/** What a step does, as roles name it. */
export interface Needed {
  /** `Microsoft.ApiManagement/service/backends/write` */
  readonly action: string;
  /** ARM id of the resource that has to grant it. */
  readonly scope: string;
}

/** The action of a kind without its verb (provider operations of Microsoft.ApiManagement and Microsoft.Authorization). */
const operations: Readonly<Record<Kind, string>> = {
  identity: 'Microsoft.ApiManagement/service',
  backend: 'Microsoft.ApiManagement/service/backends',
  apiVersionSet: 'Microsoft.ApiManagement/service/apiVersionSets',
  api: 'Microsoft.ApiManagement/service/apis',
  operation: 'Microsoft.ApiManagement/service/apis/operations',
  apiPolicy: 'Microsoft.ApiManagement/service/apis/policies',
  apiRelease: 'Microsoft.ApiManagement/service/apis/releases',
  subscription: 'Microsoft.ApiManagement/service/subscriptions',
  roleAssignment: 'Microsoft.Authorization/roleAssignments',
};

/** The actions that the steps need, each once per scope. Creating and updating are both `write`; a proof reads the key that it calls with. */
export function neededFor(steps: readonly Step[]): readonly Needed[] {
  const writes = steps.filter(({ action }) => action !== 'noop').map((step) => ({ action: `${operationOf(step)}/${step.action === 'delete' ? 'delete' : 'write'}`, scope: scopeOf(step) }));
  const proofs = steps.flatMap(({ awaits = [] }) => awaits).map(({ subscription }) => ({ action: `${operations.subscription}/listSecrets/action`, scope: addressOf(subscription).serviceId }));
  const all = [...writes, ...proofs];
  return [...new Map(all.map((needed) => [`${needed.action} ${idKey(needed.scope)}`, needed])).values()];
}

function scopeOf(step: Step): string {
  return step.kind === 'roleAssignment' ? step.id.replace(/\/providers\/Microsoft\.Authorization\/roleAssignments\/.*$/i, '') : addressOf(step.id).serviceId;
}

/** Policies of APIs and of operations are one kind. */
function operationOf({ id, kind }: Step): string {
  return kind === 'apiPolicy' && addressOf(id).operation !== '' ? 'Microsoft.ApiManagement/service/apis/operations/policies' : operations[kind];
}
