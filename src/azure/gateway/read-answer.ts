import type { IncomingMessage } from 'node:http';
import type { GatewayAnswer } from '../../model/gateway-call.ts';
import { at, textAt } from '../../model/json.ts';
import { jsonOf } from '../answer.ts';
import { retryAfterMs } from '../retry-after.ts';

/** Of the start of an answer, for its error message. */
const keepBytes = 4096;

/** Reads an answer, streamed or not, to its end. Rejects where it breaks off. */
export async function readAnswer(response: IncomingMessage, now: () => number): Promise<Extract<GatewayAnswer, { readonly kind: 'answered' }>> {
  const header = (name: string): string | undefined => {
    const value = response.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const status = response.statusCode ?? 0;
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (size < keepBytes) kept.push(chunk.subarray(0, keepBytes - size));
    size += chunk.length;
  }
  const isOk = status >= 200 && status < 300;
  return {
    kind: 'answered',
    status,
    region: header('x-ms-region')?.trim() || undefined,
    retryAfterMs: retryAfterMs(header, now()),
    message: isOk ? undefined : messageIn(Buffer.concat(kept).toString('utf8')),
  };
}

/** Azure OpenAI says `{error: {message}}`, API Management `{message}`, others whatever they like. */
function messageIn(text: string): string | undefined {
  const body = jsonOf(text);
  const said = textAt(at(body, 'error'), 'message') ?? textAt(body, 'message') ?? (body === undefined ? text : undefined);
  const line = said?.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
  return line === '' ? undefined : line;
}
