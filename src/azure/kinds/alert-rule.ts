import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Arm } from '../arm.ts';
import { withoutNulls } from '../body.ts';
import { propertiesOf, wholeProperties } from '../patch.ts';
import { sendRaw } from '../raw.ts';
import { checkRemoved, foundOf, written } from './kind.ts';
import type { KindDriver } from './kind.ts';
import { topLevel } from './top-level.ts';

/** The newest stable one; no client of ours speaks of rules of log alerts. */
export const alertRuleVersion = '2023-12-01';

/** What only the service says (scheduledQueryRule_API.json 2023-12-01). */
const readOnly: ReadonlySet<string> = new Set(['createdWithApiVersion', 'isLegacyLogAnalyticsRule', 'isWorkspaceAlertsStorageConfigured']);

/** Recorded answers have no ETag. A rule is written whole: the service takes it for one thing. */
export function alertRuleKind(arm: Arm): KindDriver {
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => foundOf('alertRule', id, await sendRaw(arm, { method: 'GET', target: id, apiVersion: alertRuleVersion }, signal));
  const put = async (id: string, body: JsonObject, signal: AbortSignal): Promise<LiveResource> =>
    written('alertRule', id, await sendRaw(arm, { method: 'PUT', target: id, apiVersion: alertRuleVersion, body }, signal), () => read(id, signal));
  return {
    read,
    create: ({ id, body }, signal) => put(id, sent(body, propertiesOf(body)), signal),
    update: (update, signal) => put(update.id, sent(topLevel(update), wholeProperties(update)), signal),
    async remove(id, _etag, signal) {
      checkRemoved(await sendRaw(arm, { method: 'DELETE', target: id, apiVersion: alertRuleVersion }, signal));
    },
  };
}

function sent({ location, kind, tags, identity }: JsonObject, properties: JsonObject): JsonObject {
  const stated = Object.entries(properties).filter(([name]) => !readOnly.has(name));
  return withoutNulls({ location, kind, tags, identity, properties: withoutNulls(Object.fromEntries(stated)) });
}
