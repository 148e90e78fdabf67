import type { GatewayResponse } from '../message/message.ts';

/** Up to this it costs less to read a body to its end than to make another connection. */
const readable = 64 * 1024;

/** Lets go of a response that gives way to the next one. A short body is read to its end, so that its connection can be used again. */
export function letGo({ headers, body }: GatewayResponse): void {
  const rest = body.send();
  if (Buffer.isBuffer(rest)) return;
  const length = Number(headers.get('Content-Length') ?? Number.NaN);
  if (length <= readable) rest.resume();
  else rest.destroy();
}
