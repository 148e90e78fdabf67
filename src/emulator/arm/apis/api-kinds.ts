import { invalid, notEmulated } from '../refusal.ts';
import { isWebUrl } from '../schema/formats.ts';
import type { ApiFields, ApiKind } from './api-content.ts';
import type { CreateFields, UpdateFields } from './api-fields.ts';

/** Undefined for HTTP, which bodies do not show (arm-behaviour 23). Throws NotEmulated for kinds that are not served. */
export function kindAsked(fields: CreateFields | UpdateFields): ApiKind | undefined {
  const kind = ('apiType' in fields ? fields.apiType : undefined) ?? fields.type ?? 'http';
  if (kind === 'http') return undefined;
  if (kind === 'graphql' || kind === 'websocket') return kind;
  throw notEmulated(`APIs of type '${kind}'`);
}

/** A WebSocket API leads to a WebSocket, all others to the web; no API becomes one of another kind. */
export function checkKind({ type, serviceUrl, protocols }: ApiFields, before: ApiFields | undefined): void {
  if (before && before.type !== type) throw invalid({ target: 'type', message: 'The type of an API cannot be changed' });
  const notAbsolute = invalid({ target: 'serviceUrl', message: 'Service URL is not a valid absolute URL' });
  if (type !== 'websocket') {
    if (serviceUrl && !isWebUrl(serviceUrl)) throw notAbsolute;
    return;
  }
  if (!serviceUrl || !/^wss?:/i.test(serviceUrl) || !isWebUrl(serviceUrl.replace(/^ws/i, 'http'))) throw notAbsolute;
  if (protocols.some((protocol) => protocol !== 'ws' && protocol !== 'wss')) throw invalid({ target: 'protocols', message: 'A WebSocket API has the protocols ws and wss only' });
}

/** What a request of a kind goes by where nothing is stated. */
export function usualProtocols(type: ApiKind | undefined): readonly string[] {
  return type === 'websocket' ? ['wss'] : ['https'];
}

/** A GraphQL API has no operations and a WebSocket API the one that it came with, which stays (Microsoft's pages on both). */
export function refuseOperationsOf(type: ApiKind | undefined): void {
  if (type !== undefined) throw invalid({ target: 'apiId', message: `Operations of an API of type '${type}' cannot be changed` });
}
