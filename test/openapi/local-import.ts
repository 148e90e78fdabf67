import type { JsonObject } from '../../src/model/json.ts';
import { at, isObject } from '../../src/model/json.ts';
import type { ImportDocument } from '../../src/openapi/import-document.ts';
import { service, start } from '../emulator/arm/plane-fixture.ts';

export interface Shown {
  readonly status: string;
  /** `POST /chat as Chat_Create: Chats`, in order. */
  readonly operations: readonly string[];
}

/** The local ARM in this process: imports documents one after the other into one API, and lists its operations. */
export async function localImporter(): Promise<(value: string) => Promise<Shown>> {
  const client = await start();
  const api = `${service}/apis/fuzz`;
  return async (value) => {
    client.exchanges.splice(0);
    const put = await client.send('PUT', api, { properties: { displayName: 'Fuzz', path: 'fuzz', format: 'openapi+json', value, translateRequiredQueryParameters: 'query' } });
    if (put.status >= 300) return { status: JSON.stringify(put.body).slice(0, 500), operations: [] };
    const done = await client.finish(put, 'azure-asyncoperation');
    const operations: string[] = [];
    for (let page: string | undefined = `${api}/operations`; page !== undefined; ) {
      const { body } = await client.send('GET', page);
      const list = at(body, 'value');
      for (const item of Array.isArray(list) ? list : []) operations.push(shown(String(at(item, 'name')), at(item, 'properties')));
      const next = at(body, 'nextLink');
      page = typeof next === 'string' && next !== '' ? next : undefined;
    }
    const status = at(done.body, 'status');
    return { status: status === 'Succeeded' ? 'Succeeded' : JSON.stringify(done.body).slice(0, 500), operations: operations.toSorted() };
  };
}

/** What we say that an import makes, in the same words. */
export function told({ operations }: ImportDocument): readonly string[] {
  return operations.map(({ operationId, ...rest }) => shown(operationId, rest)).toSorted();
}

function shown(name: string, operation: unknown): string {
  const { displayName, method, urlTemplate } = isObject(operation) ? operation : ({} as JsonObject);
  return `${String(method)} ${String(urlTemplate)} as ${name}: ${String(displayName)}`;
}
