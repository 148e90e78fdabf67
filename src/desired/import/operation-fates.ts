import type { LiveApi, Seen } from '../../model/live.ts';
import { isKnownOperation } from '../../openapi/known-operations.ts';
import type { Operation } from '../../openapi/operations.ts';
import { blocksOf } from '../api-blocks.ts';
import { importedDigest } from './document-digest.ts';
import { isAmong } from './operation-digests.ts';
import { pairedOperations, seenOperation } from './operation-changes.ts';

/** A live operation that the document does not have, and that stays all the same. */
export interface Kept {
  readonly operation: Seen;
  readonly why: 'made by hand' | 'has a policy of its own';
}

/** What an import means for the operations that an API has: the service deletes every one that is not in the document. */
export interface Fates {
  /** Operation key of the document to the name of the live operation. */
  readonly ids: ReadonlyMap<string, string>;
  /** They came with an earlier document. */
  readonly deleted: readonly Seen[];
  /** They go into the document. */
  readonly kept: readonly Kept[];
  /** People made them, and the document has them too. */
  readonly adopted: readonly Seen[];
}

export function fatesOf(wanted: readonly Operation[], api: LiveApi | undefined): Fates {
  const { adopted, brought, byHand, ids } = split(wanted, api);
  const hasPolicy = (operation: Seen): boolean => api?.operationPolicies?.has(operation.name) === true;
  return {
    ids,
    adopted,
    deleted: brought.filter((operation) => !hasPolicy(operation)),
    kept: [
      ...byHand.map((operation) => ({ operation, why: 'made by hand' }) as const),
      ...brought.filter(hasPolicy).map((operation) => ({ operation, why: 'has a policy of its own' }) as const),
    ],
  };
}

/** Operations that the document would take away if nobody wrote them a policy: that has to be read. */
export function doubtful(wanted: readonly Operation[], api: LiveApi): readonly Seen[] {
  return split(wanted, api).brought;
}

interface Split extends Pick<Fates, 'adopted' | 'ids'> {
  readonly brought: readonly Seen[];
  readonly byHand: readonly Seen[];
}

function split(wanted: readonly Operation[], api: LiveApi | undefined): Split {
  if (api === undefined) return { adopted: [], brought: [], byHand: [], ids: new Map() };
  const { ids, lost } = pairedOperations(wanted, api.operations);
  const names = new Set(lost.map(({ name }) => name));
  const unmatched = api.operations.filter(({ name }) => names.has(name));
  const cameWithDocument = originsIn(api);
  const brought = unmatched.filter(cameWithDocument);
  const adopted = api.operations.filter((operation) => !names.has(operation.name) && !cameWithDocument(operation));
  return { adopted, ids, brought, byHand: unmatched.filter((operation) => !brought.includes(operation)) };
}

/**
 * The block tells what its import brought. Where it is older than the document that the API has, or there is none, every
 * operation counts that some published description knows.
 */
function originsIn(api: LiveApi): (operation: Seen) => boolean {
  const block = blocksOf(api)?.account;
  const isUpToDate = block?.operations !== undefined && block.spec === importedDigest(api.api.body);
  return (seen) => {
    const operation = seenOperation(seen);
    if (block?.operations !== undefined && isAmong(block.operations, operation)) return true;
    return !isUpToDate && isKnownOperation(operation);
  };
}
