import { textAt } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Write } from '../../model/driver.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { ask } from '../ask.ts';
import { etagFor } from '../patch.ts';
import { checkRemoved, foundOf, written } from './kind.ts';
import type { KindDriver } from './kind.ts';
import { policyAsJson } from './policy-as-json.ts';

/** ARM takes no other name for the policy of a scope. */
const policyName = 'policy';

export function operationPolicyIdOf(operationId: string): string {
  return `${operationId}/policies/${policyName}`;
}

/** The policy of an API, or of one operation, as the id says. */
export function apiPolicyKind(arm: Arm): KindDriver {
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => {
    const { subscriptionId, resourceGroup, service, api, operation } = addressOf(id);
    const { apiPolicy, apiOperationPolicy } = await arm.clients.apim(subscriptionId);
    const answer = await ask((options) => {
      const raw = { ...options, format: 'rawxml' };
      return operation === '' ? apiPolicy.get(resourceGroup, service, api, policyName, raw) : apiOperationPolicy.get(resourceGroup, service, api, operation, policyName, raw);
    }, signal);
    return foundOf('apiPolicy', id, policyAsJson(id, answer));
  };
  const put = async (write: Write, ifMatch: string | undefined, signal: AbortSignal): Promise<LiveResource> => {
    const { id, body } = write;
    const { subscriptionId, resourceGroup, service, api, operation } = addressOf(id);
    const { apiPolicy, apiOperationPolicy } = await arm.clients.apim(subscriptionId);
    const document = { format: textAt(body, 'properties', 'format') ?? 'rawxml', value: textAt(body, 'properties', 'value') ?? '' };
    const answer = await ask((options) => {
      const conditional = { ...options, ...(ifMatch !== undefined && { ifMatch }) };
      return operation === ''
        ? apiPolicy.createOrUpdate(resourceGroup, service, api, policyName, document, conditional)
        : apiOperationPolicy.createOrUpdate(resourceGroup, service, api, operation, policyName, document, conditional);
    }, signal);
    return written('apiPolicy', id, answer, () => read(id, signal));
  };
  return {
    read,
    create: (write, signal) => put(write, undefined, signal),
    update: async (update, signal) => put(update, await etagFor(update, () => read(update.id, signal)), signal),
    async remove(id, etag, signal) {
      const { subscriptionId, resourceGroup, service, api, operation } = addressOf(id);
      const { apiPolicy, apiOperationPolicy } = await arm.clients.apim(subscriptionId);
      const ifMatch = etag ?? '*';
      const answer = await ask(
        (options) =>
          operation === ''
            ? apiPolicy.delete(resourceGroup, service, api, policyName, ifMatch, options)
            : apiOperationPolicy.delete(resourceGroup, service, api, operation, policyName, ifMatch, options),
        signal,
      );
      checkRemoved(answer);
    },
  };
}

/** The policy of one operation, by the operation's id. */
export function readOperationPolicy(arm: Arm, operationId: string, signal: AbortSignal): Promise<LiveResource | undefined> {
  return apiPolicyKind(arm).read(operationPolicyIdOf(operationId), signal);
}
