import { invalid, notEmulated } from '../refusal.ts';
import { isWebUrl } from '../schema/formats.ts';
import type { CreateFields, UpdateFields } from './api-fields.ts';

/** What the fields of an API say that no type of a field can. */
export function checkApiFields(fields: CreateFields | UpdateFields): void {
  refuseOtherKinds(fields);
  refuseServers(fields);
  // wss:// is for WebSocket APIs only.
  if (fields.serviceUrl && !isWebUrl(fields.serviceUrl)) throw invalid({ target: 'serviceUrl', message: 'Service URL is not a valid absolute URL' });
}

/** API kinds that Azure has and the local Azure does not. */
function refuseOtherKinds(fields: CreateFields | UpdateFields): void {
  const kind = ('apiType' in fields ? fields.apiType : undefined) ?? fields.type ?? 'http';
  if (kind !== 'http') throw notEmulated(`APIs of type '${kind}'`);
  if (fields.isAgent === true) throw notEmulated('APIs that are agents');
}

/** There are no authorization servers here, so that none can be named. */
function refuseServers({ authenticationSettings = {} }: UpdateFields): void {
  const named = Object.entries(authenticationSettings).find(([, value]) => !Array.isArray(value) || value.length > 0);
  if (named) throw invalid({ target: named[0], message: 'Authorization server not found' });
}
