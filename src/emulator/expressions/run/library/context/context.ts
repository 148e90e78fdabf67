import { nameOf } from '../../../../../model/arm-id.ts';
import { backendEntity } from '../../../../gateway/backends/backend-entity.ts';
import type { GatewayCall, Matched } from '../../../../gateway/call.ts';
import type { PolicyFault } from '../../../../gateway/fault.ts';
import { ResponseValue } from '../../../../gateway/message/response-value.ts';
import { ClrArray } from '../../arrays.ts';
import { enumNamed } from '../../enumerations.ts';
import type { TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';
import { guid } from '../guid.ts';
import { textOf } from '../of-value.ts';
import { asDateTime } from '../time/convert-date.ts';
import { readDate } from '../time/parse-date.ts';
import { dateTime, perMillisecond, ticksOf, timeSpan } from '../time/ticks.ts';
import { plainLookup, variableLookup } from './lookups.ts';
import { foundryType, requestType, requestValue, responseType } from './messages.ts';
import { messageBodyType } from './message-body.ts';
import { basicType, jwtType } from './jwt.ts';
import { ServiceValue, serviceOf, serviceType } from './service-type.ts';
import { urlOf, urlType, urlValue } from './url.ts';

/** `context`, as policies of this call see it: what it says is read from the call each time. */
export function contextOf(call: GatewayCall): ClrObject {
  return new ServiceValue('IProxyRequestContext', call);
}

const service = <T>(type: string, of: T | undefined): Value => (of === undefined ? null : new ServiceValue(type, of));

const contextType = serviceType<GatewayCall>(
  'IProxyRequestContext',
  {
    Api: ({ matched }) => service('IContextApi', matched.api),
    Backend: (call) => (call.backend.kind === 'entity' ? new ServiceValue('IBackend', call) : null),
    Deployment: ({ matched }) => service('IDeployment', matched.service),
    Elapsed: ({ world, startedAt }) => timeSpan(BigInt(Math.trunc(world.clock.now() - startedAt)) * perMillisecond),
    GraphQL: () => null,
    LastError: ({ lastError }) => service('ProxyError', lastError),
    Operation: ({ matched }) => service('IOperation', matched.operation),
    Product: ({ matched }) => service('IProduct', matched.product),
    Request: requestValue,
    RequestId: ({ requestId }) => guid(requestId),
    Response: ({ response }) => (response ? new ResponseValue(response) : null),
    Subscription: ({ matched }) => service('ISubscription', matched.subscription),
    Timestamp: ({ startedAt }) => dateTime(ticksOf(startedAt), 'Utc'),
    Tracing: ({ trace }) => trace !== undefined,
    User: () => null,
    Variables: ({ variables }) => variableLookup(variables),
    Workspace: () => null,
  },
  {
    methods: {
      Trace: (target, args) => {
        const { trace, section, world, startedAt } = serviceOf<GatewayCall>(target, 'IProxyRequestContext');
        trace?.push({ at: world.clock.now() - startedAt, section, scope: '', path: 'context.Trace', policy: 'context.Trace', says: args.map((one) => textOf(one)).join(' ') });
        return null;
      },
    },
  },
);

const apiType = serviceType<Matched['api']>('IContextApi', {
  Id: ({ name }) => name,
  IsCurrentRevision: ({ isCurrent }) => isCurrent,
  Name: ({ displayName }) => displayName,
  Path: ({ path }) => path,
  Protocols: ({ protocols }) => new ClrArray('System.String', [...protocols]),
  Revision: ({ revision }) => revision,
  ServiceUrl: ({ serviceUrl }) => {
    const url = serviceUrl === undefined ? undefined : urlOf(serviceUrl);
    return url ? urlValue(() => url) : null;
  },
  Version: ({ version }) => version,
});

/** The entity that the policies have chosen; of a pool's members nothing is seen. */
const backendType = serviceType<GatewayCall>('IBackend', {
  AzureRegion: () => null,
  Id: ({ backend }) => (backend.kind === 'entity' ? nameOf(backend.id) : null),
  Type: ({ backend, world }) => enumNamed('Microsoft.Azure.ApiManagement.BackendType', backend.kind === 'entity' && backendEntity(world.store, backend.id)?.kind === 'pool' ? 'Pool' : 'Single') ?? null,
});

const deploymentType = serviceType<Matched['service']>('IDeployment', {
  Certificates: () => plainLookup(new Map()),
  Gateway: (of) => new ServiceValue('IGateway', of),
  GatewayId: () => 'managed',
  Region: ({ region }) => region,
  ServiceId: ({ name }) => name,
  ServiceName: ({ name }) => name,
  Sku: ({ sku }) => sku,
});

const gatewayType = serviceType<Matched['service']>('IGateway', { Id: () => 'managed', InstanceId: () => 'local-0', IsManaged: () => true });

const operationType = serviceType<NonNullable<Matched['operation']>>('IOperation', { Id: ({ name }) => name, Method: ({ method }) => method, Name: ({ displayName }) => displayName, UrlTemplate: ({ urlTemplate }) => urlTemplate });

const productType = serviceType<NonNullable<Matched['product']>>('IProduct', {
  ApprovalRequired: ({ approvalRequired }) => approvalRequired,
  Id: ({ name }) => name,
  Name: ({ displayName }) => displayName,
  State: ({ state }) => enumNamed('Microsoft.Azure.ApiManagement.ProductState', state === 'published' ? 'Published' : 'NotPublished') ?? null,
  SubscriptionRequired: ({ subscriptionRequired }) => subscriptionRequired,
});

function date(text: string | undefined): Value {
  const found = text === undefined ? undefined : readDate(text);
  return found ? asDateTime(found) : null;
}

const subscriptionType = serviceType<NonNullable<Matched['subscription']>>('ISubscription', {
  CreatedDate: ({ createdDate }) => date(createdDate),
  EndDate: ({ endDate }) => date(endDate),
  Id: ({ name }) => name,
  Key: ({ key }) => key,
  Name: ({ displayName }) => displayName,
  PrimaryKey: ({ primaryKey }) => primaryKey,
  SecondaryKey: ({ secondaryKey }) => secondaryKey,
  StartDate: ({ startDate }) => date(startDate),
});

const errorType = serviceType<PolicyFault>('ProxyError', {
  Elapsed: () => 0,
  HttpErrorCode: ({ status }) => status,
  Message: ({ message }) => message,
  Path: ({ path }) => path ?? null,
  PolicyId: ({ policyId }) => policyId ?? null,
  Reason: ({ reason }) => reason,
  Scope: ({ scope }) => scope ?? null,
  Section: ({ section }) => section ?? null,
  Source: ({ source }) => source,
  TransportErrorCode: () => 0,
});

export function contextTables(): readonly TypeMembers[] {
  return [contextType, apiType, backendType, deploymentType, gatewayType, operationType, productType, subscriptionType, errorType, requestType, foundryType, responseType, messageBodyType, urlType, jwtType, basicType];
}
