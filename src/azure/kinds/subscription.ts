import type { SubscriptionCreateParameters } from '@azure/arm-apimanagement';
import type { LiveResource } from '../../model/resource.ts';
import type { Arm } from '../arm.ts';
import { readOnly } from '../model-fields.ts';
import type { Fields } from '../model-fields.ts';
import { propertiesOf } from '../patch.ts';
import type { KindDriver } from './kind.ts';
import { modelledKind } from './modelled.ts';

/** What SubscriptionCreateParameters of @azure/arm-apimanagement 10.0.0 can say. */
const createFields: Fields = {
  ownerId: true,
  scope: true,
  displayName: true,
  primaryKey: true,
  secondaryKey: true,
  state: true,
  allowTracing: true,
  createdDate: readOnly,
  startDate: readOnly,
  expirationDate: readOnly,
  endDate: readOnly,
  notificationDate: readOnly,
  stateComment: readOnly,
};

/** What SubscriptionUpdateParameters can say. */
const updateFields: Fields = { ...createFields, expirationDate: true, stateComment: true };

/** A subscription of the service: what opens APIs to whoever has one of its keys. */
export function subscriptionKind(arm: Arm): KindDriver {
  const kind = modelledKind(arm, {
    kind: 'subscription',
    createFields,
    updateFields,
    calls: ({ subscription }, { resourceGroup, service, name }) => ({
      get: (options) => subscription.get(resourceGroup, service, name, options),
      put: (parameters, options) => subscription.createOrUpdate(resourceGroup, service, name, parameters as unknown as SubscriptionCreateParameters, options),
      patch: (ifMatch, parameters, options) => subscription.update(resourceGroup, service, name, ifMatch, parameters, options),
      delete: (ifMatch, options) => subscription.delete(resourceGroup, service, name, ifMatch, options),
    }),
  });
  return {
    ...kind,
    create: async (write, signal) => withoutKeys(await kind.create(write, signal)),
    update: async (update, signal) => withoutKeys(await kind.update(update, signal)),
  };
}

/** The answer to a write has them (recorded); whoever needs one asks for it (`listSecrets`). */
function withoutKeys({ body, ...resource }: LiveResource): LiveResource {
  const { primaryKey: _primary, secondaryKey: _secondary, ...properties } = propertiesOf(body);
  return { ...resource, body: { ...body, properties } };
}
