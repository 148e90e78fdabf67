import type { Fields } from '../model-fields.ts';

/** What BackendContract and BackendUpdateParameters of @azure/arm-apimanagement 10.0.0 can say, but for `type`. */
const common: Fields = {
  title: true,
  description: true,
  resourceId: true,
  url: true,
  protocol: true,
  proxy: { url: true, username: true, password: true },
  tls: { validateCertificateChain: true, validateCertificateName: true },
  credentials: { certificateIds: true, certificate: true, query: true, header: true, authorization: { scheme: true, parameter: true } },
  pool: { services: { id: true, weight: true, priority: true } },
  circuitBreaker: {
    rules: {
      name: true,
      tripDuration: true,
      acceptRetryAfter: true,
      failureCondition: { count: true, percentage: true, interval: true, errorReasons: true, statusCodeRanges: { min: true, max: true } },
    },
  },
};

/** A create's model has another `type` besides, which is read-only: what is put there is lost without a word. */
export const createFields: Fields = { ...common, type: 'typePropertiesType' };
export const updateFields: Fields = { ...common, type: true };
