import type { LiveApi } from '../../model/live.ts';
import type { Change } from '../../model/resource.ts';
import type { ImportDocument } from '../../openapi/import-document.ts';
import { blocksOf } from '../api-blocks.ts';
import { importedDigest, revisionDigest } from './document-digest.ts';
import { operationChanges } from './operation-changes.ts';

/** Why an existing API needs the document again: it has another one, nobody knows which, or lost operations. */
export function documentChanges(document: ImportDocument, existing: LiveApi | undefined): readonly Change[] {
  if (existing === undefined) return [];
  const digest = documentOfApi(existing);
  const other = digest === document.digest ? [] : [{ path: 'document', ...(digest === undefined ? {} : { before: digest }), after: document.digest }];
  return [...other, ...operationChanges(document.operations, existing.operations)];
}

/**
 * Digest of the document that the API has. All revisions have the same description; where the policy, which is each
 * revision's own, speaks of another document, somebody made a former revision current again, or a run ended in between.
 */
function documentOfApi({ api, policy }: LiveApi): string | undefined {
  const digest = importedDigest(api.body);
  const block = blocksOf({ policy })?.account;
  return revisionDigest(api.body) !== undefined || block === undefined || block.spec === digest ? digest : undefined;
}
