import { textAt, type Json } from '../../model/json.ts';
import type { Seen } from '../../model/live.ts';
import type { Change } from '../../model/resource.ts';
import { operationKey, withoutQuery, type Operation } from '../../openapi/operations.ts';

/** An operation of a live API. */
export interface LiveOperation {
  readonly name: string;
  readonly method: string;
  readonly urlTemplate: string;
}

/** @param operation as ARM has it, its fields below `properties` */
export function liveOperation(operation: Json | undefined): LiveOperation {
  return {
    name: textAt(operation, 'name') ?? '',
    method: textAt(operation, 'properties', 'method') ?? textAt(operation, 'method') ?? '',
    urlTemplate: textAt(operation, 'properties', 'urlTemplate') ?? textAt(operation, 'urlTemplate') ?? '',
  };
}

export function seenOperation(operation: Seen): LiveOperation {
  return { ...liveOperation(operation.body), name: operation.name };
}

/** Operations of the document that the API lacks, by method and template: their ids are the service's to choose. */
export function operationChanges(wanted: readonly Operation[], live: readonly Seen[]): readonly Change[] {
  const there = new Set(live.map(seenOperation).map(operationKey));
  return wanted
    .filter((operation) => !there.has(operationKey(operation)))
    .map(({ method, urlTemplate, operationId }) => ({ path: `operations[${JSON.stringify(`${method} ${urlTemplate}`)}]`, after: operationId }));
}

export interface Paired {
  /** Operation key of the document to the name of the live operation. */
  readonly ids: ReadonlyMap<string, string>;
  /** What an import would delete: API Management removes every operation that is not in the document. */
  readonly lost: readonly LiveOperation[];
}

/**
 * Which live operation is which of the document's. By method and template; an import that others made may have put
 * required query parameters into the template, and that is still the same operation.
 */
export function pairedOperations(wanted: readonly Operation[], live: readonly Seen[]): Paired {
  const open = new Map(wanted.map((operation) => [operationKey(operation), operationKey(operation)]));
  const ids = new Map<string, string>();
  const take = (operations: readonly LiveOperation[], keyFor: (operation: LiveOperation) => string): readonly LiveOperation[] =>
    operations.filter((operation) => {
      const key = open.get(keyFor(operation));
      if (key === undefined) return true;
      open.delete(key);
      ids.set(key, operation.name);
      return false;
    });
  const rest = take(live.map(seenOperation), operationKey);
  return { ids, lost: take(rest, ({ method, urlTemplate }) => operationKey({ method, urlTemplate: withoutQuery(urlTemplate) })) };
}
