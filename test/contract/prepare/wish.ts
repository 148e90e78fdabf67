import { isObject } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';

const envelope = ['location', 'sku', 'kind', 'identity', 'tags', 'properties'] as const;

/** Said by answers, refused or ignored in requests. */
const readOnly = new Set([
  'provisioningstate', 'targetprovisioningstate', 'createdatutc', 'createddate', 'createddatetime', 'updateddatetime', 'createdat', 'lastmodifiedat', 'systemdata', 'etag', 'isonline',
  'gatewayurl', 'gatewayregionalurl', 'portalurl', 'developerportalurl', 'dataapiurl', 'managementapiurl', 'scmurl', 'platformversion', 'publicipaddresses', 'privateipaddresses',
  'outboundpublicipaddresses', 'developerportalstatus', 'legacyportalstatus', 'hostnameconfigurations', 'endpoint', 'endpoints', 'internalid', 'datecreated', 'callratelimit',
  'capabilities', 'ratelimits', 'currentcapacity', 'isenabled', 'principalid', 'clientid', 'tenantid', 'iscurrent', 'effectivepath', 'builtin', 'scope',
  'createdon', 'updatedon', 'createdby', 'updatedby',
]);

/** Of these, some are what the client said. */
const said: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\/Microsoft\.ApiManagement\/service\/[^/]+\/subscriptions\/[^/]+$/i, ['scope']],
  [/\/Microsoft\.Authorization\/roleAssignments\/[^/]+$/i, ['principalid']],
];

/**
 * What a PUT must say so that the resource becomes what an answer showed: the answer without nulls and without what
 * only the service writes.
 */
export function wishOf(id: string, shown: Json | undefined): JsonObject | undefined {
  if (!isObject(shown)) return undefined;
  const picked = Object.fromEntries(envelope.flatMap((key) => (shown[key] === undefined || shown[key] === null ? [] : [[key, shown[key]]])));
  const wish = cleaned(picked, said.find(([pattern]) => pattern.test(id))?.[1] ?? []);
  return isObject(wish) ? wish : undefined;
}

function cleaned(value: Json, kept: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item: Json) => cleaned(item, kept));
  if (typeof value === 'string') return value.startsWith('{{Logger-Credentials-') ? '10000000-0000-4000-8000-000000000001' : value;
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if (item === undefined || item === null) return [];
      const lower = key.toLowerCase();
      return readOnly.has(lower) && !kept.includes(lower) ? [] : [[key, cleaned(item, kept)]];
    }),
  );
}

/** The body without every field of that name, and whether there was one. */
export function withoutField(body: Json, field: string): { readonly body: Json; readonly found: boolean } {
  let found = false;
  const strip = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(strip);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, item]) => {
        if (key.toLowerCase() !== field.toLowerCase()) return [[key, strip(item ?? null)]];
        found = true;
        return [];
      }),
    );
  };
  return { body: strip(body), found };
}
