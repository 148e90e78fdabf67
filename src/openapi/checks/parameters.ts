import type { JsonObject } from '../../model/json.ts';
import { textIn } from '../entries.ts';
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
  const spelling = new Map(Array.from(inPath, (name) => [name.toLowerCase(), name]));
  const alike = [...inPath].find((name) => spelling.get(name.toLowerCase()) !== name);
  return [
    ...(alike === undefined ? [] : [{ pointer: place, reason: `has path parameters that differ from ${JSON.stringify(alike)} only in upper case` }]),
    ...placeholders.filter((name) => !inPath.has(name)).map((name) => ({ pointer: place, reason: `does not declare the path parameter ${JSON.stringify(name)}` })),
    ...[...inPath].filter((name) => inQuery.has(name.toLowerCase())).map((name) => ({ pointer: place, reason: `has ${JSON.stringify(name)} both in the path and in the query` })),
    ...namesIn(operation, 'cookie').map((name) => ({ pointer: place, reason: `takes the cookie ${JSON.stringify(name)} as a parameter` })),
  ];
}

function namesIn(operation: DocumentOperation, where: string): readonly string[] {
  return operation.parameters.filter((parameter) => textIn(parameter, 'in') === where).map((parameter) => textIn(parameter, 'name') ?? '');
}
