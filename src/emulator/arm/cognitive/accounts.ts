import { within } from '../../../model/arm-id.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { accountBody } from './account-body.ts';
import { accountType } from './account-content.ts';
import type { AccountContent } from './account-content.ts';
import { checkCognitiveIfMatch, refuseWhileChanging } from './account-refusals.ts';
import { softDeleteAccount } from './deleted-account.ts';
import { existingAccount, patchAccount, putAccount, shownAccount } from './write-account.ts';

/** A GET also observes what goes on, for clients that poll the resource itself. */
function get(call: Call): ArmResponse {
  call.state.operations.observeOn(call.id);
  return shownAccount(call, existingAccount(call));
}

function list(call: Call): ArmResponse {
  const found = call.state.store.ofType<AccountContent>(accountType).filter((entry) => within(entry.id, call.parentId));
  return answer(200, { value: found.map((entry) => accountBody(call.state, entry)) });
}

/** Done at once and softly (arm-behaviour 55). Deployments go along, projects do not (terraform-provider-azapi#894). */
function remove(call: Call): ArmResponse {
  const { state } = call;
  const entry = state.store.find<AccountContent>(call.id);
  if (!entry) return emptyAnswer(204);
  checkCognitiveIfMatch(call, entry);
  refuseWhileChanging(call, entry.id);
  const projects = state.store.list(`${entry.id}/projects`).map(({ name }) => `${accountType}/${entry.name}/projects/${name}`);
  if (projects.length > 0) throw bareRefusal(409, 'CannotDeleteResource', `Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '${projects.join(', ')}'. Please delete all nested resources before deleting this resource.`);
  softDeleteAccount(state, entry);
  return emptyAnswer(200);
}

export const accounts: Kind = {
  provider: 'Microsoft.CognitiveServices',
  type: 'accounts',
  level: 'resourceGroup',
  apiVersions: apiVersions.cognitiveServices,
  item: { GET: get, PUT: putAccount, PATCH: patchAccount, DELETE: remove },
  collection: { GET: list },
  inSubscription: { GET: list },
};
