import { maskHeaders } from '../../mask.ts';
import type { GatewayCall } from '../call.ts';
import type { GatewayRequest, GatewayResponse } from '../message/message.ts';

/** What policies change, as texts that can be compared. */
export type Snapshot = ReadonlyMap<string, string>;

export function snapshotOf(call: GatewayCall): Snapshot {
  const { request, response, backend } = call;
  return new Map([
    ['method', request.method],
    ['url', `${request.url.path}${queryOf(request)}`],
    ...headersOf('request', request),
    ['request body', bodyOf(request)],
    ...[...call.variables].map(([name, value]): [string, string] => [`variable ${name}`, textOf(value)]),
    ['backend', backend.kind === 'api' ? 'of the API' : backend.kind === 'url' ? backend.baseUrl : backend.id.slice(backend.id.lastIndexOf('/') + 1)],
    ...(response ? responseOf(response) : []),
  ]);
}

function responseOf(response: GatewayResponse): readonly (readonly [string, string])[] {
  return [['response', `${response.status} ${response.reason}`.trim()], ...headersOf('response', response), ['response body', bodyOf(response)]];
}

function queryOf({ url }: GatewayRequest): string {
  const query = url.query.toString();
  return query === '' ? '' : `?${query}`;
}

/** Keys and tokens by their length only. */
function headersOf(of: string, { headers }: GatewayRequest | GatewayResponse): readonly [string, string][] {
  return headers.names().map((name) => {
    const value = headers.get(name) ?? '';
    const shown = maskHeaders({ [name]: value })[name] ?? '';
    return [`${of} header ${name}`, shown === '***' ? `*** (${value.length} characters)` : shown];
  });
}

function bodyOf({ body }: GatewayRequest | GatewayResponse): string {
  const { bytes } = body;
  return bytes === undefined ? 'a stream' : `${bytes.length} bytes`;
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return 'clrType' in value && typeof value.clrType === 'string' ? `a ${value.clrType}` : 'a value';
  return String(value);
}

/** In words: what is new, what has changed and what has gone. */
export function differences(before: Snapshot, after: Snapshot): readonly string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === is) return [];
    if (is === undefined) return [`${name} removed`];
    return [was === undefined ? `${name}: ${is}` : `${name}: ${was} → ${is}`];
  });
}
