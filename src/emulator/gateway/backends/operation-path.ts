import type { GatewayCall } from '../call.ts';

/**
 * Path of the request below the backend's URL: what `rewrite-uri` made of it, else the client's path without the API's own
 * part: its path, `;rev=N`, and the version where it stands in the path.
 */
export function operationPath({ request, originalUrl, rewritten, matched: { api, below } }: GatewayCall): string {
  const { path } = request.url;
  return rewritten || path !== originalUrl.path ? path : (below ?? belowApi(path, api));
}

function belowApi(path: string, api: GatewayCall['matched']['api']): string {
  const segments = path.split('/').slice(1);
  const own = api.path.split('/').filter((segment) => segment !== '');
  if (!own.every((segment, index) => isSegment(segments[index], segment))) return path;
  const version = api.version !== '' && isSegment(segments[own.length], api.version) ? 1 : 0;
  const rest = segments.slice(own.length + version);
  return rest.length === 0 ? '' : `/${rest.join('/')}`;
}

function isSegment(encoded: string | undefined, name: string): boolean {
  return encoded !== undefined && decoded(encoded).replace(/;rev=\d+$/i, '').toLowerCase() === name.toLowerCase();
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
