import { sameId, withoutRevision } from '../../model/arm-id.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { blocksOf } from '../api-blocks.ts';
import { principalOf, type Principal } from '../identity.ts';
import { saysOurs } from '../ownership.ts';
import { requiredApi } from '../required-api.ts';
import { apiDiagnosticStep } from './api-diagnostic.ts';
import { componentChoice, type ComponentChoice } from './component-choice.ts';
import { componentSteps } from './component-steps.ts';
import type { Auth, EnableInput } from './input.ts';
import { diagnosticDeletion } from './deletion.ts';
import { leavingMonitoring } from './leaving.ts';
import { llmSteps, ourLlmDiagnostic } from './llm-logs.ts';
import { authOf, keepsComponent, loggerStep, ourLogger } from './logger-step.ts';
import { diagnosticNamed, isOurDiagnostic, loggerOf, monitoringIn } from './ours.ts';
import { publisherAt } from './publisher-role.ts';

export interface EnableTarget {
  readonly api: LiveApi;
  readonly choice: ComponentChoice;
  readonly auth: Auth;
  readonly principal: Principal | undefined;
  /** The API's own as it stands, whoever made it. */
  readonly diagnostic: LiveResource | undefined;
  readonly llm: { readonly prompts: boolean; readonly workspaceId: string } | undefined;
  readonly desired: readonly Desired[];
}

/** @throws UserError `NotFound`, `ApiKind`, `AppInsightsNeeded`, `ComponentGone`, `LocalAuthDisabled`, `WorkspaceNeeded`, `DiagnosticSettingsFull` */
export function enableTarget(input: EnableInput, live: Live): EnableTarget {
  const api = requiredApi(live, input.api);
  const choice = componentChoice(input, live);
  const logger = ourLogger(live, choice.id);
  const auth = input.auth ?? (logger === undefined ? 'identity' : authOf(logger));
  if (auth === 'connection-string') refuseLocalAuthDisabled(choice);
  const principal = auth === 'identity' ? principalOf(live.service, input.identity ?? usualIdentity(api, logger, live)) : undefined;
  const keeps = !choice.ours && (input.keepComponent ?? keepsComponent(logger));
  const components = componentSteps(choice, live, keeps);
  const before = [...(principal === undefined ? [] : [principal.desired]), ...components];
  const roles = principal === undefined ? [] : [publisherAt(choice, principal, components)];
  const loggers = loggerStep(choice, principal, live, { dependsOn: [...before, ...roles].map(({ id }) => id), keeps });
  const diagnostic = apiDiagnosticStep(api, loggers, input.sampling, live);
  const llm = llmOf(input, api, choice, live);
  const waits = components.filter(({ kind }) => kind === 'workspace').map(({ id }) => id);
  return {
    api,
    choice,
    auth,
    principal,
    diagnostic: diagnosticNamed(withoutRevision(api.api.id), 'applicationinsights', monitoringIn(live)),
    llm,
    desired: [
      ...before,
      ...roles,
      loggers,
      diagnostic,
      ...(llm === undefined ? [] : withService(llmSteps({ api, ...llm, dependsOn: waits }, live), principal)),
      ...left(input, api, [loggers, diagnostic], live),
    ],
  };
}

/** While its identity is being changed the service answers other writes with 409 (recorded). */
function withService(steps: readonly Desired[], principal: Principal | undefined): readonly Desired[] {
  return principal === undefined ? steps : steps.map((step) => ({ ...step, dependsOn: [...step.dependsOn, principal.desired.id] }));
}

/** That of the logger, else the one that the API calls accounts with, else the service's own. */
function usualIdentity(api: LiveApi, logger: LiveResource | undefined, live: Live): string | undefined {
  const clientId = textAt(logger?.body, 'properties', 'credentials', 'identityClientId');
  if (clientId !== undefined && /^SystemAssigned$/i.test(clientId)) return undefined;
  const attached = at(live.service.body, 'identity', 'userAssignedIdentities');
  const found = Object.entries(isObject(attached) ? attached : {}).find(([, identity]) => clientId !== undefined && textAt(identity, 'clientId')?.toLowerCase() === clientId.toLowerCase());
  return found?.[0] ?? blocksOf(api)?.account.identity ?? undefined;
}

/** What is on stays on; texts are kept only as long as somebody says so. */
function llmOf(input: EnableInput, api: LiveApi, { name, workspaceId }: ComponentChoice, live: Live): EnableTarget['llm'] {
  const isOn = input.llmLogs ?? ourLlmDiagnostic(api, live) !== undefined;
  if (!isOn) return undefined;
  if (workspaceId !== undefined) return { prompts: input.logPrompts, workspaceId };
  throw new UserError('WorkspaceNeeded', exitCodes.usage, `The component ${name} is of the classic kind and has no Log Analytics workspace, where the logs of models would go.`, {
    hint: `Give it one (az monitor app-insights component update --app ${name} --workspace WORKSPACE_ID), or name another component.`,
  });
}

/** What nothing needs any more where logs of models are turned off, or the API moves to another component. */
function left(input: EnableInput, api: LiveApi, [logger, diagnostic]: readonly [Desired, Desired], live: Live): readonly Desired[] {
  const off = input.llmLogs === false ? ourLlmDiagnostic(api, live) : undefined;
  const moved = movedDiagnostic(api, logger, live);
  const going = [off, moved].filter((each) => each !== undefined);
  if (going.length === 0) return [];
  const steps = off === undefined ? [] : [diagnosticDeletion(off)];
  return [...steps, ...leavingMonitoring(live, { diagnostics: going, before: [...steps, diagnostic], keepRoles: false, deleteData: false, keeps: logger.id }).desired];
}

/** Ours, which wrote to another component until now. */
function movedDiagnostic(api: LiveApi, logger: Desired, live: Live): LiveResource | undefined {
  const found = diagnosticNamed(withoutRevision(api.api.id), 'applicationinsights', monitoringIn(live));
  const before = found && loggerOf(found, monitoringIn(live));
  return found !== undefined && before !== undefined && saysOurs(before.body) && !sameId(before.id, logger.id) ? found : undefined;
}

/** Whether something may go, so that it has to be known who else uses it. */
export function mayLeave(input: EnableInput, live: Live): boolean {
  if (live.apis.get(input.api.toLowerCase()) === undefined) return false;
  const { api, desired } = enableTarget(input, live);
  const logger = desired.find(({ kind }) => kind === 'logger');
  return input.llmLogs === false || (logger !== undefined && movedDiagnostic(api, logger, live) !== undefined);
}

function refuseLocalAuthDisabled({ live, name }: ComponentChoice): void {
  if (at(live?.body, 'properties', 'DisableLocalAuth') !== true) return;
  throw new UserError('LocalAuthDisabled', exitCodes.usage, `The component ${name} takes telemetry only from identities, so a connection string alone sends nothing.`, { hint: 'Use --auth identity.' });
}

/** Whether the API's diagnostic was set up by this tool. */
export function isMonitored(api: Pick<LiveApi, 'api'>, live: Live): boolean {
  const monitoring = monitoringIn(live);
  const found = diagnosticNamed(withoutRevision(api.api.id), 'applicationinsights', monitoring);
  return found !== undefined && isOurDiagnostic(found, monitoring);
}
