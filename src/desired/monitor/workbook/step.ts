import { resourceGroupOf, sameId, subscriptionOf } from '../../../model/arm-id.ts';
import { armGuid } from '../../../model/guid.ts';
import { textAt } from '../../../model/json.ts';
import type { Live } from '../../../model/live.ts';
import type { Desired, LiveResource } from '../../../model/resource.ts';
import { exitCodes, UserError } from '../../../model/user-error.ts';
import { asForeign } from '../../ownership.ts';
import { kqlPrices } from '../../queries/prices.ts';
import { filledIn } from '../../queries/fill-in.ts';
import { logQueries } from '../../queries/log-query.ts';
import { region } from '../comparable-parts.ts';
import { withTags } from '../digest.ts';
import { isOurMade, monitoringIn } from '../ours.ts';
import type { MonitoredPlace } from '../place.ts';
import { workbookDocument } from './document.ts';
import type { WorkbookInput } from './input.ts';
import { panelOf } from './panels.ts';

/** Workbooks of ours that were made for the service. */
export function ourWorkbooks(live: Live): readonly LiveResource[] {
  return (monitoringIn(live).workbooks ?? []).filter(({ body }) => isOurMade(body, live.service.name));
}

/** One for each service and component: the same GUID at every run. Beside the service. */
function workbookId({ id: serviceId }: Pick<Live['service'], 'id'>, componentId: string): string {
  const name = armGuid(serviceId.toLowerCase(), componentId.toLowerCase(), 'workbook');
  return `/subscriptions/${subscriptionOf(serviceId) ?? ''}/resourceGroups/${resourceGroupOf(serviceId) ?? ''}/providers/Microsoft.Insights/workbooks/${name}`;
}

/** @throws UserError `InvalidValue` for another location than it stands in */
export function workbookStep(input: WorkbookInput, place: MonitoredPlace, live: Live): Desired {
  const { component, workspace } = place;
  const { service } = live;
  const id = workbookId(service, component.id);
  const found = (monitoringIn(live).workbooks ?? []).find((each) => sameId(each.id, id));
  const displayName = input.displayName ?? textAt(found?.body, 'properties', 'displayName') ?? `apim-llm: ${service.name}`;
  const document = workbookDocument({
    name: id.slice(id.lastIndexOf('/') + 1),
    service: service.name,
    workspaceId: workspace.id,
    apisKql: input.apisKql,
    panels: shownQueries(input).map(({ name, needs, summary }) => ({ panel: panelOf(name, summary), kql: withPrices(input, name), workspaceId: needs === 'llm' ? (llmWorkspace(live) ?? workspace.id) : workspace.id })),
    missing: input.prices === undefined ? ['## Cost', 'What tokens cost depends on your contract: `apim-llm monitor workbook --prices FILE` adds it.'] : [],
  });
  const body = {
    location: locationOf(input, place, found),
    kind: 'shared',
    properties: { displayName, description: `Calls to language models through ${service.name}`, category: 'workbook', sourceId: component.id, version: 'Notebook/1.0', serializedData: JSON.stringify(document, undefined, 1) },
  };
  const foreign = found === undefined || isOurMade(found.body, service.name) ? undefined : { why: 'its tag does not say that apim-llm made it for this service', hint: `Take it over:  --take-over ${found.id}`, canTakeOver: true };
  return { id: found?.id ?? id, kind: 'workbook', label: `workbook ${displayName}`, want: 'present', body: withTags('workbook', body, service.name), dependsOn: [], locks: [], ...asForeign(foreign) };
}

/** Azure Monitor may send the logs of models elsewhere than where the component keeps its data. */
function llmWorkspace(live: Live): string | undefined {
  return monitoringIn(live).settings.map(({ body }) => textAt(body, 'properties', 'workspaceId')).find((id) => id !== undefined);
}

/** What a cost is without prices nobody can say. */
export function shownQueries({ prices }: Pick<WorkbookInput, 'prices'>): typeof logQueries {
  return logQueries.filter(({ name }) => name !== 'cost' || prices !== undefined);
}

function withPrices({ prices, templates }: WorkbookInput, name: string): string {
  const template = templates.get(name) ?? '';
  return name === 'cost' && prices !== undefined ? filledIn(template, { prices: kqlPrices(prices) }) : template;
}

/** What stands somewhere stays there. */
function locationOf({ location }: WorkbookInput, { component }: MonitoredPlace, found: LiveResource | undefined): string {
  const there = textAt(found?.body, 'location');
  if (there !== undefined && location !== undefined && region(there) !== region(location)) {
    throw new UserError('InvalidValue', exitCodes.usage, `--location ${location}: the workbook stands in ${there}, and a workbook cannot move.`, { hint: 'Leave --location out, or delete it first:  apim-llm monitor workbook --delete' });
  }
  return region(there ?? location ?? textAt(component.body, 'location') ?? '');
}
