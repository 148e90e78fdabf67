import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Kind } from '../kind.ts';
import { rolesAt } from './evaluate.ts';
import { permissionsOf } from './role-definitions.ts';

/** What the caller may do at a resource group or resource: one entry per role that holds there. */
export const permissions: Kind = {
  provider: 'Microsoft.Authorization',
  type: 'permissions',
  level: 'extension',
  apiVersions: apiVersions.permissions,
  open: true,
  collection: {
    GET: (call) => answer(200, { value: rolesAt(call.state, call.request.caller.objectId, call.parentId).map(permissionsOf) }),
  },
};
