import * as z from 'zod';
import { isAtLeast } from '../api-versions.ts';
import { isWebUrl, bounded } from '../fields.ts';
import { notEmulated } from '../refusal.ts';

const serviceUrl = z.string().max(2000).refine((value) => value === '' || isWebUrl(value), 'Service URL is not a valid absolute URL');

const person = z.strictObject({ name: z.string().optional(), url: z.string().optional(), email: z.string().optional() });

const noServer = z.custom<undefined>((value) => value === undefined, 'Authorization server not found').optional();
const noServers = z.array(z.never(), 'Authorization server not found').optional();

const versionSet = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  versioningScheme: z.string().optional(),
  versionQueryName: z.string().optional(),
  versionHeaderName: z.string().optional(),
});

/**
 * What a GET shows and a PUT does not take: accepted without effect, so that a body that was read can be sent
 * back. Fields of API kinds that are not served have to be unset.
 */
const readOnly = {
  effectivePath: z.unknown().optional(),
  provisioningState: z.unknown().optional(),
  isOnline: z.unknown().optional(),
  isAgent: z.literal(false).optional(),
  specificationLastUpdated: z.unknown().optional(),
};

/** The undocumented bearer name is known to newer versions only; a published version refuses it instead of dropping it. */
function keyNames(apiVersion: string) {
  const fields = { header: bounded(1, 200).optional(), query: bounded(1, 200).optional() };
  return isAtLeast(apiVersion, '2024-10-01') ? z.strictObject({ ...fields, bearer: bounded(1, 200).optional() }) : z.strictObject(fields);
}

function common(apiVersion: string) {
  return {
    displayName: bounded(1, 300).optional(),
    description: z.string().optional(),
    serviceUrl: serviceUrl.optional(),
    protocols: z.array(z.enum(['http', 'https', 'ws', 'wss'])).min(1).optional(),
    subscriptionRequired: z.boolean().optional(),
    subscriptionKeyParameterNames: keyNames(apiVersion).optional(),
    authenticationSettings: z
      .strictObject({ oAuth2: noServer, openid: noServer, oAuth2AuthenticationSettings: noServers, openidAuthenticationSettings: noServers })
      .optional(),
    type: z.string().optional(),
    apiRevision: bounded(1, 100).optional(),
    apiRevisionDescription: z.string().max(256).optional(),
    apiVersion: z.string().max(100).optional(),
    apiVersionDescription: z.string().max(256).optional(),
    apiVersionSetId: z.string().optional(),
    apiVersionSet: versionSet.optional(),
    isCurrent: z.boolean().optional(),
    termsOfServiceUrl: z.string().optional(),
    contact: person.optional(),
    license: z.strictObject({ name: z.string().optional(), url: z.string().optional() }).optional(),
    ...readOnly,
  };
}

const path = z.string().max(400);

export function createFields(apiVersion: string) {
  return z.strictObject({
    ...common(apiVersion),
    path,
    sourceApiId: z.string().optional(),
    format: z.string().optional(),
    value: z.string().optional(),
    wsdlSelector: z.unknown().optional(),
    apiType: z.string().optional(),
    translateRequiredQueryParameters: z.enum(['template', 'query']).optional(),
  });
}

export function updateFields(apiVersion: string) {
  return z.strictObject({ ...common(apiVersion), path: path.optional() });
}

export type CreateFields = z.infer<ReturnType<typeof createFields>>;
export type UpdateFields = z.infer<ReturnType<typeof updateFields>>;

/** API kinds that Azure has and the local Azure does not. */
export function refuseOtherKinds(fields: CreateFields | UpdateFields): void {
  const kind = ('apiType' in fields ? fields.apiType : undefined) ?? fields.type ?? 'http';
  if (kind !== 'http') throw notEmulated(`APIs of type '${kind}'`);
}
