/** Where a request goes, read from its path alone. Keywords match without case. */
export interface Address {
  /** Everything before the last `/providers/`, or the whole path where there is none. */
  readonly scope: string;
  readonly provider: string | undefined;
  readonly types: readonly string[];
  readonly names: readonly string[];
  /** `Microsoft.ApiManagement/service/apis`; `Microsoft.Resources/resourceGroups` for a resource group. */
  readonly type: string;
  readonly isItem: boolean;
  /** Path without query and empty segments. */
  readonly id: string;
  readonly query: URLSearchParams;
}

export function addressOf(pathAndQuery: string): Address {
  const [path = '', query = ''] = pathAndQuery.split(/\?(.*)/s);
  const segments = path.split('/').filter((segment) => segment !== '').map(decoded);
  const last = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
  const tail = last < 0 ? segments : segments.slice(last + 2);
  const provider = last < 0 ? undefined : segments[last + 1];
  const types = tail.filter((_, index) => index % 2 === 0);
  const names = tail.filter((_, index) => index % 2 === 1);
  return {
    scope: `/${(last < 0 ? [] : segments.slice(0, last)).join('/')}`.replace(/^\/$/, ''),
    provider,
    types,
    names,
    type: provider === undefined ? plainType(types) : `${provider}/${types.join('/')}`,
    isItem: names.length === types.length && types.length > 0,
    id: `/${segments.join('/')}`,
    query: new URLSearchParams(query),
  };
}

function plainType(types: readonly string[]): string {
  if (types.length === 2 && types[1]?.toLowerCase() === 'resourcegroups') return 'Microsoft.Resources/resourceGroups';
  return types.length === 1 ? 'Microsoft.Resources/subscriptions' : types.join('/');
}

/** An encoded slash stays one: it is no border. */
function decoded(segment: string): string {
  if (/%2f/i.test(segment)) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Ids of what must be there before the resource can be: resource group first. The subscription is the estate's. */
export function ancestorsOf(id: string): readonly string[] {
  const { scope, provider, types, names } = addressOf(id);
  if (provider === undefined) return [];
  const group = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(id)?.[0];
  const above = scope === '' || /^\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?$/i.test(scope) ? [] : [...ancestorsOf(scope), scope];
  const containers = names.slice(0, Math.min(names.length, types.length) - (names.length === types.length ? 1 : 0)).map(
    (_, index) => `${scope}/providers/${provider}/${types.slice(0, index + 1).flatMap((type, at) => [type, names[at] ?? '']).join('/')}`,
  );
  return [...new Set([...(group === undefined ? [] : [group]), ...above, ...containers])];
}

export function keyOf(id: string): string {
  return id.replace(/\/+$/, '').toLowerCase();
}

export function lastName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
