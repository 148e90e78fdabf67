import { isObject, textAt } from '../../model/json.ts';
import type { Pass } from '../repair.ts';

/** Published descriptions have a placeholder for the account, which would become the API's backend. */
export const setServer: Pass = {
  id: 'set-server',
  reason: 'the server of the document is not the account that the API calls',
  apply(document, { server }) {
    const servers = document['servers'];
    const only = Array.isArray(servers) && servers.length === 1 ? servers[0] : undefined;
    if (isObject(only) && textAt(only, 'url') === server && only['variables'] === undefined) return { document, pointers: [] };
    return { document: { ...document, servers: [{ url: server }] }, pointers: ['/servers'] };
  },
};
