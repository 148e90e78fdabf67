import { isArmId, nameOf, sameId } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveComponent, More, Seen } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { saysOurs } from '../ownership.ts';
import type { EnableInput } from './input.ts';
import { isOurMade, monitoringIn } from './ours.ts';
import { telemetryHome, workspaceOf } from './telemetry-home.ts';

/** The component that an API is to write to. */
export interface ComponentChoice {
  readonly id: string;
  readonly name: string;
  /** Undefined: it is still to be made. */
  readonly live: LiveComponent | undefined;
  /** Made by us, or to be. */
  readonly ours: boolean;
  /** Stated for one that is made: what it keeps its data in. */
  readonly made: Made | undefined;
  /** ARM id of the workspace; undefined for a component of the classic kind. */
  readonly workspaceId: string | undefined;
}

export interface Made {
  readonly location: string;
  /** Undefined: a workspace that was named is used. */
  readonly workspace: { readonly id: string; readonly name: string; readonly live: Seen | undefined; readonly isOurs: boolean } | undefined;
}

/** The ids of what `--create` makes: beside the service, and named after it. */
export function madeIds({ appInsights }: Pick<EnableInput, 'appInsights'>, { id: serviceId, name }: Live['service']): { readonly component: string; readonly workspace: string } {
  const group = serviceId.replace(/\/providers\/.*$/i, '');
  const component = appInsights !== undefined && isArmId(appInsights) ? appInsights.replace(/\/+$/, '') : `${group}/providers/Microsoft.Insights/components/${appInsights ?? `appi-${name}`}`;
  return { component, workspace: `${component.replace(/\/providers\/.*$/i, '')}/providers/Microsoft.OperationalInsights/workspaces/log-${name}` };
}

/** What has to be read to choose: what `--create` would make, or where the API writes already. */
export function moreForChoice(input: EnableInput, live: Live): More | undefined {
  if (input.create) {
    const { component, workspace } = madeIds(input, live.service);
    return { monitoring: { components: [component], ...(input.workspace === undefined ? { workspaces: [workspace] } : {}), ifThere: true, roles: true } };
  }
  const component = input.appInsights === undefined ? present(input, live) : undefined;
  return component === undefined ? undefined : { monitoring: { components: [component], ifThere: true, roles: true } };
}

/** ARM id of the component that a diagnostic of ours writes to. */
function present(input: EnableInput, live: Live): string | undefined {
  const home = telemetryHome(live, `${live.service.id}/apis/${input.api}`);
  return home !== undefined && saysOurs(home.logger.body) ? home.component : undefined;
}

/** @throws UserError `AppInsightsNeeded`, `ComponentGone` */
export function componentChoice(input: EnableInput, live: Live): ComponentChoice {
  const { components } = monitoringIn(live);
  if (input.create) return created(input, live);
  const id = input.appInsights === undefined ? present(input, live) : undefined;
  if (input.appInsights === undefined && id === undefined) {
    throw new UserError('AppInsightsNeeded', exitCodes.usage, `Nothing says where the telemetry of ${input.api} is to go.`, {
      hint: `Name a component of Application Insights:  --app-insights NAME\nor have one made, with a Log Analytics workspace:  --create`,
    });
  }
  const found = id === undefined ? components[0] : components.find((component) => sameId(component.id, id));
  if (found === undefined) {
    throw new UserError('ComponentGone', exitCodes.failed, `${input.api} writes to the component ${nameOf(id ?? '')}, which is gone or which you may not read.\n  ${id ?? ''}`, { hint: 'Name another:  --app-insights NAME\nor have one made:  --create' });
  }
  return { id: canonical(found.id), name: found.name, live: found, ours: isOurMade(found.body, live.service.name), made: undefined, workspaceId: workspaceOf(found) };
}

function created(input: EnableInput, live: Live): ComponentChoice {
  const { components, workspaces } = monitoringIn(live);
  const ids = madeIds(input, live.service);
  const found = components.find(({ id }) => sameId(id, ids.component));
  const named = input.workspace === undefined ? undefined : workspaces[0];
  const there = found && workspaceOf(found);
  const keeps = input.workspace === undefined && there !== undefined && !sameId(there, ids.workspace);
  const ownWorkspace = workspaces.find(({ id }) => sameId(id, ids.workspace));
  const workspaceId = named?.id ?? (keeps ? there : ids.workspace);
  const location = input.location ?? textAt(found?.body, 'location') ?? textAt(live.service.body, 'location') ?? '';
  const ours = found === undefined || isOurMade(found.body, live.service.name);
  return {
    id: canonical(ids.component),
    name: nameOf(ids.component),
    live: found,
    ours,
    made: {
      location,
      workspace: named !== undefined || keeps ? undefined : { id: ownWorkspace?.id ?? ids.workspace, name: nameOf(ids.workspace), live: ownWorkspace, isOurs: ownWorkspace === undefined || isOurMade(ownWorkspace.body, live.service.name) },
    },
    workspaceId,
  };
}

/** Azure answers it in other case than it was asked: what is written does not hang on which of them was read. */
function canonical(id: string): string {
  return id.replace(/\/providers\/microsoft\.insights\/components\//i, '/providers/Microsoft.Insights/components/');
}
