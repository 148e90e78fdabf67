import { idKey } from '../model/arm-id.ts';
import { textAt } from '../model/json.ts';
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
  component: 'Microsoft.Insights/components',
  workspace: 'Microsoft.OperationalInsights/workspaces',
  logger: 'Microsoft.ApiManagement/service/loggers',
  diagnostic: 'Microsoft.ApiManagement/service/diagnostics',
  diagnosticSetting: 'Microsoft.Insights/diagnosticSettings',
  workbook: 'Microsoft.Insights/workbooks',
  alertRule: 'Microsoft.Insights/scheduledQueryRules',
};

/** The actions that the steps need, each once per scope. Creating and updating are both `write`; a proof reads the key that it calls with. */
export function neededFor(steps: readonly Step[]): readonly Needed[] {
  const made = new Set(steps.flatMap(({ action, id, kind }) => (action === 'create' && standsAlone.has(kind) ? [idKey(id)] : [])));
  const writes = steps.filter(({ action }) => action !== 'noop').map((step) => ({ action: `${operationOf(step)}/${step.action === 'delete' ? 'delete' : 'write'}`, scope: scopeOf(step, made) }));
  const proofs = steps.flatMap(({ awaits = [] }) => awaits).map(({ subscription }) => ({ action: `${operations.subscription}/listSecrets/action`, scope: addressOf(subscription).serviceId }));
  const links = steps.filter(({ action }) => action === 'create' || action === 'update').flatMap(linkedAction);
  const all = [...writes, ...proofs, ...links];
  return [...new Map(all.map((needed) => [`${needed.action} ${idKey(needed.scope)}`, needed])).values()];
}

/**
 * What is not there yet is granted by its resource group, and so is what is done at it.
 *
 * @param made ids of what the steps make
 */
function scopeOf({ id, kind }: Step, made: ReadonlySet<string>): string {
  const at = kind === 'roleAssignment' ? id.replace(/\/providers\/Microsoft\.Authorization\/roleAssignments\/.*$/i, '') : standsAlone.has(kind) ? id : addressOf(id).serviceId;
  return made.has(idKey(at)) ? at.replace(/\/providers\/.*$/i, '') : at;
}

/** Kinds that are no part of an API Management service. */
const standsAlone: ReadonlySet<Kind> = new Set<Kind>(['component', 'workspace', 'workbook', 'alertRule']);

/** Sending logs to a workspace takes a right there, too (documentation, "Diagnostic settings in Azure Monitor"); to one that is still to be made whoever makes it has it. */
function linkedAction({ desired, kind }: Step): readonly Needed[] {
  const workspace = textAt(desired.body, 'properties', 'workspaceId');
  return kind !== 'diagnosticSetting' || workspace === undefined ? [] : [{ action: 'Microsoft.OperationalInsights/workspaces/sharedKeys/action', scope: workspace }];
}

/** Policies, and diagnostics, of different owners are one kind. */
function operationOf({ id, kind }: Step): string {
  if (kind === 'apiPolicy' && addressOf(id).operation !== '') return 'Microsoft.ApiManagement/service/apis/operations/policies';
  return kind === 'diagnostic' && addressOf(id).api !== '' ? 'Microsoft.ApiManagement/service/apis/diagnostics' : operations[kind];
}
