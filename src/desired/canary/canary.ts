import { apiIdOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { marked } from '../../model/names.ts';
import { isLate, type Desired } from '../../model/resource.ts';
import type { Shape } from '../../model/shapes.ts';
import { canaryDocument, canaryParameter, type Canary } from '../../policy/canary-document.ts';
import type { Principal } from '../identity.ts';
import { derived } from '../late-value.ts';
import { asForeign, isOurApi, type Foreign } from '../ownership.ts';
import { canaryApiId, canaryOperation, canaryOperationIdOf, canarySubscription, canarySubscriptionIdOf } from './names.ts';

const locks = [`api:${canaryApiId}`];

/** The API and the subscription that every proof needs. */
export function canaryBase(live: Live): readonly Desired[] {
  const serviceId = live.service.id;
  const id = apiIdOf(serviceId, canaryApiId);
  const existing = live.apis.get(canaryApiId);
  return [
    {
      id,
      kind: 'api',
      label: `API ${canaryApiId}`,
      want: 'present',
      body: {
        properties: {
          displayName: 'apim-llm canary',
          description: marked('Asks an account through a backend whether it answers the gateway: only the status of a call that costs no tokens comes back.', canaryApiId),
          path: canaryApiId,
          protocols: ['https'],
          subscriptionRequired: true,
          subscriptionKeyParameterNames: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' },
        },
      },
      // While its identity is being changed, the service answers writes with 409 ServiceLocked (recorded).
      dependsOn: [serviceId],
      locks,
      ...asForeign(existing === undefined || isOurApi(existing.api) ? undefined : notOurs),
    },
    {
      id: canarySubscriptionIdOf(serviceId),
      kind: 'subscription',
      label: `subscription ${canarySubscription}`,
      want: 'present',
      body: { properties: { scope: id, displayName: 'apim-llm canary', state: 'active', allowTracing: false } },
      dependsOn: [id],
      locks,
    },
  ];
}

const notOurs: Foreign = { why: 'an API of that id was made by somebody else', hint: `Remove or rename that API, or let it be changed: --take-over ${canaryApiId}`, canTakeOver: true };

/** The operation that asks backends of one surface with one identity, and its policy. */
export function canaryQuestion(live: Live, shape: Shape, { clientId, userAssigned }: Pick<Principal, 'clientId' | 'userAssigned'>): readonly Desired[] {
  const { name, urlTemplate } = canaryOperation(shape, userAssigned);
  const id = canaryOperationIdOf(live.service.id, name);
  const method = 'GET';
  return [
    {
      id,
      kind: 'operation',
      label: `operation ${name} of API ${canaryApiId}`,
      want: 'present',
      body: { properties: { displayName: name, method, urlTemplate, templateParameters: [{ name: canaryParameter, type: 'string', required: true }] } },
      dependsOn: [apiIdOf(live.service.id, canaryApiId)],
      locks,
    },
    {
      id: `${id}/policies/policy`,
      kind: 'apiPolicy',
      label: `policy of operation ${name} of API ${canaryApiId}`,
      want: 'present',
      body: questionBody({ shape, audience: live.cloud.cognitiveAudience, clientId: typeof clientId === 'string' ? clientId : null }, isLate(clientId)),
      dependsOn: [id],
      locks,
    },
  ];
}

function questionBody(canary: Canary, isKnownLater: boolean): JsonObject {
  const value = isKnownLater ? derived('identity.clientId', 'canaryDocument', [{ ...canary }]) : canaryDocument(canary);
  return { properties: { format: 'rawxml', value } };
}
