import { nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Write } from '../../model/driver.ts';
import { addressOf } from '../address.ts';
import type { Answer } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { ask } from '../ask.ts';
import { etagFor } from '../patch.ts';
import { checkRemoved, foundOf, written } from './kind.ts';
import type { KindDriver } from './kind.ts';

/** ARM takes no other name for the policy of a scope. */
const policyName = 'policy';

export function apiPolicyKind(arm: Arm): KindDriver {
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => {
    const { subscriptionId, resourceGroup, service, api } = addressOf(id);
    const client = await arm.clients.apim(subscriptionId);
    const answer = await ask((options) => client.apiPolicy.get(resourceGroup, service, api, policyName, { ...options, format: 'rawxml' }), signal);
    return foundOf('apiPolicy', id, asJson(id, answer));
  };
  const put = async (write: Write, ifMatch: string | undefined, signal: AbortSignal): Promise<LiveResource> => {
    const { id, body } = write;
    const { subscriptionId, resourceGroup, service, api } = addressOf(id);
    const client = await arm.clients.apim(subscriptionId);
    const document = { format: textAt(body, 'properties', 'format') ?? 'rawxml', value: textAt(body, 'properties', 'value') ?? '' };
    const extra = ifMatch === undefined ? {} : { ifMatch };
    const answer = await ask((options) => client.apiPolicy.createOrUpdate(resourceGroup, service, api, policyName, document, { ...options, ...extra }), signal);
    return written('apiPolicy', id, answer, () => read(id, signal));
  };
  return {
    read,
    create: (write, signal) => put(write, undefined, signal),
    update: async (update, signal) => put(update, await etagFor(update, () => read(update.id, signal)), signal),
    async remove(id, etag, signal) {
      const { subscriptionId, resourceGroup, service, api } = addressOf(id);
      const client = await arm.clients.apim(subscriptionId);
      checkRemoved(await ask((options) => client.apiPolicy.delete(resourceGroup, service, api, policyName, etag ?? '*', options), signal));
    },
  };
}

/** The policy of one operation, by the operation's id. */
export async function readOperationPolicy(arm: Arm, operationId: string, signal: AbortSignal): Promise<LiveResource | undefined> {
  const { subscriptionId, resourceGroup, service, api } = addressOf(operationId);
  const client = await arm.clients.apim(subscriptionId);
  const id = `${operationId}/policies/${policyName}`;
  const answer = await ask((options) => client.apiOperationPolicy.get(resourceGroup, service, api, nameOf(operationId), policyName, { ...options, format: 'rawxml' }), signal);
  return foundOf('apiPolicy', id, asJson(id, answer));
}

/** Some policies are answered as the bare document instead of JSON around it. */
function asJson(id: string, answer: Answer): Answer {
  if (answer.status !== 200 || answer.body !== undefined || answer.text === '') return answer;
  return { ...answer, body: { id, name: policyName, properties: { format: 'rawxml', value: answer.text } } };
}
