import type { Json } from '../../../model/json.ts';
import { parseDuration } from '../../../model/duration.ts';
import { answer } from '../answer.ts';
import { isAtLeast, apiVersions } from '../api-versions.ts';
import { apiType } from '../apis/api-content.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid, notFound } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { serviceType } from '../service/service-content.ts';

/** Documented: the service's own gateway is called so here; it is no resource of its own. */
const managed = 'managed';
/** Documented as the usual and the longest. */
const longest = 3_600_000;

/** Id of the service. Self-hosted gateways are not emulated, so there is none of another name. */
function serviceOf(call: Call): string {
  const [service = '', gateway = ''] = call.path.names;
  const id = call.parentId.replace(/\/gateways\/[^/]+$/i, '');
  const entry = call.state.store.find(id);
  if (!entry) throw resourceNotFound(serviceType, service, call.path.resourceGroup);
  if (gateway.toLowerCase() !== managed) throw notFound('Gateway');
  return entry.id;
}

interface DebugFields {
  readonly apiId: string;
  readonly purposes: readonly string[];
  readonly credentialsExpireAfter?: string;
}

/** A token for `Apim-Debug-Authorization` on calls of one API (documentation of request tracing). */
function listDebugCredentials(call: Call): ArmResponse {
  const service = serviceOf(call);
  const { apiId, credentialsExpireAfter } = checkedBody<object, DebugFields>(call);
  const api = call.state.store.find(apiId);
  if (api?.type !== apiType || !api.id.toLowerCase().startsWith(`${service.toLowerCase()}/`)) throw invalid({ target: 'apiId', message: 'API not found' });
  const lifetime = credentialsExpireAfter === undefined ? longest : parseDuration(credentialsExpireAfter);
  if (lifetime === undefined || lifetime <= 0 || lifetime > longest) throw invalid({ target: 'credentialsExpireAfter', message: 'Credentials expire after at most one hour' });
  return answer(200, { token: call.state.debug.issue(api.id, lifetime) });
}

/** By the id that the gateway gave in `Apim-Trace-Id`. */
function listTrace(call: Call): ArmResponse {
  const service = serviceOf(call);
  const { traceId } = checkedBody<object, { readonly traceId: string }>(call);
  const text = call.state.debug.traceCalled(service, traceId);
  if (text === undefined) throw notFound('Trace');
  return answer(200, JSON.parse(text) as Json);
}

const action = { provider: 'Microsoft.ApiManagement', level: 'resourceGroup', outlivesParent: true, apiVersions: apiVersions.apiManagement.filter((version) => isAtLeast(version, '2023-05-01')) } as const;

export const gatewayActions: readonly Kind[] = [
  { ...action, type: 'service/gateways/listDebugCredentials', collection: { POST: listDebugCredentials } },
  { ...action, type: 'service/gateways/listTrace', collection: { POST: listTrace } },
];
