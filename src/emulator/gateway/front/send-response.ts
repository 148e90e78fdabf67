import { STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { endToEnd } from '../message/hop-by-hop.ts';
import type { GatewayResponse } from '../message/message.ts';

const namePattern = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const textPattern = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Whether HTTP can say it: policies make statuses and headers of anything. */
export function isSendable({ status, reason, headers }: GatewayResponse): boolean {
  if (!Number.isInteger(status) || status < 200 || status > 999 || !textPattern.test(reason)) return false;
  return headers.entries().every(([name, value]) => namePattern.test(name) && textPattern.test(value));
}

function hasNoBody(status: number, method: string): boolean {
  return method === 'HEAD' || status === 204 || status === 304;
}

/** What the gateway says itself, and what is the connection's, is not the response's to say. */
function headLines(response: GatewayResponse, method: string, body: Buffer | Readable, now: number): string[] {
  const lines = endToEnd(response.headers.entries()).filter(([name]) => !['date', 'content-length'].includes(name.toLowerCase()));
  const flat = lines.flatMap(([name, value]) => [name, value]);
  const told = response.headers.values('content-length')[0];
  const length = Buffer.isBuffer(body) && !(method === 'HEAD' && body.length === 0) ? String(body.length) : told;
  if (length !== undefined && /^\d+$/.test(length) && response.status !== 204 && response.status !== 304) flat.push('Content-Length', length);
  flat.push('Date', dateText(now));
  return flat;
}

let dated: { readonly second: number; readonly text: string } | undefined;

/** The same for a whole second. */
function dateText(now: number): string {
  const second = Math.floor(now / 1000);
  if (dated?.second !== second) dated = { second, text: new Date(second * 1000).toUTCString() };
  return dated.text;
}

/** As `pipeline` does, without its cost for each call: where one end breaks the other one ends. */
function passOn(body: Readable, to: ServerResponse): void {
  body.once('error', () => to.destroy());
  body.once('close', () => {
    if (!body.readableEnded) to.destroy();
  });
  to.once('close', () => {
    if (!to.writableFinished) body.destroy();
  });
  if (body.destroyed && !body.readableEnded) to.destroy();
  else body.pipe(to);
}

/** Sends it whole, or as it comes; a response that breaks off in the middle ends in a closed connection. */
export function sendResponse(to: ServerResponse, response: GatewayResponse, method: string, now: number): void {
  const body = response.body.send();
  to.sendDate = false;
  to.writeHead(response.status, response.reason || (STATUS_CODES[response.status] ?? ''), headLines(response, method, body, now));
  if (hasNoBody(response.status, method)) {
    if (!Buffer.isBuffer(body)) body.destroy();
    to.end();
    return;
  }
  if (Buffer.isBuffer(body)) {
    to.end(body);
    return;
  }
  to.flushHeaders();
  passOn(body, to);
}
