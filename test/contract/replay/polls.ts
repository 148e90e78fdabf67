import { textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Recorded } from './recording.ts';

export const pollHeaders = ['location', 'azure-asyncoperation'] as const;
export type PollHeader = (typeof pollHeaders)[number];

/** Address without host, port, signature, case, and the order of its parameters. */
export function bare(address: string): string {
  const [path = '', query = ''] = address.replace(/^https?:\/\/[^/]+/i, '').split(/\?(.*)/s);
  const kept = query.split('&').flatMap((part) => (/^(t|c|s|h)=/.test(part) || part === '' ? [] : [decoded(part).replace(/=(undefined)?$/, '')]));
  return `${decoded(path)}?${kept.toSorted().join('&')}`.toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

export interface PollOf {
  /** Index of the exchange that handed the address out. */
  readonly origin: number;
  readonly header: PollHeader;
}

/** Which exchanges are polls, by index, and of what; undefined: of something from before the recording. */
export function pollsIn(exchanges: readonly Recorded[]): ReadonlyMap<number, PollOf | undefined> {
  const handedOut = new Map<string, PollOf>();
  const polls = new Map<number, PollOf | undefined>();
  for (const [index, exchange] of exchanges.entries()) {
    const known = exchange.method === 'GET' ? handedOut.get(bare(exchange.path)) : undefined;
    if (known) polls.set(index, known);
    else if (exchange.method === 'GET' && /\/operation(s?statuses|results)\/|[?&](azure-)?asyncId=/i.test(exchange.path)) polls.set(index, undefined);
    for (const header of pollHeaders) {
      const address = exchange.responseHeaders[header];
      if (address === undefined || address === '') continue;
      const origin = known?.origin ?? index;
      // A poll may repeat its own address under the other name.
      if (!handedOut.has(bare(address))) handedOut.set(bare(address), { origin, header });
    }
  }
  return polls;
}

/** True where an operation is over, by the answer to a poll. */
export function isOver(status: number, body: Json | undefined): boolean {
  if (status === 202) return false;
  const state = textAt(body, 'status') ?? textAt(body, 'properties', 'provisioningState') ?? 'Succeeded';
  return status >= 400 || ['succeeded', 'failed', 'canceled', 'cancelled'].includes(state.toLowerCase());
}
