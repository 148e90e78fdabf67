import type { GatewayCall } from '../call.ts';
import type { GatewayResponse } from '../message/message.ts';

/** Ends the call with this response; lets go of the one that nobody will read any more. */
export function answer(call: GatewayCall, response: GatewayResponse): void {
  if (call.response !== undefined && call.response.body !== response.body) call.response.body.drop();
  call.response = response;
  call.ended = true;
}
