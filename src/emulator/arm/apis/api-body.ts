import type { JsonObject } from '../../../model/json.ts';
import { isAtLeast } from '../api-versions.ts';
import type { Entry } from '../store.ts';
import { versionSetDetails } from '../version-sets/version-set.ts';
import type { VersionSetContent } from '../version-sets/version-set.ts';
import type { ApiFields } from './api-content.ts';
import { isCurrent } from './revision-name.ts';

interface Form {
  /** Answers to writes, to reads and in lists differ in some fields. */
  readonly to: 'write' | 'read' | 'list';
  /** Shown in answers to writes from 2024-05-01 on, and where a list is asked for it. */
  readonly versionSet?: Entry<VersionSetContent> | undefined;
}

/** Fields and order as recorded at 2024-05-01 and, without the newer ones, at 2022-08-01 and 2019-01-01 (arm-behaviour 23). */
export function apiBody(entry: Pick<Entry<ApiFields>, 'id' | 'type' | 'name' | 'content'>, apiVersion: string, { to, versionSet }: Form = { to: 'read' }): JsonObject {
  const { content } = entry;
  const newer = isAtLeast(apiVersion, '2024-05-01');
  const oldest = !isAtLeast(apiVersion, '2019-12-01');
  const { header, query, bearer } = content.keyNames;
  const expanded = versionSet && (newer || to !== 'write') ? versionSetDetails(versionSet) : undefined;
  return {
    id: entry.id,
    type: entry.type,
    name: entry.name,
    properties: {
      displayName: content.displayName,
      apiRevision: String(content.revision),
      description: content.description,
      ...(oldest ? {} : { subscriptionRequired: content.subscriptionRequired }),
      serviceUrl: content.serviceUrl,
      ...(newer ? { backendId: null } : {}),
      path: content.path,
      protocols: [...content.protocols],
      ...(newer ? { mcpProperties: null, a2aProperties: null, isAgent: false, agent: null, jsonRpcProperties: null } : {}),
      authenticationSettings: oldest && to === 'list' ? null : { oAuth2: null, openid: null, ...(newer || (to !== 'write' && !oldest) ? { oAuth2AuthenticationSettings: [], openidAuthenticationSettings: [] } : {}) },
      subscriptionKeyParameterNames: oldest && to === 'list' ? null : newer ? { header, query, bearer } : { header, query },
      ...stated({
        type: content.type,
        ...(oldest ? {} : { termsOfServiceUrl: content.termsOfServiceUrl, contact: content.contact, license: content.license }),
        isCurrent: isCurrent(entry.id) ? true : undefined,
        apiRevisionDescription: content.apiRevisionDescription,
        apiVersion: content.apiVersion,
        apiVersionDescription: content.apiVersionDescription,
        apiVersionSetId: content.apiVersionSetId,
        apiVersionSet: expanded,
      }),
      ...(newer ? { effectivePath: to === 'write' ? effectivePath(content, versionSet) : null } : {}),
    },
  };
}

/** With the version where it is a segment of the path (recorded); a version in a query or a header changes no path. */
export function effectivePath({ path, apiVersion }: ApiFields, versionSet: Entry<VersionSetContent> | undefined): string {
  const inPath = apiVersion !== undefined && versionSet?.content.versioningScheme === 'Segment';
  return inPath ? [path, apiVersion].filter((part) => part !== '').join('/') : path;
}

function stated(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
