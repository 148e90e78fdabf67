import type { OptionValues } from '../../../commands/command.ts';
import { isArmId } from '../../model/arm-id.ts';
import { shapes } from '../../model/shapes.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';

/** How the gateway proves to the component that it may send. */
export type Auth = 'identity' | 'connection-string';

export interface MonitorInput {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  readonly api: string;
}

/** What is undefined stays as it is, or becomes what is usual. */
export interface EnableInput extends MonitorInput {
  /** Name or ARM id. */
  readonly appInsights: string | undefined;
  readonly create: boolean;
  /** Name or ARM id of one that is there; with `create`. */
  readonly workspace: string | undefined;
  readonly location: string | undefined;
  readonly auth: Auth | undefined;
  /** ARM id of a user-assigned identity. */
  readonly identity: string | undefined;
  /** Percent of the calls. */
  readonly sampling: number | undefined;
  readonly llmLogs: boolean | undefined;
  readonly logPrompts: boolean;
  /** A component of somebody else is not written to, so that custom metrics lose their dimensions. */
  readonly keepComponent: boolean | undefined;
}

/** @throws UserError `OptionsConflict`, `InvalidValue` */
export function prepareEnable(values: OptionValues): EnableInput {
  const appInsights = textIn(values, 'appInsights');
  const create = values['create'] === true;
  const workspace = textIn(values, 'workspace');
  const location = textIn(values, 'location');
  const auth = textIn(values, 'auth') as Auth | undefined;
  const identity = textIn(values, 'identity');
  const sampling = values['sampling'];
  const llmLogs = typeof values['llmLogs'] === 'boolean' ? values['llmLogs'] : undefined;
  const logPrompts = values['logPrompts'] === true;
  if (!create && workspace !== undefined) throw conflict('--workspace names where a new component keeps its data, and without --create none is made.', 'Add --create, or leave --workspace out: a component that is there has its workspace.');
  if (!create && location !== undefined) throw conflict('--location says where a new component is made, and without --create none is.', 'Add --create, or leave --location out.');
  if (create && appInsights !== undefined && isArmId(appInsights) && !isComponent(appInsights)) throw invalid(`--app-insights ${appInsights} is not the id of a component.`, 'It looks like /subscriptions/…/resourceGroups/…/providers/Microsoft.Insights/components/NAME.');
  if (auth === 'connection-string' && identity !== undefined) throw conflict('--identity is what --auth identity sends with; --auth connection-string needs none.', 'Keep one of them.');
  if (identity !== undefined && !/\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[^/]+\/?$/i.test(identity)) {
    throw invalid(`--identity ${identity} is not the id of a user-assigned identity.`, 'It looks like /subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/NAME.');
  }
  if (typeof sampling === 'number' && (sampling < 1 || sampling > 100)) throw invalid(`--sampling ${sampling}: it is a percentage, from 1 to 100.`, 'Every call is --sampling 100, every tenth --sampling 10.');
  if (logPrompts && llmLogs !== true) throw conflict('--log-prompts keeps what stands in the logs of models, which --llm-logs turns on.', 'Add --llm-logs, or leave --log-prompts out.');
  return {
    ...prepareMonitor(values),
    appInsights,
    create,
    workspace,
    location,
    auth,
    identity,
    sampling: typeof sampling === 'number' ? sampling : undefined,
    llmLogs,
    logPrompts,
    keepComponent: typeof values['keepComponent'] === 'boolean' ? values['keepComponent'] : undefined,
  };
}

export interface DisableInput extends MonitorInput {
  /** Component and workspace of ours go too, with all that was collected. */
  readonly deleteData: boolean;
  readonly keepRoles: boolean;
}

export function prepareDisable(values: OptionValues): DisableInput {
  return { ...prepareMonitor(values), deleteData: values['deleteData'] === true, keepRoles: values['keepRoles'] === true };
}

export function prepareMonitor(values: OptionValues): MonitorInput {
  return { service: { name: textIn(values, 'service') ?? '', resourceGroup: textIn(values, 'resourceGroup') }, api: textIn(values, 'api') ?? shapes.openai.apiId };
}

function isComponent(id: string): boolean {
  return /\/resourceGroups\/[^/]+\/providers\/Microsoft\.Insights\/components\/[^/]+\/?$/i.test(id);
}

function textIn(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function conflict(message: string, hint: string): UserError {
  return new UserError('OptionsConflict', exitCodes.usage, message, { hint });
}

function invalid(message: string, hint: string): UserError {
  return new UserError('InvalidValue', exitCodes.usage, message, { hint });
}
