import type { PlanModule, Wish } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import { at, type JsonObject } from '../../model/json.ts';
import type { Live, More } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { checkService, skuOf } from '../service-check.ts';
import { moreForChoice } from './component-choice.ts';
import { enableTarget, mayLeave } from './enable-target.ts';
import { prepareEnable, type EnableInput } from './input.ts';
import { loggedComponents } from './leaving-reading.ts';
import { enableWarnings } from './warnings.ts';

/** `apim-llm monitor enable`: calls of an API are told to Application Insights, and of models to Log Analytics. */
export const monitorEnableModule: PlanModule<EnableInput> = {
  prepare: async (values) => prepareEnable(values),
  scope: ({ api, appInsights, create, service, workspace }) => ({
    service,
    accounts: [],
    apis: [api],
    monitoring: { apis: [api], ...(appInsights === undefined || create ? {} : { components: [appInsights] }), ...(workspace === undefined ? {} : { workspaces: [workspace] }), roles: true },
  }),
  more,
  wish,
  result,
  next: (input, live) => {
    const target = `--service ${live.service.name} --api ${input.api}`;
    return ['# telemetry comes some minutes later; with a new role it may take half an hour', `apim-llm probe ${target} --requests 20`, `apim-llm monitor query backends ${target}`, `apim-llm status ${target}`];
  },
};

/** The component where it is not named, and every diagnostic where something may go that others could use. */
function more(input: EnableInput, live: Live, round: number): More | undefined {
  const choice = moreForChoice(input, live);
  if (round === 1 && choice !== undefined) return choice;
  return round === (choice === undefined ? 1 : 2) && mayLeave(input, live) ? { monitoring: { ...loggedComponents(live), apis: 'all' } } : undefined;
}

function wish(input: EnableInput, live: Live): Wish {
  const serviceWarnings = checkService(live.service).filter(({ code }) => code !== 'NoStreaming');
  if (input.llmLogs === true && skuOf(live.service).toLowerCase() === 'consumption') {
    throw new UserError('TierCannot', exitCodes.usage, `The service ${live.service.name} is of tier Consumption, which sends no logs to Azure Monitor.`, { hint: 'Leave --llm-logs out, or use a service of another tier.' });
  }
  const target = enableTarget(input, live);
  return {
    desired: target.desired,
    warnings: [...serviceWarnings, ...enableWarnings(target, live)],
    api: input.api,
    headline: `${nameOf(target.api.api.id)} → ${target.choice.name}${target.llm === undefined ? '' : `, logs of models → ${nameOf(target.llm.workspaceId)}`}`,
  };
}

function result(input: EnableInput, live: Live): JsonObject {
  const { api, auth, choice, desired, llm, principal } = enableTarget(input, live);
  const diagnostic = desired.find(({ id }) => /\/diagnostics\/applicationinsights$/i.test(id));
  const logger = desired.find(({ kind }) => kind === 'logger');
  return {
    api: { id: api.api.id, name: nameOf(api.api.id) },
    component: { id: choice.id, name: choice.name, ours: choice.ours },
    workspace: choice.workspaceId === undefined ? null : { id: choice.workspaceId, name: nameOf(choice.workspaceId) },
    logger: logger === undefined ? null : { id: logger.id, name: nameOf(logger.id) },
    auth,
    identity: principal?.userAssigned ?? null,
    sampling: at(diagnostic?.body, 'properties', 'sampling', 'percentage') ?? null,
    llmLogs: llm !== undefined,
    prompts: llm?.prompts ?? false,
  };
}
