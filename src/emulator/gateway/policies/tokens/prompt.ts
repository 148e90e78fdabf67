import { after } from '../../after.ts';
import { clientGone } from '../../backends/connection-faults.ts';
import type { GatewayCall } from '../../call.ts';
import { BodyTooLong } from '../../message/body.ts';
import { bufferLimitOf } from '../../message/buffer-limit.ts';
import { isJson, jsonOf } from './json-body.ts';
import { peeked } from './peeked.ts';
import { fieldsOf } from './usage.ts';

/** What the request says of itself. */
export interface Prompt {
  /** Parsed; undefined where it is no JSON, or too long to look at. */
  readonly body: unknown;
  readonly isStream: boolean;
  readonly isTooLong: boolean;
}

const none: Prompt = { body: undefined, isStream: false, isTooLong: false };

/** Looks into the request's body where it is JSON; it goes on unchanged. */
export function promptOf(call: GatewayCall, policy: string): Prompt | Promise<Prompt> {
  const { request } = call;
  if (!isJson(request.headers.get('Content-Type'))) return none;
  return after(peeked(request.body, bufferLimitOf(call), () => clientGone(policy)), ({ body, bytes }) => {
    request.body = body;
    if (bytes === undefined) return { ...none, isTooLong: true };
    const json = jsonOf(call, request, policy);
    return { body: json, isStream: fieldsOf(json)?.['stream'] === true, isTooLong: false };
  });
}

export function tooLong(call: GatewayCall): BodyTooLong {
  return new BodyTooLong(bufferLimitOf(call));
}
