import type { JsonObject } from '../../../model/json.ts';
import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { flatRefusal } from '../refusal.ts';
import { logCategoriesOf } from './log-categories.ts';

const categoryType = 'microsoft.insights/diagnosticSettingsCategories';

/** Group `audit` has the logs that are called so; all logs are in `allLogs`. */
function groupsOf(category: string, groups: readonly string[]): string[] {
  return groups.filter((group) => group === 'allLogs' || category.includes('Audit'));
}

/** What the resource can send, its metrics last. */
function categoriesOf({ state, parentId }: Call): readonly JsonObject[] {
  const type = state.store.find(parentId)?.type ?? '';
  const known = logCategoriesOf(type);
  if (!known) throw flatRefusal(400, 'ResourceTypeNotSupported', `The resource type '${type.toLowerCase()}' does not support diagnostic settings.`);
  const of = (name: string, sort: string, categoryGroups: string[]): JsonObject => ({
    id: `${parentId}/providers/${categoryType}/${name}`,
    type: categoryType,
    name,
    location: null,
    kind: null,
    tags: null,
    properties: { categoryType: sort, categoryGroups },
    identity: null,
  });
  return [...known.logs.map((name) => of(name, 'Logs', groupsOf(name, known.groups))), of('AllMetrics', 'Metrics', [])];
}

function get(call: Call): ArmResponse {
  const name = call.path.names.at(-1) ?? '';
  const found = categoriesOf(call).find((category) => String(category['name']).toLowerCase() === name.toLowerCase());
  if (!found) throw flatRefusal(404, 'ResourceNotFound', `The category '${name}' of the resource '${call.parentId}' was not found.`);
  return answer(200, found);
}

export const diagnosticCategories: Kind = {
  provider: 'Microsoft.Insights',
  type: 'diagnosticSettingsCategories',
  level: 'extension',
  apiVersions: apiVersions.diagnosticSettings,
  item: { GET: get },
  collection: { GET: (call) => answer(200, { value: [...categoriesOf(call)] }) },
};
