import { sameId } from '../../model/arm-id.ts';
import { at, isObject, textAt, type Json } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { shapes, type Shape } from '../../model/shapes.ts';
import type { Generation } from '../../openapi/operation-capability.ts';
import { blocksOf } from '../api-blocks.ts';

/** What an API is in front of: what our block says, else what its operations and addresses look like. */
export function shapeOf(api: LiveApi): Shape {
  const said = blocksOf(api)?.account?.shape;
  if (said !== undefined) return said;
  const templates = api.operations.map(({ body }) => textAt(body, 'properties', 'urlTemplate') ?? '');
  if (templates.some((template) => /\/deployments\/[^/]+\/./i.test(template))) return 'openai';
  const addresses = [textAt(api.api.body, 'properties', 'serviceUrl'), textAt(api.api.body, 'properties', 'path')];
  return addresses.some((address) => address?.replace(/\/+$/, '').endsWith(`/${shapes.models.path}`) === true || address === shapes.models.path) ? 'models' : 'v1';
}

/** Stable where there is a stable one that has the operation. */
const usualVersions: Readonly<Record<Generation, string | undefined>> = {
  dated: '2024-10-21',
  'dated-responses': '2025-04-01-preview',
  v1: undefined,
  models: '2024-05-01-preview',
};

/** The `api-version` of a call: the one that was asked for, that the API was made of, that the operation states, else a usual one. */
export function apiVersionOf(asked: string | undefined, api: LiveApi, operation: Json, generation: Generation | undefined): string | undefined {
  if (asked !== undefined) return asked;
  const blocks = blocksOf(api);
  const usual = generation === undefined ? undefined : usualVersions[generation];
  if (generation === 'v1') return undefined;
  return blocks?.version?.apiVersion ?? blocks?.account?.apiVersion ?? statedVersion(operation) ?? usual;
}

function statedVersion(operation: Json): string | undefined {
  const lists = [at(operation, 'properties', 'request', 'queryParameters'), at(operation, 'properties', 'templateParameters')];
  const parameters = lists.flatMap((list) => (Array.isArray(list) ? list : [])).filter(isObject);
  const found = parameters.find((parameter) => textAt(parameter, 'name')?.toLowerCase() === 'api-version');
  const values = at(found, 'values');
  const [first] = Array.isArray(values) ? values : [];
  return textAt(found, 'defaultValue') ?? (typeof first === 'string' ? first : undefined);
}

/** How a call says which version of the API's set it wants. */
export interface VersionChoice {
  /** Behind the API's path: `/v2`, or nothing. */
  readonly segment: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

export function versionChoice(api: LiveApi, live: Live): VersionChoice {
  const version = textAt(api.api.body, 'properties', 'apiVersion') ?? '';
  // Only the list shows more of a set than its id.
  const set = at(live.allApis.find(({ id }) => sameId(id, api.api.id))?.body, 'properties', 'apiVersionSet');
  const scheme = textAt(set, 'versioningScheme');
  const query = textAt(set, 'versionQueryName');
  const header = textAt(set, 'versionHeaderName');
  return {
    segment: version !== '' && scheme === 'Segment' ? `/${encodeURIComponent(version)}` : '',
    query: version !== '' && scheme === 'Query' && query !== undefined ? { [query]: version } : {},
    headers: version !== '' && scheme === 'Header' && header !== undefined ? { [header]: version } : {},
  };
}
