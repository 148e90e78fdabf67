import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { notFound } from '../refusal.ts';
import { etagHeader } from '../row-version.ts';
import type { Entry } from '../store.ts';
import { newKey } from './keys.ts';
import type { SubscriptionContent } from './subscription.ts';

function parentOf(call: Call): Entry<SubscriptionContent> {
  const entry = call.state.store.find<SubscriptionContent>(call.parentId);
  if (!entry) throw notFound('Subscription');
  return entry;
}

/** With the ETag of the subscription (arm-behaviour 10). */
function listSecrets(call: Call): ArmResponse {
  const { content, rowVersion } = parentOf(call);
  return answer(200, { primaryKey: content.primaryKey, secondaryKey: content.secondaryKey }, { etag: etagHeader(rowVersion) });
}

function regenerate(key: 'primaryKey' | 'secondaryKey') {
  return (call: Call): ArmResponse => {
    const { id, type, content, references } = parentOf(call);
    call.state.store.put({ id, type, content: { ...content, [key]: newKey(call.state.world) }, references });
    return emptyAnswer(204);
  };
}

const action = { provider: 'Microsoft.ApiManagement', level: 'resourceGroup', apiVersions: apiVersions.apiManagement } as const;

export const subscriptionActions: readonly Kind[] = [
  { ...action, type: 'service/subscriptions/listSecrets', collection: { POST: listSecrets } },
  { ...action, type: 'service/subscriptions/regeneratePrimaryKey', collection: { POST: regenerate('primaryKey') } },
  { ...action, type: 'service/subscriptions/regenerateSecondaryKey', collection: { POST: regenerate('secondaryKey') } },
];
