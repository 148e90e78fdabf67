import { isObject, type JsonObject } from '../../model/json.ts';
import { textIn } from '../entries.ts';
import { documentOperations, routeOf, type DocumentOperation } from '../operations.ts';
import type { Problem } from '../problem.ts';
import { pointer } from '../walk.ts';

/** Limits of the operation resource in the ARM spec 2024-05-01, which an import fills. */
const limits = { operationId: 80, summary: 300, description: 1000, urlTemplate: 1000 };

export function checkOperations(document: JsonObject): readonly Problem[] {
  const operations = [...documentOperations(document)];
  if (operations.length === 0) return [{ pointer: '/paths', reason: 'has no operations' }];
  return [...checkPaths(document), ...operations.flatMap(checkOperation), ...duplicates(operations)];
}

function checkPaths(document: JsonObject): readonly Problem[] {
  return Object.entries(document['paths'] ?? {}).flatMap(([path, item]): Problem[] => {
    if (path.startsWith('x-')) return [];
    const place = pointer(['paths', path]);
    if (!isObject(item)) return [{ pointer: place, reason: 'is not an object' }];
    if (!path.startsWith('/')) return [{ pointer: place, reason: 'is a path that does not begin with "/"' }];
    if (item['$ref'] !== undefined) return [{ pointer: place, reason: 'is a path given by reference' }];
    if (item['servers'] !== undefined) return [{ pointer: `${place}/servers`, reason: 'gives a path a server of its own' }];
    return [];
  });
}

function checkOperation({ body, operationId, path, urlTemplate }: DocumentOperation): readonly Problem[] {
  const place = pointer(path);
  const problems: Problem[] = [];
  if (operationId === '') problems.push({ pointer: place, reason: 'has no operationId' });
  if (operationId.length > limits.operationId) problems.push({ pointer: `${place}/operationId`, reason: `is longer than ${limits.operationId} characters` });
  if (/[*#&+:<>?/\\%\s]/.test(operationId)) problems.push({ pointer: `${place}/operationId`, reason: 'has characters that cannot stand in the name of a resource' });
  if ((textIn(body, 'summary') ?? '').length > limits.summary) problems.push({ pointer: `${place}/summary`, reason: `is longer than ${limits.summary} characters` });
  if ((textIn(body, 'description') ?? '').length > limits.description) problems.push({ pointer: `${place}/description`, reason: `is longer than ${limits.description} characters` });
  if (urlTemplate.length > limits.urlTemplate) problems.push({ pointer: place, reason: `has a path longer than ${limits.urlTemplate} characters; API Management takes no longer ones` });
  if (body['servers'] !== undefined) problems.push({ pointer: `${place}/servers`, reason: 'gives an operation a server of its own' });
  return problems;
}

function duplicates(operations: readonly DocumentOperation[]): readonly Problem[] {
  const ids = new Map<string, DocumentOperation>();
  const routes = new Map<string, DocumentOperation>();
  const problems: Problem[] = [];
  for (const operation of operations) {
    const place = pointer(operation.path);
    const id = operation.operationId.toLowerCase();
    const route = routeOf(operation);
    const sameId = ids.get(id);
    const sameRoute = routes.get(route);
    if (id !== '' && sameId !== undefined) problems.push({ pointer: `${place}/operationId`, reason: `is also the operationId of ${pointer(sameId.path)}` });
    if (sameRoute !== undefined) problems.push({ pointer: place, reason: `answers the same calls as ${pointer(sameRoute.path)}` });
    ids.set(id, operation);
    routes.set(route, operation);
  }
  return problems;
}
