import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Arm } from '../arm.ts';
import { withoutNulls } from '../body.ts';
import { propertiesOf, wholeProperties } from '../patch.ts';
import { sendRaw } from '../raw.ts';
import { checkRemoved, foundOf, written } from './kind.ts';
import type { KindDriver } from './kind.ts';
import { topLevel } from './top-level.ts';

/** The one with a published description; no client of ours speaks of Application Insights. */
export const componentVersion = '2020-02-02';

/** What the service sets itself (components_API.json 2020-02-02), and `Ver`, which it only shows. */
const readOnly: ReadonlySet<string> = new Set(
  ['ApplicationId', 'AppId', 'Name', 'InstrumentationKey', 'CreationDate', 'TenantId', 'HockeyAppToken', 'provisioningState', 'ConnectionString', 'LaMigrationDate', 'PrivateLinkScopedResources', 'Ver'].map((name) => name.toLowerCase()),
);

const secrets: ReadonlySet<string> = new Set(['instrumentationkey', 'connectionstring', 'hockeyapptoken']);

/** What telemetry is sent with is read where it is written on, and nowhere else. */
export function withoutSecrets(body: JsonObject): JsonObject {
  return { ...body, properties: without(propertiesOf(body), secrets) };
}

/**
 * A component of Application Insights. Its PATCH takes tags only, so an update is a PUT of all that stands there, with
 * what is stated over it. There is no If-Match; the ETag of the body goes along as it came.
 */
export function componentKind(arm: Arm): KindDriver {
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => shown(foundOf('component', id, await sendRaw(arm, { method: 'GET', target: id, apiVersion: componentVersion }, signal)));
  const put = async (id: string, body: JsonObject, signal: AbortSignal): Promise<LiveResource> =>
    shown(await written('component', id, await sendRaw(arm, { method: 'PUT', target: id, apiVersion: componentVersion, body }, signal), () => read(id, signal)));
  return {
    read,
    create: ({ id, body, unseen = {} }, signal) => put(id, sent({ ...body, properties: { ...propertiesOf(body), ...propertiesOf(unseen) } }), signal),
    update: (update, signal) => put(update.id, sent({ ...topLevel(update), properties: wholeProperties(update) }), signal),
    async remove(id, _etag, signal) {
      checkRemoved(await sendRaw(arm, { method: 'DELETE', target: id, apiVersion: componentVersion }, signal));
    },
  };
}

function sent({ id: _id, name: _name, type: _type, systemData: _system, properties, ...body }: JsonObject): JsonObject {
  return { ...withoutNulls(body), properties: withoutNulls(without(propertiesOf({ properties }), readOnly)) };
}

function without(properties: JsonObject, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.has(name.toLowerCase())));
}

function shown<T extends LiveResource | undefined>(found: T): T {
  return (found === undefined ? found : { ...found, body: withoutSecrets(found.body) }) as T;
}
