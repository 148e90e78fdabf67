import { emptyAnswer } from '../answer.ts';
import { isAtLeast } from '../api-versions.ts';
import { pollHeaders } from '../async-links.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { Refusal } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { ApiContent } from './api-content.ts';
import { isCurrent, otherRevisions } from './revision-name.ts';

/** Asynchronous from 2023-05-01-preview on (arm-behaviour 17). */
export function deleteApi(call: Call): ArmResponse {
  const { store, operations } = call.state;
  const entry = store.find<ApiContent>(call.id);
  if (!entry) return emptyAnswer(204);
  checkIfMatch(call, entry);
  const withRevisions = call.query.get('deleterevisions')?.toLowerCase() === 'true';
  const finish = () => removeApi(call.state, entry, withRevisions);
  if (isAtLeast(call.apiVersion, '2023-05-01')) return emptyAnswer(202, pollHeaders(call, operations.start(entry.id, 204, finish)));
  finish();
  return emptyAnswer(200);
}

/**
 * The current revision goes only together with the others (apiops#184; as the operation's failure in apiops-cli#142), and
 * the last API of a version set takes the set along (azurecli-apim_core_service#300, #335; azure-docs#81857).
 */
function removeApi(state: ArmState, entry: Entry<ApiContent>, withRevisions: boolean): void {
  const others = isCurrent(entry.id) ? otherRevisions(state, entry.id) : [];
  if (others.length > 0 && !withRevisions) throw new Refusal(400, 'ValidationError', 'Cannot delete the current revision of an API.');
  for (const { id } of [entry, ...others]) state.store.remove(id);
  // Links to products, and the API's own subscriptions.
  for (const { id } of state.store.referrers(entry.id)) state.store.remove(id);
  const { apiVersionSetId } = entry.content;
  if (apiVersionSetId !== undefined && state.store.referrers(apiVersionSetId).length === 0) state.store.remove(apiVersionSetId);
}
