import type { JsonObject } from '../../../model/json.ts';
import { armGuid } from '../../../model/guid.ts';

const minute = 60_000;
const hour = 60 * minute;
const ranges = [5 * minute, 30 * minute, hour, 4 * hour, 12 * hour, 24 * hour, 3 * 24 * hour, 7 * 24 * hour, 30 * 24 * hour];

/** What the panels are asked by: `{TimeRange}` by their time context, `{Api}` in their text. */
export const timeRange = 'TimeRange';
export const api = 'Api';

/** @param apisKql lists the APIs that there are to choose from */
export function workbookParameters(workbook: string, workspaceId: string, apisKql: string): readonly JsonObject[] {
  const common = (name: string): JsonObject => ({ id: armGuid(workbook, name), version: 'KqlParameterItem/1.0', name });
  return [
    { ...common(timeRange), label: 'Time range', type: 4, isRequired: true, value: { durationMs: hour }, typeSettings: { selectableValues: ranges.map((durationMs) => ({ durationMs })), allowCustom: true } },
    {
      ...common(api),
      label: 'API',
      description: 'All of the service where none is chosen',
      type: 2,
      isRequired: false,
      query: apisKql,
      queryType: 0,
      resourceType: 'microsoft.operationalinsights/workspaces',
      crossComponentResources: [workspaceId],
      timeContext: { durationMs: 0 },
      timeContextFromParameter: timeRange,
      typeSettings: { additionalResourceOptions: [], showDefault: false },
    },
  ];
}
