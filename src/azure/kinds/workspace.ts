import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Answer } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { withoutNulls } from '../body.ts';
import { settle } from '../long-running.ts';
import { propertiesOf } from '../patch.ts';
import { sendRaw } from '../raw.ts';
import { checkRemoved, foundOf, mustExist } from './kind.ts';
import type { KindDriver } from './kind.ts';

/** The one with a published description here; no client of ours speaks of Log Analytics' control plane. */
export const workspaceVersion = '2023-09-01';

const readOnly: ReadonlySet<string> = new Set(['customerId', 'provisioningState', 'createdDate', 'modifiedDate', 'privateLinkScopedResources']);

/** A Log Analytics workspace. A new one is answered 201 while it is still being made, and polled under its own id. */
export function workspaceKind(arm: Arm): KindDriver {
  const send = (method: 'GET' | 'PUT' | 'PATCH' | 'DELETE', id: string, signal: AbortSignal, body?: JsonObject): Promise<Answer> =>
    sendRaw(arm, { method, target: id, apiVersion: workspaceVersion, ...(body !== undefined && { body }) }, signal);
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => foundOf('workspace', id, await send('GET', id, signal));
  const settled = async (answer: Answer, id: string, signal: AbortSignal): Promise<LiveResource> => {
    await settle(arm, answer, id, signal, workspaceVersion);
    return mustExist(await read(id, signal), id);
  };
  return {
    read,
    async create({ id, body, unseen = {} }, signal) {
      const { location, tags } = body;
      const properties = writable({ ...propertiesOf(body), ...propertiesOf(unseen) });
      return settled(await send('PUT', id, signal, withoutNulls({ location, tags, properties })), id, signal);
    },
    /** PATCH takes what is stated and leaves the rest, but tags are one value. */
    async update({ body, before, id }, signal) {
      const tags = body['tags'] === undefined ? {} : { tags: withoutNulls({ ...objectIn(before, 'tags'), ...objectIn(body, 'tags') }) };
      const properties = writable(propertiesOf(body));
      return settled(await send('PATCH', id, signal, { ...tags, ...(Object.keys(properties).length > 0 && { properties }) }), id, signal);
    },
    async remove(id, _etag, signal) {
      const answer = await send('DELETE', id, signal);
      checkRemoved(answer);
      if (answer.status !== 404) await settle(arm, answer, id, signal, workspaceVersion);
    },
  };
}

function writable(properties: JsonObject): JsonObject {
  const { sku, ...others } = withoutNulls(properties);
  const { lastSkuUpdate: _, ...chosen } = objectIn({ sku: sku ?? {} }, 'sku');
  return { ...Object.fromEntries(Object.entries(others).filter(([name]) => !readOnly.has(name))), ...(Object.keys(chosen).length > 0 && { sku: chosen }) };
}

function objectIn(body: JsonObject, name: string): JsonObject {
  const found = propertiesOf({ properties: body[name] ?? {} });
  return found;
}
