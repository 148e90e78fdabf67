import { isObject, type JsonObject } from '../model/json.ts';
import { documentOperations, operationKey } from './operations.ts';

/**
 * The document with the ids that its operations have in the service already, told by method and template. An import finds
 * operations by their ids only: under another id it would delete the operation, with its policies, and make a new one.
 * An id that is already another operation's gets a number.
 * @param deployed operation key to id
 * @param reserved ids of operations that stay beside those of the document
 */
export function withDeployedIds(document: JsonObject, deployed: ReadonlyMap<string, string>, reserved: readonly string[] = []): JsonObject {
  const taken = new Set([...deployed.values(), ...reserved].map((id) => id.toLowerCase()));
  const ids = new Map<string, string>();
  for (const operation of documentOperations(document)) {
    const known = deployed.get(operationKey(operation));
    const id = known ?? free(operation.operationId, taken);
    taken.add(id.toLowerCase());
    if (id !== operation.operationId) ids.set(`${operation.urlTemplate} ${operation.method}`, id);
  }
  return ids.size === 0 ? document : { ...document, paths: pathsWith(document['paths'], ids) };
}

function free(id: string, taken: ReadonlySet<string>): string {
  let candidate = id;
  for (let number = 2; taken.has(candidate.toLowerCase()); number++) candidate = `${id.slice(0, 76)}-${number}`;
  return candidate;
}

function pathsWith(paths: JsonObject[string], ids: ReadonlyMap<string, string>): JsonObject {
  if (!isObject(paths)) return {};
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => {
      if (!isObject(item)) return [path, item];
      const operations = Object.entries(item).map(([method, body]) => {
        const id = ids.get(`${path} ${method.toUpperCase()}`);
        return [method, id !== undefined && isObject(body) ? { ...body, operationId: id } : body];
      });
      return [path, Object.fromEntries(operations)];
    }),
  );
}
