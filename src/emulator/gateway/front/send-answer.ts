import type { ServerResponse } from 'node:http';
import type { GatewayResponse } from '../message/message.ts';
import { internalError } from '../pipeline/default-answer.ts';
import { isSendable, sendResponse } from './send-response.ts';

interface Sending {
  /** The client's own: what a policy makes of the request's method does not change what may be answered. */
  readonly method: string;
  readonly now: number;
  readonly requestId?: string | undefined;
}

/** Sends a response once; what HTTP cannot say becomes the gateway's 500. */
export function sendAnswer(to: ServerResponse, response: GatewayResponse, { method, now, requestId = '' }: Sending): void {
  if (to.destroyed || to.headersSent) {
    response.body.drop();
    return;
  }
  const sendable = isSendable(response);
  if (!sendable) response.body.drop();
  sendResponse(to, sendable ? response : internalError(requestId), method, now);
}
