import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, bodyLimit, type Incoming } from './answer.ts';

interface Body {
  readonly text: string;
  readonly tooLarge: boolean;
}

/** A body over the limit is read to its end all the same: a client that is still sending would not see the answer. */
async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= bodyLimit) chunks.push(chunk);
  }
  const tooLarge = length > bodyLimit;
  return { text: tooLarge ? '' : Buffer.concat(chunks).toString('utf8'), tooLarge };
}

/** Rejects when the client goes away before its request has come whole. */
export async function readRequest(request: IncomingMessage, origin: string, signal: AbortSignal): Promise<Incoming> {
  const { text, tooLarge } = await readBody(request);
  // A client may send the whole address (RFC 9112, 3.2.2).
  const target = (request.url ?? '/').replace(/^https?:\/\/[^/?#]*(?=[/?#]|$)/i, '');
  return {
    method: (request.method ?? 'GET').toUpperCase(),
    // Joined as text: resolving `//name/…` against the origin would leave it.
    url: new URL(`${origin}${target.startsWith('/') ? target : `/${target}`}`),
    headers: Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])),
    ),
    body: text,
    tooLarge,
    signal,
  };
}

function payloadOf(answer: Answer): { readonly text: string; readonly type: string } | undefined {
  if (answer.status === 204 || answer.status === 304) return undefined;
  if (answer.text !== undefined) return { text: answer.text, type: 'text/plain; charset=utf-8' };
  return answer.body === undefined ? undefined : { text: JSON.stringify(answer.body), type: 'application/json; charset=utf-8' };
}

/** Sends it, framed; gives back the headers as sent. */
export function sendAnswer(response: ServerResponse, answer: Answer): Readonly<Record<string, string>> {
  const payload = payloadOf(answer);
  const framing: Record<string, string> = {};
  if (payload !== undefined) {
    framing['content-type'] = answer.headers['content-type'] ?? payload.type;
    framing['content-length'] = String(Buffer.byteLength(payload.text));
  } else if (answer.status !== 204 && answer.status !== 304) {
    framing['content-length'] = '0';
  }
  const headers = { ...answer.headers, ...framing };
  response.writeHead(answer.status, headers);
  response.end(response.req.method === 'HEAD' ? undefined : payload?.text);
  return headers;
}
