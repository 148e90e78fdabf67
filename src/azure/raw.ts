import { subscriptionOf } from '../model/arm-id.ts';
import { textAt, type JsonObject } from '../model/json.ts';
import { answerOf } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Arm } from './arm.ts';
import { lostRequest, usualTimeoutMs } from './ask.ts';

/** The api-version of the SDK's API Management client: what its models can say and read. */
export const modelledVersion = '2024-05-01';

/** Takes what the SDK's models lack. The newest version with a published description that has a backend's `failureResponse` and `sessionAffinity`. */
export const newerVersion = '2024-10-01-preview';

export interface RawRequest {
  readonly method: 'GET' | 'PUT' | 'PATCH' | 'DELETE';
  /** ARM id, or an absolute URL that an answer named; the latter is sent as it is, for it may be signed. */
  readonly target: string;
  /** Query besides `api-version`; not for absolute URLs. */
  readonly apiVersion?: string;
  readonly body?: JsonObject;
  readonly ifMatch?: string | undefined;
  readonly timeoutMs?: number;
}

/**
 * The one place where a request goes out that the SDK's operations cannot express. It takes the way of the SDK's
 * client: same token, retries, log and user agent. Answers are not checked for errors here.
 */
export async function sendRaw(arm: Arm, request: RawRequest, signal: AbortSignal): Promise<Answer> {
  const { createHttpHeaders, createPipelineRequest } = await import('@azure/core-rest-pipeline');
  const url = urlOf(arm, request);
  const client = await arm.clients.apim(subscriptionOf(new URL(url).pathname));
  const headers = createHttpHeaders({
    accept: 'application/json',
    ...(request.body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    ...(request.ifMatch !== undefined && { 'if-match': request.ifMatch }),
  });
  const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) };
  const timeout = request.timeoutMs ?? usualTimeoutMs;
  try {
    const { method } = request;
    return answerOf(await client.sendRequest(createPipelineRequest({ url, method, headers, timeout, abortSignal: signal, ...body })));
  } catch (error) {
    const response = (error as { readonly response?: Parameters<typeof answerOf>[0] }).response;
    // The SDK takes a body that is not the JSON it claims to be for an error.
    if (response !== undefined) return answerOf(response);
    throw lostRequest(error, signal);
  }
}

/** ARM's codes for an api-version that the provider, or the cloud, does not have. */
export function isUnknownVersion({ body, status }: Answer): boolean {
  return status === 400 && /^(InvalidApiVersionParameter|NoRegisteredProviderFound|InvalidResourceType|UnsupportedApiVersion)$/i.test(textAt(body, 'error', 'code') ?? '');
}

function urlOf(arm: Arm, request: RawRequest): string {
  if (/^https?:/i.test(request.target)) return request.target;
  const path = request.target.split('/').map(encodeURIComponent).join('/');
  return `${arm.endpoint}${path}?api-version=${request.apiVersion ?? modelledVersion}`;
}
