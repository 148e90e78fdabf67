import { textAt, type Json } from '../../model/json.ts';
import type { Seen } from '../../model/live.ts';
import type { Change } from '../../model/resource.ts';
import { operationKey, type Operation } from '../../openapi/operations.ts';

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

/** What an import would delete: API Management removes every operation that is not in the document. */
export function lostOperations(wanted: readonly Operation[], live: readonly Seen[]): readonly LiveOperation[] {
  const kept = new Set(wanted.map(operationKey));
  return live.map(seenOperation).filter((operation) => !kept.has(operationKey(operation)));
}
