import { isObject, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import { textIn } from '../entries.ts';

export const setServer: Pass = {
  id: 'set-server',
  reason: 'the server of the document is not the account that the API calls',
};

/** Published descriptions have a placeholder for the account, which would become the API's backend; others `localhost`, or none. */
export function withServer(document: JsonObject, server: string, changes: Changes): JsonObject {
  const servers = document['servers'];
  const only = Array.isArray(servers) && servers.length === 1 ? servers[0] : undefined;
  if (isObject(only) && textIn(only, 'url') === server && only['variables'] === undefined) return document;
  changes.note(setServer, 'servers');
  return { ...document, servers: [{ url: server }] };
}
