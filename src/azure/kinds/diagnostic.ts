import type { DiagnosticContract } from '@azure/arm-apimanagement';
import { nameOf } from '../../model/arm-id.ts';
import type { Update } from '../../model/driver.ts';
import { at, textAt } from '../../model/json.ts';
import type { Arm } from '../arm.ts';
import type { Fields } from '../model-fields.ts';
import { propertiesOf } from '../patch.ts';
import type { KindDriver } from './kind.ts';
import { modelledKind } from './modelled.ts';

const message: Fields = { headers: true, body: { bytes: true }, dataMasking: { queryParams: { value: true, mode: true }, headers: { value: true, mode: true } } };
const pipeline: Fields = { request: message, response: message };

/** What DiagnosticContract of @azure/arm-apimanagement 10.0.0 can say. */
const fields: Fields = {
  alwaysLog: true,
  loggerId: true,
  sampling: { samplingType: true, percentage: true },
  frontend: pipeline,
  backend: pipeline,
  logClientIp: true,
  httpCorrelationProtocol: true,
  verbosity: true,
  operationNameFormat: true,
  metrics: true,
};

/** Of the service as a whole, or of one of its APIs. */
export function diagnosticKind(arm: Arm): KindDriver {
  const kind = modelledKind(arm, {
    kind: 'diagnostic',
    createFields: fields,
    updateFields: fields,
    // What models say is logged through Azure Monitor only.
    mayHide: (body) => nameOf(textAt(body, 'id') ?? '').toLowerCase() === 'azuremonitor',
    calls: ({ apiDiagnostic, diagnostic }, { api, resourceGroup, service, name }) =>
      api === ''
        ? {
            get: (options) => diagnostic.get(resourceGroup, service, name, options),
            put: (parameters, options) => diagnostic.createOrUpdate(resourceGroup, service, name, parameters as unknown as DiagnosticContract, options),
            patch: (ifMatch, parameters, options) => diagnostic.update(resourceGroup, service, name, ifMatch, parameters, options),
            delete: (ifMatch, options) => diagnostic.delete(resourceGroup, service, name, ifMatch, options),
          }
        : {
            get: (options) => apiDiagnostic.get(resourceGroup, service, api, name, options),
            put: (parameters, options) => apiDiagnostic.createOrUpdate(resourceGroup, service, api, name, parameters as unknown as DiagnosticContract, options),
            patch: (ifMatch, parameters, options) => apiDiagnostic.update(resourceGroup, service, api, name, ifMatch, parameters, options),
            delete: (ifMatch, options) => apiDiagnostic.delete(resourceGroup, service, api, name, ifMatch, options),
          },
  });
  return { ...kind, update: (update, signal) => kind.update(withLogger(update), signal) };
}

/** The description of PATCH asks for the logger, whatever else is changed. */
function withLogger(update: Update): Update {
  const properties = propertiesOf(update.body);
  const loggerId = properties['loggerId'] ?? at(update.before, 'properties', 'loggerId');
  if (loggerId === undefined) return update;
  return { ...update, body: { ...update.body, properties: { ...properties, loggerId } }, changes: [...update.changes, { path: 'properties.loggerId', after: loggerId }] };
}
