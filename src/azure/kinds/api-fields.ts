import { readOnly } from '../model-fields.ts';
import type { Fields } from '../model-fields.ts';

/** What ApiUpdateContract of @azure/arm-apimanagement 10.0.0 can say. */
export const updateFields: Fields = {
  description: true,
  displayName: true,
  path: true,
  protocols: true,
  serviceUrl: true,
  type: 'apiType',
  apiRevision: true,
  apiRevisionDescription: true,
  apiVersion: true,
  apiVersionDescription: true,
  apiVersionSetId: true,
  isCurrent: true,
  subscriptionRequired: true,
  subscriptionKeyParameterNames: { header: true, query: true },
  authenticationSettings: {
    oAuth2: { authorizationServerId: true, scope: true },
    openid: { openidProviderId: true, bearerTokenSendingMethods: true },
    oAuth2AuthenticationSettings: { authorizationServerId: true, scope: true },
    openidAuthenticationSettings: { openidProviderId: true, bearerTokenSendingMethods: true },
  },
  termsOfServiceUrl: true,
  contact: { name: true, url: true, email: true },
  license: { name: true, url: true },
  // Answered, never taken: by the ARM description the first three, as seen in recordings the others (facts 23).
  isOnline: readOnly,
  provisioningState: readOnly,
  operations: readOnly,
  effectivePath: readOnly,
  isAgent: readOnly,
};

/** What ApiCreateOrUpdateParameter can say besides: the document of an import and how to take it. */
export const createFields: Fields = {
  ...updateFields,
  sourceApiId: true,
  apiVersionSet: { id: true, name: true, description: true, versioningScheme: true, versionQueryName: true, versionHeaderName: true },
  value: true,
  format: true,
  wsdlSelector: { wsdlServiceName: true, wsdlEndpointName: true },
  apiType: 'soapApiType',
  translateRequiredQueryParameters: 'translateRequiredQueryParametersConduct',
};

/** What an import takes and the API never shows again. */
export const importOnly: ReadonlySet<string> = new Set(['value', 'format', 'wsdlSelector', 'apiType', 'translateRequiredQueryParameters', 'sourceApiId']);
