import type { GatewayCall } from '../../../../gateway/call.ts';
import type { GatewayResponse } from '../../../../gateway/message/message.ts';
import { ResponseValue } from '../../../../gateway/message/response-value.ts';
import type { TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { noOverload } from '../arguments.ts';
import { ClrArray } from '../../arrays.ts';
import { bodyValue } from './message-body.ts';
import { plainLookup, textLists } from './lookups.ts';
import { ServiceValue, serviceType } from './service-type.ts';
import { urlValue } from './url.ts';

const space = 'Microsoft.Azure.ApiManagement.';

export function requestValue(call: GatewayCall): ServiceValue<GatewayCall> {
  return new ServiceValue('IRequest', call);
}

/** Version 4 addresses that came over a version 6 socket are version 4. */
const addressOf = ({ clientAddress }: GatewayCall): string => clientAddress.replace(/^::ffff:(?=\d+\.)/, '');

/** The deployment that a path of the Azure OpenAI API names. */
function deploymentOf({ originalUrl }: GatewayCall): string | null {
  const name = /\/deployments\/([^/]+)/.exec(originalUrl.path)?.[1];
  return name ?? null;
}

export const requestType: TypeMembers = serviceType<GatewayCall>('IRequest', {
  AzureVnetInfo: () => null,
  Body: ({ request }) => bodyValue(request),
  Certificate: () => null,
  ClientCertificates: () => new ClrArray('System.Security.Cryptography.X509Certificates.X509Certificate', []),
  Foundry: (call) => new ServiceValue('IFoundry', deploymentOf(call)),
  HasBody: ({ request }) => bodyValue(request) !== null,
  Headers: (call) => textLists(() => call.request.headers),
  IpAddress: addressOf,
  MatchedParameters: ({ matched }) => plainLookup(matched.operation?.parameters ?? new Map()),
  Method: ({ request }) => request.method,
  OriginalMethod: ({ request }) => request.method,
  OriginalUrl: ({ originalUrl }) => urlValue(() => originalUrl),
  PrivateEndpointConnection: () => null,
  Url: (call) => urlValue(() => call.request.url),
});

export const foundryType: TypeMembers = serviceType<string | null>('IFoundry', { Deployment: (name) => name });

function response(target: Value): GatewayResponse {
  if (!(target instanceof ResponseValue)) throw noOverload('IResponse as', [target]);
  return target.response;
}

export const responseType: TypeMembers = {
  name: `${space}IResponse`,
  properties: {
    Body: (target) => bodyValue(response(target)),
    Headers: (target) => textLists(() => response(target).headers),
    StatusCode: (target) => response(target).status,
    StatusReason: (target) => response(target).reason,
  },
};
