import type { ApiContent } from '../../arm/apis/api-content.ts';
import type { GatewayRequest } from '../message/message.ts';

/**
 * The key that a request brings: in the API's header, without that in its query (documented order), and only where the API
 * has `bearer: enabled` in `Authorization: Bearer`. An empty one is none.
 */
export function subscriptionKeyOf({ headers, url }: Pick<GatewayRequest, 'headers' | 'url'>, { header, query, bearer }: ApiContent['keyNames']): string | undefined {
  const key = headers.values(header)[0] ?? url.query.values(query)[0] ?? (bearer?.toLowerCase() === 'enabled' ? bearerOf(headers.get('authorization')) : undefined);
  return key === undefined || key.trim() === '' ? undefined : key.trim();
}

function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
}
