import type { PlanModule, Wish } from '../../../../commands/command.ts';
import { nameOf } from '../../../model/arm-id.ts';
import { textAt, type JsonObject } from '../../../model/json.ts';
import type { Cloud, Live } from '../../../model/live.ts';
import type { Desired } from '../../../model/resource.ts';
import { morePlace, placeIn, placeScope } from '../place.ts';
import { prepareWorkbook, type WorkbookInput } from './input.ts';
import { ourWorkbooks, shownQueries, workbookStep } from './step.ts';

/** `apim-llm monitor workbook`: the queries of `monitor query` as panels in the portal. */
export const workbookModule: PlanModule<WorkbookInput> = {
  prepare: prepareWorkbook,
  scope: (input) => placeScope(input, input.remove),
  more: (input, live) => morePlace(input, input.remove, live),
  wish,
  result,
};

function wish(input: WorkbookInput, live: Live): Wish {
  const { name } = live.service;
  if (input.remove) return { desired: ourWorkbooks(live).map(({ body, id }) => absentWorkbook(id, textAt(body, 'properties', 'displayName') ?? nameOf(id))), warnings: [], api: undefined, headline: `workbooks of ${name} that apim-llm made` };
  const place = placeIn(input, live);
  return { desired: [workbookStep(input, place, live)], warnings: [], api: input.api, headline: `workbook on ${place.component.name} (logs in ${place.workspace.name})` };
}

/** One of ours that is to go. */
export function absentWorkbook(id: string, title: string): Desired {
  return { id, kind: 'workbook', label: `workbook ${title}`, want: 'absent', body: {}, dependsOn: [], locks: [] };
}

function result(input: WorkbookInput, live: Live): JsonObject {
  if (input.remove) return { deleted: ourWorkbooks(live).map(({ id }) => id) };
  const { component, workspace } = placeIn(input, live);
  const { body, id } = workbookStep(input, { component, workspace }, live);
  return { id, name: textAt(body, 'properties', 'displayName') ?? null, component: component.id, workspace: workspace.id, panels: shownQueries(input).map(({ name }) => name), portal: portalLink(id, live.cloud) };
}

const portals: Readonly<Record<Cloud['name'], string>> = { AzureCloud: 'https://portal.azure.com', AzureUSGovernment: 'https://portal.azure.us', AzureChinaCloud: 'https://portal.azure.cn' };

function portalLink(id: string, { name }: Cloud): string {
  return `${portals[name]}/#resource${id}/workbook`;
}
