import type { GatewayCall } from '../call.ts';
import { Body } from '../message/body.ts';
import { Headers } from '../message/headers.ts';
import type { GatewayRequest, GatewayResponse } from '../message/message.ts';

export function emptyResponse(): GatewayResponse {
  return { status: 200, reason: 'OK', headers: new Headers(), body: Body.empty() };
}

/** The call's response; an empty 200 from now on where there was none. */
export function responseOf(call: GatewayCall): GatewayResponse {
  call.response ??= emptyResponse();
  return call.response;
}

/** What a policy changes where it stands: the request in inbound and backend, the response in outbound and on-error. */
export function messageOf(call: GatewayCall): GatewayRequest | GatewayResponse {
  return call.section === 'inbound' || call.section === 'backend' ? call.request : responseOf(call);
}
