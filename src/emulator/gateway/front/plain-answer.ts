import { STATUS_CODES } from 'node:http';
import { Body } from '../message/body.ts';
import { Headers } from '../message/headers.ts';
import type { GatewayResponse } from '../message/message.ts';

/** An answer without any policy, in the form of the gateway's own. */
export function plainAnswer(status: number, message = STATUS_CODES[status] ?? ''): GatewayResponse {
  return { status, reason: '', headers: new Headers([['Content-Type', 'application/json']]), body: Body.of(`{"statusCode": ${status}, "message": ${JSON.stringify(message)}}`) };
}

/** What probes are answered, without a key (documented; Consumption has none). */
export const probePath = '/status-0123456789abcdef';

export function probeAnswer(): GatewayResponse {
  return { status: 200, reason: 'Service Operational', headers: new Headers(), body: Body.empty() };
}
