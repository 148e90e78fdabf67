import type { BackendContract } from '@azure/arm-apimanagement';
import { at, isObject } from '../../model/json.ts';
import type { Arm } from '../arm.ts';
import { createFields, updateFields } from './backend-fields.ts';
import type { KindDriver } from './kind.ts';
import { modelledKind } from './modelled.ts';

export function backendKind(arm: Arm): KindDriver {
  return modelledKind(arm, {
    kind: 'backend',
    createFields,
    updateFields,
    // A pool's session affinity and failure response, and that of a breaker's rule.
    mayHide: (body) => ['pool', 'circuitBreaker'].some((name) => isObject(at(body, 'properties', name))),
    calls: ({ backend }, { resourceGroup, service, name }) => ({
      get: (options) => backend.get(resourceGroup, service, name, options),
      put: (parameters, options) => backend.createOrUpdate(resourceGroup, service, name, parameters as unknown as BackendContract, options),
      patch: (ifMatch, parameters, options) => backend.update(resourceGroup, service, name, ifMatch, parameters, options),
      delete: (ifMatch, options) => backend.delete(resourceGroup, service, name, ifMatch, options),
    }),
  });
}
