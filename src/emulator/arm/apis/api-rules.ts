import { invalid } from '../refusal.ts';
import { defaultKeyNames } from './api-content.ts';
import type { ApiFields } from './api-content.ts';
import type { CreateFields, UpdateFields } from './api-fields.ts';
import { kindAsked, usualProtocols } from './api-kinds.ts';
import type { DocumentHead } from '../import/document-head.ts';

interface Given {
  readonly revision: number;
  /** Canonical id of the version set that the fields name. */
  readonly versionSetId: string | undefined;
  readonly head?: DocumentHead | undefined;
  /** What `sourceApiId` names. */
  readonly source?: Partial<ApiFields> | undefined;
}

/**
 * The content of a PUT: what is not stated falls to the document's, then to the source's, then to the default
 * (arm-behaviour 4, 23, 24; a source's recorded at azurecli-apim_core_service#280).
 */
export function contentOf(fields: CreateFields, { revision, versionSetId, head, source = {} }: Given): ApiFields {
  const displayName = fields.displayName ?? head?.title ?? source.displayName;
  if (displayName === undefined || displayName === '') throw invalid({ target: 'displayName', message: 'DisplayName is required' });
  const type = kindAsked(fields) ?? source.type;
  return {
    ...(type && { type }),
    displayName: displayName.slice(0, 300),
    revision,
    description: fields.description ?? head?.description ?? source.description ?? null,
    subscriptionRequired: fields.subscriptionRequired ?? source.subscriptionRequired ?? true,
    serviceUrl: fields.serviceUrl ?? head?.serviceUrl ?? source.serviceUrl ?? null,
    path: trimmedPath(fields.path),
    protocols: fields.protocols ?? source.protocols ?? usualProtocols(type),
    keyNames: {
      header: fields.subscriptionKeyParameterNames?.header ?? source.keyNames?.header ?? defaultKeyNames.header,
      query: fields.subscriptionKeyParameterNames?.query ?? source.keyNames?.query ?? defaultKeyNames.query,
      bearer: bearerOf(fields) ?? source.keyNames?.bearer ?? null,
    },
    termsOfServiceUrl: fields.termsOfServiceUrl ?? head?.termsOfServiceUrl ?? source.termsOfServiceUrl,
    contact: fields.contact ?? head?.contact ?? source.contact,
    license: licenseOf(fields) ?? head?.license ?? source.license,
    apiRevisionDescription: fields.apiRevisionDescription,
    apiVersion: (fields.apiVersion ?? source.apiVersion) || undefined,
    apiVersionDescription: fields.apiVersionDescription ?? source.apiVersionDescription,
    apiVersionSetId: versionSetId ?? source.apiVersionSetId,
  };
}

export function patched(before: ApiFields, fields: UpdateFields, versionSetId: string | undefined): ApiFields {
  const { header, query, bearer } = before.keyNames;
  const names = fields.subscriptionKeyParameterNames;
  const type = fields.type === undefined ? before.type : kindAsked(fields);
  return {
    ...(type && { type }),
    displayName: fields.displayName ?? before.displayName,
    revision: before.revision,
    description: fields.description ?? before.description,
    subscriptionRequired: fields.subscriptionRequired ?? before.subscriptionRequired,
    serviceUrl: fields.serviceUrl ?? before.serviceUrl,
    path: fields.path === undefined ? before.path : trimmedPath(fields.path),
    protocols: fields.protocols ?? before.protocols,
    keyNames: { header: names?.header ?? header, query: names?.query ?? query, bearer: bearerOf(fields) ?? bearer },
    termsOfServiceUrl: fields.termsOfServiceUrl ?? before.termsOfServiceUrl,
    contact: fields.contact ?? before.contact,
    license: licenseOf(fields) ?? before.license,
    apiRevisionDescription: fields.apiRevisionDescription ?? before.apiRevisionDescription,
    apiVersion: (fields.apiVersion ?? before.apiVersion) || undefined,
    apiVersionDescription: fields.apiVersionDescription ?? before.apiVersionDescription,
    apiVersionSetId: versionSetId ?? before.apiVersionSetId,
  };
}

function licenseOf({ license }: CreateFields | UpdateFields) {
  return license && { name: license.name ?? null, url: license.url ?? null };
}

function bearerOf({ subscriptionKeyParameterNames: names }: CreateFields | UpdateFields): string | undefined {
  return names?.bearer;
}

/** A leading slash is cut (arm-behaviour 23). */
function trimmedPath(path: string): string {
  return path.replace(/^\/+/, '');
}
