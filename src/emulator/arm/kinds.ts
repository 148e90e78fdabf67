import { apis } from './apis/apis.ts';
import { releases } from './apis/releases.ts';
import { revisions } from './apis/revisions.ts';
import { schemas } from './apis/schemas.ts';
import { permissions } from './authorization/permissions.ts';
import { roleAssignments } from './authorization/role-assignments.ts';
import { roleDefinitions } from './authorization/role-definitions.ts';
import { backends } from './backends/backends.ts';
import { accounts } from './cognitive/accounts.ts';
import { deployments } from './cognitive/deployments.ts';
import { models } from './cognitive/models.ts';
import { userAssignedIdentities } from './identity/user-assigned-identity.ts';
import type { Kind } from './kind.ts';
import { operations } from './operations/operations.ts';
import { policies } from './policies/policies.ts';
import { operationPolls } from './service/operation-polls.ts';
import { services } from './service/services.ts';
import { versionSets } from './version-sets/version-sets.ts';

/** Everything that is served below a provider. */
export const kinds: readonly Kind[] = [
  services,
  ...operationPolls,
  versionSets,
  apis,
  revisions,
  releases,
  schemas,
  operations,
  backends,
  ...policies,
  userAssignedIdentities,
  roleDefinitions,
  roleAssignments,
  permissions,
  accounts,
  deployments,
  ...models,
];
