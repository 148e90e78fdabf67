import { invalid, notEmulated } from '../refusal.ts';
import type { CreateFields, UpdateFields } from './api-fields.ts';

/** What the fields of an API say that no type of a field can. */
export function checkApiFields(fields: CreateFields | UpdateFields): void {
  if (fields.isAgent === true) throw notEmulated('APIs that are agents');
  refuseServers(fields);
}

/** There are no authorization servers here, so that none can be named. */
function refuseServers({ authenticationSettings = {} }: UpdateFields): void {
  const named = Object.entries(authenticationSettings).find(([, value]) => !Array.isArray(value) || value.length > 0);
  if (named) throw invalid({ target: named[0], message: 'Authorization server not found' });
}
