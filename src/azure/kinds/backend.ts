import type { BackendContract } from '@azure/arm-apimanagement';
import type { Arm } from '../arm.ts';
import { createFields, updateFields } from './backend-fields.ts';
import type { KindDriver } from './kind.ts';
import { modelledKind } from './modelled.ts';

export function backendKind(arm: Arm): KindDriver {
  return modelledKind(arm, {
    kind: 'backend',
    createFields,
    updateFields,
    calls: ({ backend }, { resourceGroup, service, name }) => ({
      get: (options) => backend.get(resourceGroup, service, name, options),
      put: (parameters, options) => backend.createOrUpdate(resourceGroup, service, name, parameters as unknown as BackendContract, options),
      patch: (ifMatch, parameters, options) => backend.update(resourceGroup, service, name, ifMatch, parameters, options),
      delete: (ifMatch, options) => backend.delete(resourceGroup, service, name, ifMatch, options),
    }),
  });
}
