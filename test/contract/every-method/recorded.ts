import type { Exchange } from '../../../src/emulator/exchange.ts';
import { textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { origin } from '../in-process.ts';
import { isPollAddress } from '../prepare/make.ts';
import type { Answer, Client } from '../send.ts';

export interface Recorded {
  /** Sends it and polls what it started, at both addresses, to the end. */
  send(method: string, path: string, body?: object): Promise<Answer>;
}

/** A client that notes its exchanges. */
export function recorded(client: Client, exchanges: Exchange[]): Recorded {
  const once = async (method: string, path: string, body?: object): Promise<Answer> => {
    const headers: Record<string, string> = { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(method === 'PATCH' || method === 'DELETE' ? { 'if-match': '*' } : {}) };
    const answer = await client.send({ method, path, headers, ...(body === undefined ? {} : { body }) });
    const url = path.startsWith('https://') ? path : `${origin}${path}`;
    exchanges.push({ method, url, headers, ...(body === undefined ? {} : { body: body as Json }), status: answer.status, responseHeaders: answer.headers, ...(answer.body === undefined ? {} : { responseBody: answer.body }) });
    return answer;
  };
  return {
    send: async (method, path, body) => {
      const first = await once(method, path, body);
      const addresses = [...new Set([first.headers['azure-asyncoperation'], first.headers['location']])];
      for (const address of addresses) if (first.status < 400 && address !== undefined && isPollAddress(address)) await polled(once, address);
      return first;
    },
  };
}

async function polled(once: (method: string, path: string) => Promise<Answer>, address: string): Promise<void> {
  for (let poll = 0; poll < 20; poll += 1) {
    const answer = await once('GET', address);
    const status = textAt(answer.body, 'status');
    if (answer.status >= 400 || status === 'Failed') throw new Error(`${address} ended with ${JSON.stringify(answer.body)}`);
    if (answer.status !== 202 && (status === undefined || status === 'Succeeded')) return;
  }
  throw new Error(`${address} does not end`);
}
