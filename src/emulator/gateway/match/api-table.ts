import { withoutRevision } from '../../../model/arm-id.ts';
import type { ApiContent } from '../../arm/apis/api-content.ts';
import type { Entry, Store } from '../../arm/store.ts';
import type { VersionSetContent } from '../../arm/version-sets/version-set.ts';
import type { GatewayRequest } from '../message/message.ts';
import { decoded } from './segments.ts';

/** One revision of an API where the gateway looks for it. */
export interface ApiRow {
  readonly entry: Entry<ApiContent>;
  readonly isCurrent: boolean;
  /** Where the version is told, unless it is a segment of the path or there is no version set. */
  readonly versioning: { readonly place: 'query' | 'header'; readonly name: string } | undefined;
}

export interface ApiTable {
  /** By path with the version where it is a segment, in small letters. */
  readonly rows: ReadonlyMap<string, readonly ApiRow[]>;
  /** Segments of the longest path. */
  readonly longest: number;
}

export interface FoundApi {
  readonly row: ApiRow;
  /** How many segments of the request's path are the API's. */
  readonly length: number;
}

export function apiTable(store: Store, serviceId: string): ApiTable {
  const rows = new Map<string, ApiRow[]>();
  for (const entry of store.list<ApiContent>(`${serviceId}/apis`)) {
    const { path, apiVersion, apiVersionSetId, protocols } = entry.content;
    if (!protocols.some((protocol) => protocol === 'https' || protocol === 'wss')) continue;
    const set = apiVersionSetId === undefined ? undefined : store.find<VersionSetContent>(apiVersionSetId)?.content;
    const inPath = apiVersion !== undefined && set?.versioningScheme === 'Segment';
    const key = [...path.split('/'), ...(inPath ? [apiVersion] : [])].filter((part) => part !== '').join('/').toLowerCase();
    rows.set(key, [...(rows.get(key) ?? []), { entry, isCurrent: withoutRevision(entry.id) === entry.id, versioning: set && versioningOf(set) }]);
  }
  return { rows, longest: Math.max(0, ...[...rows.keys()].map((key) => key.split('/').length)) };
}

function versioningOf({ versioningScheme, versionQueryName, versionHeaderName }: VersionSetContent): ApiRow['versioning'] {
  switch (versioningScheme) {
    case 'Segment':
      return undefined;
    case 'Query':
      return { place: 'query', name: versionQueryName ?? '' };
    case 'Header':
      return { place: 'header', name: versionHeaderName ?? '' };
  }
}

/** The API with the longest path that begins the request's, in the version and the revision (`;rev=N` behind the path) that it asks for. */
export function findApi({ rows, longest }: ApiTable, segments: readonly string[], request: Pick<GatewayRequest, 'headers' | 'url'>): FoundApi | undefined {
  const known = segments.slice(0, longest + 1).map((segment) => (decoded(segment) ?? segment).toLowerCase());
  for (let length = Math.min(longest, segments.length); length >= 0; length -= 1) {
    const { path, revision, extra } = prefixOf(known, length);
    const row = rows.get(path)?.find((candidate) => isRevision(candidate, revision) && isVersion(candidate, request));
    if (row) return { row, length: length + extra };
    if (rows.has(path)) return undefined;
  }
  return undefined;
}

interface Prefix {
  readonly path: string;
  readonly revision: number | undefined;
  /** 1 where the mark has a segment of its own: that of an API without a path. */
  readonly extra: 0 | 1;
}

function prefixOf(segments: readonly string[], length: number): Prefix {
  const path = segments.slice(0, length).join('/');
  const [, bare, number] = /^(.*);rev=([1-9]\d{0,8})$/.exec(length === 0 ? (segments[0] ?? '') : path) ?? [];
  if (bare === undefined || (length === 0 && bare !== '')) return { path, revision: undefined, extra: 0 };
  return { path: bare, revision: Number(number), extra: length === 0 ? 1 : 0 };
}

function isRevision({ entry, isCurrent }: ApiRow, asked: number | undefined): boolean {
  return asked === undefined ? isCurrent : entry.content.revision === asked;
}

/** A request without a version is for the API of the set that has none. */
function isVersion({ entry, versioning }: ApiRow, { headers, url }: Pick<GatewayRequest, 'headers' | 'url'>): boolean {
  if (!versioning) return true;
  const { place, name } = versioning;
  const asked = place === 'query' ? url.query.values(name)[0] : headers.get(name);
  return (asked ?? '').toLowerCase() === (entry.content.apiVersion ?? '').toLowerCase();
}
