import type { Arm } from '../arm.ts';
import { checkRelease } from '../import/release-check.ts';
import { readOnly } from '../model-fields.ts';
import type { Fields } from '../model-fields.ts';
import type { KindDriver } from './kind.ts';
import { modelledKind } from './modelled.ts';

/** What ApiReleaseContract of @azure/arm-apimanagement 10.0.0 can say. */
const fields: Fields = { apiId: true, notes: true, createdDateTime: readOnly, updatedDateTime: readOnly };

/**
 * Creating a release makes its revision (`apiId` with `;rev=N`) the current one. It is answered with `apiId` but
 * without the revision (recorded), so which revision it released cannot be read back.
 */
export function apiReleaseKind(arm: Arm): KindDriver {
  const kind = modelledKind(arm, {
    kind: 'apiRelease',
    createFields: fields,
    updateFields: fields,
    calls: ({ apiRelease }, { resourceGroup, service, api, name }) => ({
      get: (options) => apiRelease.get(resourceGroup, service, api, name, options),
      put: (parameters, options) => apiRelease.createOrUpdate(resourceGroup, service, api, name, parameters, options),
      patch: (ifMatch, parameters, options) => apiRelease.update(resourceGroup, service, api, name, ifMatch, parameters, options),
      delete: (ifMatch, options) => apiRelease.delete(resourceGroup, service, api, name, ifMatch, options),
    }),
  });
  return {
    ...kind,
    async create(write, signal) {
      await checkRelease(arm, write, signal);
      return kind.create(write, signal);
    },
  };
}
