import type { Json } from '../model/json.ts';
import type { Answer, Incoming } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { maskBody, maskHeaders, maskUrl } from './mask.ts';

/** JSON where it is JSON, else the text; undefined where there is none. */
function parsed(text: string): Json | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** One line of `--record`. Response headers are those that went over the wire. */
export function exchangeOf(request: Incoming, answer: Answer, responseHeaders: Readonly<Record<string, string>>): Exchange {
  const url = request.url.href;
  const body = maskBody(parsed(request.body), url);
  const responseBody = maskBody(answer.text === undefined ? answer.body : parsed(answer.text), url);
  return {
    method: request.method,
    url: maskUrl(url),
    headers: maskHeaders(request.headers),
    ...(body === undefined ? {} : { body }),
    status: answer.status,
    responseHeaders: maskHeaders(responseHeaders),
    ...(responseBody === undefined ? {} : { responseBody }),
  };
}
