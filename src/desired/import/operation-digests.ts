import { createHash } from 'node:crypto';
import { operationKey, withoutQuery } from '../../openapi/operations.ts';

interface Route {
  readonly method: string;
  readonly urlTemplate: string;
}

const length = 8;

function digestOf({ method, urlTemplate }: Route): string {
  const key = operationKey({ method, urlTemplate: withoutQuery(urlTemplate) });
  return createHash('sha256').update(key).digest('hex').slice(0, length);
}

/** What a block carries of the operations that a document brought: enough to know each of them again, and short. */
export function operationDigests(operations: readonly Route[]): string {
  return operations.map(digestOf).toSorted().join('');
}

/** Whether the operation is among those that `digests` was made of. A query in the template does not matter. */
export function isAmong(digests: string, operation: Route): boolean {
  const wanted = digestOf(operation);
  for (let at = 0; at < digests.length; at += length) if (digests.startsWith(wanted, at)) return true;
  return false;
}
