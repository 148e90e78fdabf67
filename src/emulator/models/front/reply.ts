import { Readable } from 'node:stream';
import type { Json } from '../../../model/json.ts';
import type { Answer } from '../../answer.ts';
import type { IncomingResponse } from '../../gateway/world.ts';
import type { Drafted } from '../model-call.ts';
import type { ModelRefusal } from '../model-refusal.ts';

/** What is sent back, without the headers that every answer has. */
export type Reply = Pick<IncomingResponse, 'status' | 'body'> & { /** Lower-case names. */ readonly headers: Readonly<Record<string, string>> };

function jsonReply(status: number, body: Json, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(JSON.stringify(body)) };
}

export function refusalReply({ status, body, headers }: ModelRefusal): Reply {
  return jsonReply(status, body, headers);
}

/** Of a fault; a text is sent as it is. */
export function faultReply({ status, headers, body, text }: Answer): Reply {
  if (text !== undefined) return { status, headers: { 'content-type': 'text/plain', ...headers }, body: Buffer.from(text) };
  return body === undefined ? { status, headers, body: Buffer.alloc(0) } : jsonReply(status, body, headers);
}

/** Events go out one by one, each a chunk of its own, until they end or the signal aborts. */
export function draftReply(drafted: Drafted, signal: AbortSignal): Reply {
  switch (drafted.kind) {
    case 'json':
      return jsonReply(drafted.status, drafted.body);
    case 'bytes':
      return { status: 200, headers: { 'content-type': drafted.contentType }, body: drafted.bytes };
    case 'events':
      return { status: 200, headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' }, body: streamOf(drafted.events, signal) };
    default:
      return drafted satisfies never;
  }
}

function streamOf(events: readonly string[], signal: AbortSignal): Readable {
  const chunks = function* (): Generator<Buffer> {
    for (const event of events) yield Buffer.from(event);
  };
  // Objects: bytes that wait would be read as one chunk.
  const stream = Readable.from(chunks());
  const cut = (): void => {
    stream.destroy();
  };
  signal.addEventListener('abort', cut, { once: true });
  stream.once('close', () => signal.removeEventListener('abort', cut));
  return stream;
}
