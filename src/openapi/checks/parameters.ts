import { textAt, type JsonObject } from '../../model/json.ts';
import { documentOperations, placeholdersOf, type DocumentOperation } from '../operations.ts';
import type { Problem } from '../problem.ts';
import { pointer } from '../walk.ts';

/** What the documented import restrictions say of parameters. */
export function checkParameters(document: JsonObject): readonly Problem[] {
  return [...documentOperations(document)].flatMap(checkOperation);
}

function checkOperation(operation: DocumentOperation): readonly Problem[] {
  const place = pointer(operation.path);
  const placeholders = placeholdersOf(operation.urlTemplate);
  const inPath = new Set(namesIn(operation, 'path'));
  const inQuery = new Set(namesIn(operation, 'query').map((name) => name.toLowerCase()));
  return [
    ...placeholders.filter((name) => !inPath.has(name)).map((name) => ({ pointer: place, reason: `does not declare the path parameter ${JSON.stringify(name)}` })),
    ...[...inPath].filter((name) => inQuery.has(name.toLowerCase())).map((name) => ({ pointer: place, reason: `has ${JSON.stringify(name)} both in the path and in the query` })),
    ...namesIn(operation, 'cookie').map((name) => ({ pointer: place, reason: `takes the cookie ${JSON.stringify(name)} as a parameter` })),
  ];
}

function namesIn(operation: DocumentOperation, where: string): readonly string[] {
  return operation.parameters.filter((parameter) => textAt(parameter, 'in') === where).map((parameter) => textAt(parameter, 'name') ?? '');
}
