import { at } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Arm } from '../arm.ts';
import { withoutNulls } from '../body.ts';
import { propertiesOf, wholeProperties } from '../patch.ts';
import { sendRaw } from '../raw.ts';
import { checkRemoved, foundOf, written } from './kind.ts';
import type { KindDriver } from './kind.ts';

/** There is no stable version that has destinations of one's own choice; no client of ours speaks of it. */
export const settingVersion = '2021-05-01-preview';

/** What Azure Monitor sends of a resource's logs, and where. There is no PATCH and no ETag: it is always written whole. */
export function diagnosticSettingKind(arm: Arm): KindDriver {
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => foundOf('diagnosticSetting', id, await sendRaw(arm, { method: 'GET', target: id, apiVersion: settingVersion }, signal));
  const put = async (id: string, properties: JsonObject, signal: AbortSignal): Promise<LiveResource> =>
    written('diagnosticSetting', id, await sendRaw(arm, { method: 'PUT', target: id, apiVersion: settingVersion, body: { properties: sent(properties) } }, signal), () => read(id, signal));
  return {
    read,
    create: ({ id, body }, signal) => put(id, propertiesOf(body), signal),
    update: (update, signal) => put(update.id, wholeProperties(update), signal),
    async remove(id, _etag, signal) {
      checkRemoved(await sendRaw(arm, { method: 'DELETE', target: id, apiVersion: settingVersion }, signal));
    },
  };
}

/** Azure answers a retention with every category, and takes none any more: workspaces keep their own. */
function sent(properties: JsonObject): JsonObject {
  const { serviceBusRuleId: _, ...whole } = withoutNulls(properties);
  return { ...whole, ...lists(whole, 'logs'), ...lists(whole, 'metrics') };
}

function lists(properties: JsonObject, name: string): JsonObject {
  const list = at(properties, name);
  if (!Array.isArray(list)) return {};
  return { [name]: list.map((each: Json) => { const { retentionPolicy: _, ...kept } = propertiesOf({ properties: each }); return kept; }) };
}
