import type { ServiceContent } from '../../arm/service/service-content.ts';
import type { Entry } from '../../arm/store.ts';
import type { Matched } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import type { GatewayRequest } from '../message/message.ts';
import type { PolicyOwners } from '../pipeline/policy-levels.ts';
import { admit } from './admission.ts';
import type { Admission } from './admission.ts';
import { findApi } from './api-table.ts';
import type { ApiRow } from './api-table.ts';
import { matchedApi, matchedOperation, matchedProduct, matchedService, matchedSubscription } from './matched.ts';
import { findOperation } from './operation-table.ts';
import type { FoundOperation } from './operation-table.ts';
import { segmentsOf } from './segments.ts';
import type { ServiceTables } from './service-tables.ts';
import { subscriptionKeyOf } from './subscription-key.ts';

/** What a request is to the gateway before any policy has run. */
export interface MatchedCall {
  readonly matched: Matched;
  readonly owners: PolicyOwners;
  /** Why it goes to on-error at once. */
  readonly fault: PolicyFault | undefined;
  /** A browser asks first; no operation of the API answers that by itself. */
  readonly isPreflight: boolean;
  readonly allowsTracing: boolean;
  /** `graphql`, `websocket`; undefined: plain HTTP. */
  readonly kind: string | undefined;
}

/** Undefined where no API of the service has the path. */
export function matchCall(service: Entry<ServiceContent>, tables: ServiceTables, request: GatewayRequest): MatchedCall | undefined {
  const segments = segmentsOf(request.url.path);
  const found = findApi(tables.apis, segments, request);
  if (!found) return undefined;
  const { entry } = found.row;
  const operations = tables.operationsOf(entry.id);
  const below = segments.slice(found.length);
  const own = findOperation(operations, request.method, below, request.url.query);
  const asked = own ? undefined : preflightMethod(request);
  const operation = own ?? (asked === undefined ? undefined : findOperation(operations, asked, below, request.url.query));
  const admission = admit(tables.subscriptions, entry, request);
  const refused = own ? refusal(admission, found.row, request) : notFound();
  return {
    matched: { ...matchedOf(service, found.row, operation, admission, request), below: below.length === 0 ? '' : `/${below.join('/')}` },
    owners: { serviceId: service.id, apiId: entry.id, operationId: operation?.entry.id, productId: 'product' in admission ? admission.product?.id : undefined },
    fault: refused,
    isPreflight: asked !== undefined,
    allowsTracing: 'subscription' in admission && admission.subscription?.content.allowTracing === true,
    kind: entry.content.type,
  };
}

function matchedOf(service: Entry<ServiceContent>, { entry, isCurrent }: ApiRow, operation: FoundOperation | undefined, admission: Admission, request: GatewayRequest): Matched {
  const { product, subscription } = 'refused' in admission ? { product: undefined, subscription: undefined } : admission;
  return {
    service: matchedService(service),
    api: matchedApi(entry, isCurrent),
    operation: operation && matchedOperation(operation),
    product: product && matchedProduct(product),
    subscription: subscription && matchedSubscription(subscription, subscriptionKeyOf(request, entry.content.keyNames) ?? ''),
  };
}

/** The method that a browser asks for before it calls another origin. */
function preflightMethod({ method, headers }: GatewayRequest): string | undefined {
  return method === 'OPTIONS' && headers.has('origin') ? headers.get('access-control-request-method')?.toUpperCase() : undefined;
}

/** Reason and message are documented, what the client sees is reported (developer-portal#2358). */
function notFound(): PolicyFault {
  return faultIn('configuration', { reason: 'OperationNotFound', message: 'Unable to match incoming request to an operation.', status: 404, shown: 'Resource not found' });
}

const messages = {
  SubscriptionKeyNotFound: 'Access denied due to missing subscription key. Make sure to include subscription key when making requests to this API.',
  SubscriptionKeyInvalid: 'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
} as const;

/** The challenge names the header that the API has for keys, whatever else it takes (observed). */
function refusal(admission: Admission, { entry }: ApiRow, { url }: GatewayRequest): PolicyFault | undefined {
  if (!('refused' in admission)) return undefined;
  const reason = admission.refused;
  const host = url.port === 443 ? url.host : `${url.host}:${url.port}`;
  const realm = `https://${host}/${entry.content.path}`;
  const challenge = `AzureApiManagementKey realm="${realm}",name="${entry.content.keyNames.header}",type="header"`;
  return faultIn('authorization', { reason, message: messages[reason], status: 401, headers: [['WWW-Authenticate', challenge]] });
}

function faultIn(source: string, of: Omit<ConstructorParameters<typeof PolicyFault>[0], 'source'>): PolicyFault {
  const fault = new PolicyFault({ source, ...of });
  fault.section = 'inbound';
  return fault;
}
