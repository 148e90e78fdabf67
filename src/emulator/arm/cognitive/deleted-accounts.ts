import { sameId, within } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import type { Entry } from '../store.ts';
import { accountBody } from './account-body.ts';
import { accountType } from './account-content.ts';
import type { DeletedAccountContent } from './account-content.ts';
import { accountPollHeaders } from './account-polls.ts';
import { deletedAccountId, deletedAccounts } from './deleted-account.ts';

/** As an account, by the official example. */
function bodyOf({ state }: Call, { id, name, rowVersion, references, content }: Entry<DeletedAccountContent>): JsonObject {
  const { account, deletionDate, scheduledPurgeDate } = content;
  return accountBody(state, { id, name, type: accountType, rowVersion, references, content: account }, { deletionDate, scheduledPurgeDate });
}

/** The region may come by its display name. */
function find(call: Call): Entry<DeletedAccountContent> | undefined {
  const [region = '', group = '', name = ''] = call.path.names;
  const id = deletedAccountId(call.path.subscription ?? '', region, group, name);
  return deletedAccounts(call.state).find((entry) => sameId(entry.id, id));
}

function get(call: Call): ArmResponse {
  const entry = find(call);
  if (!entry) throw resourceNotFound('Microsoft.CognitiveServices/locations/resourceGroups/deletedAccounts', call.path.names.join('/'), call.path.names[1]);
  return answer(200, bodyOf(call, entry));
}

function list(call: Call): ArmResponse {
  const found = deletedAccounts(call.state).filter((entry) => within(entry.id, `/subscriptions/${call.path.subscription}`));
  return answer(200, { value: found.map((entry) => bodyOf(call, entry)) });
}

/** 202 without a body, then polls (status-matrix.tsv). Its subdomain and its quota are free at the end. */
function purge(call: Call): ArmResponse {
  const { state } = call;
  const entry = find(call);
  if (!entry) return emptyAnswer(204);
  const operation = state.operations.start(entry.id, 204, () => state.store.remove(entry.id));
  return emptyAnswer(202, accountPollHeaders(call, operation, entry.content.account.location, { result: true }));
}

const common = { provider: 'Microsoft.CognitiveServices', level: 'subscription', apiVersions: apiVersions.cognitiveServices } as const;

export const deletedAccountKinds: readonly Kind[] = [
  { ...common, type: 'deletedAccounts', collection: { GET: list } },
  { ...common, type: 'locations/resourceGroups/deletedAccounts', item: { GET: get, DELETE: purge } },
];
