import { isObject, textAt } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { ask } from '../ask.ts';
import { withoutNulls } from '../body.ts';
import { checked } from '../failure.ts';
import { etagFor, propertiesOf, wholeProperties } from '../patch.ts';
import { sendRaw } from '../raw.ts';
import { nameOf } from '../../model/arm-id.ts';
import { componentVersion } from './component.ts';
import { checkRemoved, foundOf, written } from './kind.ts';
import type { KindDriver } from './kind.ts';

/**
 * A logger of the service, always written whole: its credentials are one set, of which no part may stay behind. What a
 * component takes telemetry with is read from the component right before the write, goes into that one request, and
 * comes back as a reference to a named value that the service keeps it in.
 *
 * @param onSecret told the connection string, so that it is never shown
 */
export function loggerKind(arm: Arm, onSecret: (secret: string) => void): KindDriver {
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => {
    const { subscriptionId, resourceGroup, service } = addressOf(id);
    const { logger } = await arm.clients.apim(subscriptionId);
    return withoutReferences(foundOf('logger', id, await ask((options) => logger.get(resourceGroup, service, nameOf(id), options), signal)));
  };
  const put = async (id: string, stated: JsonObject, ifMatch: string | undefined, signal: AbortSignal): Promise<LiveResource> => {
    const properties = await withConnection(arm, withoutNulls(stated), onSecret, signal);
    return withoutReferences(await written('logger', id, await sendRaw(arm, { method: 'PUT', target: id, body: { properties }, ifMatch }, signal), () => read(id, signal)));
  };
  return {
    read,
    create: ({ id, body }, signal) => put(id, propertiesOf(body), undefined, signal),
    async update(update, signal) {
      const ifMatch = await etagFor(update, () => read(update.id, signal));
      const credentials = propertiesOf(update.body)['credentials'];
      return put(update.id, { ...wholeProperties(update), ...(credentials !== undefined && { credentials }) }, ifMatch, signal);
    },
    async remove(id, etag, signal) {
      const { subscriptionId, resourceGroup, service } = addressOf(id);
      const { logger } = await arm.clients.apim(subscriptionId);
      checkRemoved(await ask((options) => logger.delete(resourceGroup, service, nameOf(id), etag ?? '*', options), signal));
    },
  };
}

/** What stands for a secret does not outlive the logger, and is of no use to anybody: it is never sent again. */
export function withoutReferences<T extends LiveResource | undefined>(logger: T): T {
  const { credentials, ...properties } = propertiesOf(logger?.body ?? {});
  if (logger === undefined || !isObject(credentials)) return logger;
  const { connectionString: _, instrumentationKey: _key, ...shown } = credentials;
  return { ...logger, body: { ...logger.body, properties: { ...properties, credentials: shown } } };
}

async function withConnection(arm: Arm, properties: JsonObject, onSecret: (secret: string) => void, signal: AbortSignal): Promise<JsonObject> {
  const component = textAt(properties, 'resourceId');
  if (textAt(properties, 'loggerType')?.toLowerCase() !== 'applicationinsights' || component === undefined) return properties;
  const answer = checked(await sendRaw(arm, { method: 'GET', target: component, apiVersion: componentVersion }, signal));
  const connectionString = textAt(answer.body, 'properties', 'ConnectionString');
  if (connectionString === undefined) {
    throw new UserError('LateValueMissing', exitCodes.failed, 'Azure did not answer "component.connectionString", which this step needs.', { hint: 'Run the same command again: what was done stays done.' });
  }
  onSecret(connectionString);
  const identityClientId = textAt(properties, 'credentials', 'identityClientId');
  return { ...properties, credentials: { connectionString, ...(identityClientId !== undefined && { identityClientId }) } };
}
