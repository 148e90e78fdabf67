import type { Call } from '../kind.ts';
import { bareRefusal } from '../refusal.ts';
import type { Entry } from '../store.ts';
import { resourceEtag } from './account-body.ts';

/** While a creation or a change goes on; a refused write is an observation of it too. In the words seen for this and other providers (bicep-types-az#2419). */
export function refuseWhileChanging({ state }: Call, id: string): void {
  if (!state.operations.observeOn(id)) return;
  throw bareRefusal(409, 'RequestConflict', `Cannot modify resource with id '${id}' because the resource entity provisioning state is not terminal. Please wait for the provisioning state to become terminal and then retry the request.`);
}

/** The same for what is in an account (I25). */
export function refuseWhileParentChanges({ state }: Call, accountId: string): void {
  if (state.operations.observeOn(accountId)) throw bareRefusal(409, 'RequestConflict', `Another operation is being performed on the parent resource '${accountId}'. Please try again later.`);
}

/** The code is what users report (terraform-azurerm-avm-ptn-aiml-ai-foundry#102). */
export function checkCognitiveIfMatch({ request }: Call, entry: Entry | undefined, tagOf: (entry: Entry) => string = resourceEtag): void {
  const stated = request.headers['if-match'];
  if (stated === undefined || stated === '*') return;
  const current = entry && tagOf(entry);
  if (current !== undefined && stated.split(',').some((tag) => [current, current.replaceAll('"', '')].includes(tag.trim().replace(/^W\//, '')))) return;
  throw bareRefusal(412, 'IfMatchPreconditionFailed', `The specified precondition 'If-Match = ${stated}' failed.`);
}
