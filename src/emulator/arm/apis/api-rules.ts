import { sameId } from '../../../model/arm-id.ts';
import { invalid, notFound } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import { defaultKeyNames } from './api-content.ts';
import type { ApiContent } from './api-content.ts';
import { refuseOtherKinds } from './api-fields.ts';
import type { CreateFields, UpdateFields } from './api-fields.ts';
import type { DocumentHead } from '../import/document-head.ts';

/** The content of a PUT: what is not stated falls to the document's, then to the default (arm-behaviour 4, 23, 24). */
export function contentOf(fields: CreateFields, head: DocumentHead | undefined): ApiContent {
  const displayName = fields.displayName ?? head?.title;
  if (displayName === undefined || displayName === '') throw invalid({ target: 'displayName', message: 'DisplayName is required' });
  return {
    displayName: displayName.slice(0, 300),
    description: fields.description ?? head?.description ?? null,
    subscriptionRequired: fields.subscriptionRequired ?? true,
    serviceUrl: fields.serviceUrl ?? head?.serviceUrl ?? null,
    path: trimmedPath(fields.path),
    protocols: fields.protocols ?? ['https'],
    keyNames: {
      header: fields.subscriptionKeyParameterNames?.header ?? defaultKeyNames.header,
      query: fields.subscriptionKeyParameterNames?.query ?? defaultKeyNames.query,
      bearer: bearerOf(fields) ?? null,
    },
    termsOfServiceUrl: fields.termsOfServiceUrl ?? head?.termsOfServiceUrl,
    contact: fields.contact ?? head?.contact,
    license: fields.license ? { name: fields.license.name ?? null, url: fields.license.url ?? null } : head?.license,
    apiRevisionDescription: fields.apiRevisionDescription,
    apiVersionDescription: fields.apiVersionDescription,
  };
}

export function patched(before: ApiContent, fields: UpdateFields): ApiContent {
  const { header, query, bearer } = before.keyNames;
  const names = fields.subscriptionKeyParameterNames;
  return {
    displayName: fields.displayName ?? before.displayName,
    description: fields.description ?? before.description,
    subscriptionRequired: fields.subscriptionRequired ?? before.subscriptionRequired,
    serviceUrl: fields.serviceUrl ?? before.serviceUrl,
    path: fields.path === undefined ? before.path : trimmedPath(fields.path),
    protocols: fields.protocols ?? before.protocols,
    keyNames: { header: names?.header ?? header, query: names?.query ?? query, bearer: bearerOf(fields) ?? bearer },
    termsOfServiceUrl: fields.termsOfServiceUrl ?? before.termsOfServiceUrl,
    contact: fields.contact ?? before.contact,
    license: fields.license ? { name: fields.license.name ?? null, url: fields.license.url ?? null } : before.license,
    apiRevisionDescription: fields.apiRevisionDescription ?? before.apiRevisionDescription,
    apiVersionDescription: fields.apiVersionDescription ?? before.apiVersionDescription,
  };
}

function bearerOf({ subscriptionKeyParameterNames: names }: CreateFields | UpdateFields): string | undefined {
  return names && 'bearer' in names && typeof names.bearer === 'string' ? names.bearer : undefined;
}

/** A leading slash is cut (arm-behaviour 23). */
function trimmedPath(path: string): string {
  return path.replace(/^\/+/, '');
}

/** No version set exists here (arm-behaviour 43); no other API may have the path (I8, two spaces included). */
export function checkReferences(fields: CreateFields | UpdateFields): void {
  refuseOtherKinds(fields);
  if (fields.apiVersionSetId !== undefined) throw notFound('ApiVersionSet');
  if (fields.apiVersion) throw invalid({ target: 'apiVersionSetId', message: 'ApiVersionSetId is required when ApiVersion is specified' });
}

export function checkPath(state: ArmState, apiId: string, path: string): void {
  const apis = state.store.list<ApiContent>(apiId.slice(0, apiId.lastIndexOf('/')));
  const other = apis.find((entry) => !sameId(entry.id, apiId) && entry.content.path.toLowerCase() === path.toLowerCase());
  if (!other) return;
  const name = apiId.slice(apiId.lastIndexOf('/') + 1);
  throw invalid({ target: 'path', message: `Cannot create API '${name}' with the same Path '${path}' as API '${other.name}'  unless it's a part of the same version set` });
}
