import { apis } from './apis/apis.ts';
import { releases } from './apis/releases.ts';
import { revisions } from './apis/revisions.ts';
import { schemas } from './apis/schemas.ts';
import { permissions } from './authorization/permissions.ts';
import { roleAssignments } from './authorization/role-assignments.ts';
import { roleDefinitions } from './authorization/role-definitions.ts';
import { backends } from './backends/backends.ts';
import { accountKeys } from './cognitive/account-keys.ts';
import { accountLists } from './cognitive/account-lists.ts';
import { accountPolls } from './cognitive/account-polls.ts';
import { accounts } from './cognitive/accounts.ts';
import { modelCapacities } from './cognitive/capacities.ts';
import { deletedAccountKinds } from './cognitive/deleted-accounts.ts';
import { deployments } from './cognitive/deployments.ts';
import { models } from './cognitive/models.ts';
import { projects } from './cognitive/projects.ts';
import { provisionedCapacity } from './cognitive/provisioned-capacity.ts';
import { skuAvailability } from './cognitive/sku-availability.ts';
import { domainAvailability } from './cognitive/sub-domains.ts';
import { userAssignedIdentities } from './identity/user-assigned-identity.ts';
import { fragments } from './fragments/fragments.ts';
import { namedValueActions } from './named-values/named-value-actions.ts';
import { namedValues } from './named-values/named-values.ts';
import { properties } from './named-values/properties.ts';
import { apiSubscriptions } from './api-subscriptions/subscriptions.ts';
import { subscriptionActions } from './api-subscriptions/subscription-actions.ts';
import { globalSchemas } from './global-schemas/global-schemas.ts';
import { groups } from './groups/groups.ts';
import { productLinks } from './products/product-links.ts';
import { productLinkViews } from './products/product-link-views.ts';
import { products } from './products/products.ts';
import { productsOfApis } from './products/products-of-api.ts';
import { tagLinks } from './tags/tag-links.ts';
import { taggings } from './tags/taggings.ts';
import { tags } from './tags/tags.ts';
import { gatewayActions } from './gateways/gateway-actions.ts';
import { diagnostics } from './diagnostics/diagnostics.ts';
import { actionGroups } from './insights/action-groups.ts';
import { alertRules } from './insights/alert-rules.ts';
import { components } from './insights/components.ts';
import { diagnosticCategories } from './insights/diagnostic-categories.ts';
import { diagnosticSettings } from './insights/diagnostic-settings.ts';
import { workbooks } from './insights/workbooks.ts';
import { loggers } from './loggers/loggers.ts';
import type { Kind } from './kind.ts';
import { operations } from './operations/operations.ts';
import { workspaces } from './operational-insights/workspaces.ts';
import { policies } from './policies/policies.ts';
import { deletedServiceKinds } from './service/deleted-services.ts';
import { nameAvailability } from './service/name-availability.ts';
import { operationPolls } from './service/operation-polls.ts';
import { serviceSkus } from './service/service-skus.ts';
import { services } from './service/services.ts';
import { versionSets } from './version-sets/version-sets.ts';

/** Everything that is served below a provider. */
export const kinds: readonly Kind[] = [
  services,
  ...operationPolls,
  ...deletedServiceKinds,
  nameAvailability,
  serviceSkus,
  loggers,
  ...diagnostics,
  components,
  diagnosticSettings,
  diagnosticCategories,
  workbooks,
  alertRules,
  actionGroups,
  ...workspaces,
  versionSets,
  apis,
  revisions,
  releases,
  schemas,
  operations,
  backends,
  ...policies,
  namedValues,
  ...namedValueActions,
  properties,
  ...fragments,
  ...gatewayActions,
  products,
  productsOfApis,
  ...productLinks,
  ...productLinkViews,
  groups,
  ...apiSubscriptions,
  ...subscriptionActions,
  tags,
  ...taggings,
  ...tagLinks,
  globalSchemas,
  userAssignedIdentities,
  roleDefinitions,
  roleAssignments,
  permissions,
  accounts,
  accountPolls,
  ...deletedAccountKinds,
  domainAvailability,
  skuAvailability,
  provisionedCapacity,
  projects,
  deployments,
  ...accountKeys,
  ...accountLists,
  ...modelCapacities,
  ...models,
];
