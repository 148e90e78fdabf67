import { sameId, withoutRevision } from '../../../model/arm-id.ts';
import { pathMark } from '../marks.ts';
import { Refusal, invalid, notEmulated, notFound } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { VersionSetContent } from '../version-sets/version-set.ts';
import { apiType } from './api-content.ts';
import type { ApiContent, ApiFields } from './api-content.ts';
import type { CreateFields, UpdateFields } from './api-fields.ts';
import { isCurrent, revisionName } from './revision-name.ts';

/**
 * Canonical id of the version set that an API's fields name; one that does not exist is refused (arm-behaviour 43).
 * A set described inside of the API is accepted only as it is read back.
 */
export function versionSetIdOf(state: ArmState, serviceId: string, fields: CreateFields | UpdateFields): string | undefined {
  const { apiVersionSetId: reference } = fields;
  const described = 'apiVersionSet' in fields ? fields.apiVersionSet : undefined;
  if (reference === undefined) {
    if (described !== undefined) throw notEmulated('version sets described inside of an API (apiVersionSet); put them to apiVersionSets');
    return undefined;
  }
  const id = absoluteId(serviceId, reference);
  if (described !== undefined && (described.id === undefined || !sameId(absoluteId(serviceId, described.id), id))) {
    throw notEmulated('an apiVersionSet other than the one that apiVersionSetId names');
  }
  const inService = id.toLowerCase().startsWith(`${serviceId.toLowerCase()}/apiversionsets/`);
  const found = inService ? state.store.find(id) : undefined;
  if (!found) throw notFound('ApiVersionSet');
  return found.id;
}

/** `/apiVersionSets/x` is accepted and answered as the whole id (arm-behaviour 23). */
function absoluteId(serviceId: string, id: string): string {
  return /^\/?apiVersionSets\//i.test(id) ? `${serviceId}/${id.replace(/^\//, '')}` : id;
}

export function versionSetOf(state: ArmState, { apiVersionSetId }: ApiFields): Entry<VersionSetContent> | undefined {
  return apiVersionSetId === undefined ? undefined : state.store.find<VersionSetContent>(apiVersionSetId);
}

/** No other API has the path, unless as another version (I8, two spaces included), and no other one the version (azure-cli#28908). */
export function checkRoute(state: ArmState, apiId: string, fields: ApiFields): void {
  checkPath(state, apiId, fields);
  const { apiVersion, apiVersionSetId } = fields;
  // As reported in pulumi-azure-native#1661.
  if (apiVersion !== undefined && apiVersionSetId === undefined) throw invalid({ target: 'ApiVersion', message: "Can't set VersionName when ApiVersionSetId is not set." });
  if (apiVersionSetId === undefined) return;
  const twin = otherApis(apiId, state.store.referrers(apiVersionSetId) as readonly Entry<ApiContent>[]).some(({ content }) => sameSet(content, fields) && (content.apiVersion ?? '').toLowerCase() === (apiVersion ?? '').toLowerCase());
  if (twin) throw new Refusal(400, 'ValidationError', `API with specified version '${apiVersion ?? ''}' already exists`);
}

export function checkPath(state: ArmState, apiId: string, fields: ApiFields): void {
  const clash = otherApis(apiId, state.store.marked<ApiContent>(pathMark(apiId, fields))).find(({ content }) => !sameSet(content, fields));
  if (!clash) return;
  const { api } = revisionName(apiId.slice(apiId.lastIndexOf('/') + 1));
  throw invalid({ target: 'path', message: `Cannot create API '${api}' with the same Path '${fields.path}' as API '${clash.name}'  unless it's a part of the same version set` });
}

/** Revisions are not among them: they have their API's path. */
function otherApis(apiId: string, found: readonly Entry<ApiContent>[]): readonly Entry<ApiContent>[] {
  return found.filter(({ id, type }) => type === apiType && isCurrent(id) && !sameId(id, withoutRevision(apiId)));
}

function sameSet(a: ApiFields, b: ApiFields): boolean {
  return a.apiVersionSetId !== undefined && b.apiVersionSetId !== undefined && sameId(a.apiVersionSetId, b.apiVersionSetId);
}
