import type { ApiVersionSetContract } from '@azure/arm-apimanagement';
import type { Arm } from '../arm.ts';
import type { Fields } from '../model-fields.ts';
import type { KindDriver } from './kind.ts';
import { modelledKind } from './modelled.ts';

/** What ApiVersionSetContract and ApiVersionSetUpdateParameters of @azure/arm-apimanagement 10.0.0 can say. */
const fields: Fields = { displayName: true, description: true, versioningScheme: true, versionQueryName: true, versionHeaderName: true };

export function apiVersionSetKind(arm: Arm): KindDriver {
  return modelledKind(arm, {
    kind: 'apiVersionSet',
    createFields: fields,
    updateFields: fields,
    calls: ({ apiVersionSet }, { resourceGroup, service, name }) => ({
      get: (options) => apiVersionSet.get(resourceGroup, service, name, options),
      put: (parameters, options) => apiVersionSet.createOrUpdate(resourceGroup, service, name, parameters as unknown as ApiVersionSetContract, options),
      patch: (ifMatch, parameters, options) => apiVersionSet.update(resourceGroup, service, name, ifMatch, parameters, options),
      delete: (ifMatch, options) => apiVersionSet.delete(resourceGroup, service, name, ifMatch, options),
    }),
  });
}
