import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Arm } from '../arm.ts';
import { withoutNulls } from '../body.ts';
import { propertiesOf, wholeProperties } from '../patch.ts';
import { sendRaw } from '../raw.ts';
import { checkRemoved, foundOf, written } from './kind.ts';
import type { KindDriver } from './kind.ts';
import { topLevel } from './top-level.ts';

/** The newest one with a published description; no client of ours speaks of workbooks. */
export const workbookVersion = '2023-06-01';

/** What only the service says (workbooks_API.json 2023-06-01). */
const readOnly: ReadonlySet<string> = new Set(['timeModified', 'userId', 'revision']);

/** A workbook is shown without its document unless that is asked for. */
export function withContent(arm: Arm, path: string, query = ''): string {
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  return `${arm.endpoint}${escaped}?api-version=${workbookVersion}&canFetchContent=true${query}`;
}

/** It has neither ETag nor If-Match; it is written whole, for a PATCH does not say what its `serializedData` is merged with. */
export function workbookKind(arm: Arm): KindDriver {
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => foundOf('workbook', id, await sendRaw(arm, { method: 'GET', target: withContent(arm, id) }, signal));
  const put = async (id: string, body: JsonObject, signal: AbortSignal): Promise<LiveResource> =>
    written('workbook', id, await sendRaw(arm, { method: 'PUT', target: id, apiVersion: workbookVersion, body }, signal), () => read(id, signal));
  return {
    read,
    create: ({ id, body }, signal) => put(id, sent(body, propertiesOf(body)), signal),
    update: (update, signal) => put(update.id, sent(topLevel(update), wholeProperties(update)), signal),
    async remove(id, _etag, signal) {
      checkRemoved(await sendRaw(arm, { method: 'DELETE', target: id, apiVersion: workbookVersion }, signal));
    },
  };
}

function sent({ location, kind, tags, identity }: JsonObject, properties: JsonObject): JsonObject {
  const stated = Object.entries(properties).filter(([name]) => !readOnly.has(name));
  return withoutNulls({ location, kind: kind ?? 'shared', tags, identity, properties: withoutNulls(Object.fromEntries(stated)) });
}
