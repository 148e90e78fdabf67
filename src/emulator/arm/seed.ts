import { UserError } from '../../model/user-error.ts';
import { builtInRoles, roleByName } from './authorization/built-in-roles.ts';
import { accountType, deploymentType } from './cognitive/account-content.ts';
import type { AccountContent, DeploymentContent } from './cognitive/account-content.ts';
import { capabilitiesOf } from './cognitive/model-families.ts';
import type { EstateAccount, EstateDeployment, EstateService } from '../estate.ts';
import { announceIdentity, noIdentity } from './identity/resource-identity.ts';
import { identityType, putIdentity } from './identity/user-assigned-identity.ts';
import { seedComponent } from './insights/seed-component.ts';
import { regionName } from './regions.ts';
import { groupType } from './resources/subscriptions.ts';
import type { GroupContent } from './resources/subscriptions.ts';
import { defaultCustomProperties } from './service/custom-properties.ts';
import { putDefaultChildren } from './service/default-children.ts';
import { serviceType } from './service/service-content.ts';
import type { ServiceContent } from './service/service-content.ts';
import { timestamp } from './state.ts';
import type { ArmState } from './state.ts';
import { authorOfEstate } from './system-data.ts';
import type { Authorship } from './system-data.ts';

/** Puts what the estate describes: groups, services with their identities, accounts with their deployments. */
export function seed(state: ArmState): void {
  const { estate } = state;
  for (const name of estate.caller.roles) {
    if (!roleByName(name)) throw new UserError('EstateInvalid', 2, `caller.roles: there is no role "${name}".`, { hint: `Known roles: ${builtInRoles.map((role) => role.name).join(', ')}.` });
  }
  const region = regionName(estate.services[0]?.region ?? estate.accounts[0]?.region ?? 'swedencentral');
  for (const name of estate.resourceGroups) putGroup(state, estate.subscription, name, region);
  for (const component of estate.appInsights) seedComponent(state, putGroup(state, estate.subscription, component.resourceGroup, region), region, component);
  for (const service of estate.services) seedService(state, service);
  for (const account of estate.accounts) seedAccount(state, account);
}

/** Id of the group; one that exists keeps the case of its name. */
function putGroup(state: ArmState, subscription: string, name: string, location: string): string {
  const id = `/subscriptions/${subscription}/resourceGroups/${name}`;
  const content: GroupContent = { location, tags: {} };
  return (state.store.find(id) ?? state.store.put({ id, type: groupType, content })).id;
}

function seedService(state: ArmState, service: EstateService): void {
  const location = regionName(service.region);
  const group = putGroup(state, state.estate.subscription, service.resourceGroup, location);
  const users = service.userAssignedIdentities.map((given) => {
    const id = given.startsWith('/') ? given : `${group}/providers/${identityType}/${given}`;
    return (state.store.find(id) ?? putIdentity(state, id, { location, tags: {} })).id;
  });
  const id = `${group}/providers/${serviceType}/${service.name}`;
  const now = timestamp(state.world);
  const content: ServiceContent = {
    location,
    sku: { name: service.sku, capacity: service.sku === 'Consumption' ? 0 : service.units },
    identity: { system: service.identity === 'system', users },
    tags: {},
    publisherEmail: 'platform@example.com',
    publisherName: 'Platform',
    notificationSenderEmail: 'apimgmt-noreply@mail.windowsazure.com',
    customProperties: defaultCustomProperties(service.sku),
    provisioningState: 'Succeeded',
    changed: false,
    createdAt: now,
    lastModifiedAt: now,
  };
  state.store.put({ id, type: serviceType, content });
  announceIdentity(state, id, content.identity);
  putDefaultChildren(state, id);
}

function seedAccount(state: ArmState, account: EstateAccount): void {
  const location = regionName(account.region);
  const group = putGroup(state, account.subscription ?? state.estate.subscription, account.resourceGroup, location);
  const id = `${group}/providers/${accountType}/${account.name}`;
  const author = authorOfEstate(state);
  const { kind, customSubDomainName, disableLocalAuth, publicNetworkAccess } = account;
  const content: AccountContent = {
    kind,
    location,
    sku: { name: 'S0' },
    identity: noIdentity,
    customSubDomainName,
    ...(disableLocalAuth ? { disableLocalAuth } : {}),
    publicNetworkAccess,
    others: kind === 'AIServices' ? { allowProjectManagement: true } : {},
    provisioningState: 'Succeeded',
    author,
  };
  state.store.put({ id, type: accountType, content });
  for (const deployment of account.deployments) state.store.put({ id: `${id}/deployments/${deployment.name}`, type: deploymentType, content: deploymentOf(deployment, author) });
}

function deploymentOf(deployment: EstateDeployment, author: Authorship): DeploymentContent {
  const provisioned = deployment.ptu > 0;
  return {
    model: { format: deployment.format, name: deployment.model, version: deployment.version },
    sku: { name: deployment.sku, capacity: provisioned ? deployment.ptu : Math.max(1, Math.round(deployment.tokensPerMinute / 1000)) },
    requestsPerMinute: provisioned ? 0 : deployment.requestsPerMinute,
    tokensPerMinute: provisioned ? 0 : deployment.tokensPerMinute,
    capabilities: { ...capabilitiesOf(deployment.model), ...deployment.capabilities },
    versionUpgradeOption: 'OnceNewDefaultVersionAvailable',
    raiPolicyName: 'Microsoft.DefaultV2',
    spillover: deployment.spillover,
    author,
  };
}
