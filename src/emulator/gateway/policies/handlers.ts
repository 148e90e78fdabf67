import { NotRunnable } from '../not-runnable.ts';
import type { PolicyHandler } from '../step.ts';
import { authenticationBasic } from './authentication-basic.ts';
import { authenticationManagedIdentity } from './authentication-managed-identity.ts';
import { azureOpenaiEmitTokenMetric } from './azure-openai-emit-token-metric.ts';
import { azureOpenaiTokenLimit } from './azure-openai-token-limit.ts';
import { cacheLookupValue } from './cache-lookup-value.ts';
import { cacheRemoveValue } from './cache-remove-value.ts';
import { cacheStoreValue } from './cache-store-value.ts';
import { checkHeader } from './check-header.ts';
import { choose } from './choose.ts';
import { cors } from './cors.ts';
import { emitMetric } from './emit-metric.ts';
import { findAndReplace } from './find-and-replace.ts';
import { forwardRequest } from './forward-request.ts';
import { ipFilter } from './ip-filter.ts';
import { jsonToXml } from './json-to-xml.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { llmEmitTokenMetric } from './llm-emit-token-metric.ts';
import { llmTokenLimit } from './llm-token-limit.ts';
import { logToEventhub } from './log-to-eventhub.ts';
import { mockResponse } from './mock-response.ts';
import { quotaByKey } from './quota-by-key.ts';
import { quota } from './quota.ts';
import { rateLimitByKey } from './rate-limit-by-key.ts';
import { rateLimit } from './rate-limit.ts';
import { redirectContentUrls } from './redirect-content-urls.ts';
import { retry } from './retry.ts';
import { returnResponse } from './return-response.ts';
import { rewriteUri } from './rewrite-uri.ts';
import { sendOneWayRequest } from './send-one-way-request.ts';
import { sendRequest } from './send-request.ts';
import { setBackendService } from './set-backend-service.ts';
import { setBody } from './set-body.ts';
import { setHeader } from './set-header.ts';
import { setMethod } from './set-method.ts';
import { setQueryParameter } from './set-query-parameter.ts';
import { setStatus } from './set-status.ts';
import { setVariable } from './set-variable.ts';
import { trace } from './trace.ts';
import { validateAzureAdToken } from './validate-azure-ad-token.ts';
import { validateJwt } from './validate-jwt.ts';
import { wait } from './wait.ts';
import { xmlToJson } from './xml-to-json.ts';

/** What the local gateway runs, beside `base` and `include-fragment`, which the compiler puts together itself. */
const all: readonly PolicyHandler[] = [
  authenticationBasic,
  authenticationManagedIdentity,
  azureOpenaiEmitTokenMetric,
  azureOpenaiTokenLimit,
  cacheLookupValue,
  cacheRemoveValue,
  cacheStoreValue,
  checkHeader,
  choose,
  cors,
  emitMetric,
  findAndReplace,
  forwardRequest,
  ipFilter,
  jsonToXml,
  limitConcurrency,
  llmEmitTokenMetric,
  llmTokenLimit,
  logToEventhub,
  mockResponse,
  quota,
  quotaByKey,
  rateLimit,
  rateLimitByKey,
  redirectContentUrls,
  retry,
  returnResponse,
  rewriteUri,
  sendOneWayRequest,
  sendRequest,
  setBackendService,
  setBody,
  setHeader,
  setMethod,
  setQueryParameter,
  setStatus,
  setVariable,
  trace,
  validateAzureAdToken,
  validateJwt,
  wait,
  xmlToJson,
];

const handlers: ReadonlyMap<string, PolicyHandler> = new Map(all.map((handler) => [handler.element, handler]));

export const runnable: readonly string[] = [...handlers.keys(), 'base', 'include-fragment'];

/** Throws NotRunnable where there is none. */
export function handlerOf(policy: string): PolicyHandler {
  const handler = handlers.get(policy);
  if (!handler) throw new NotRunnable(policy);
  return handler;
}
