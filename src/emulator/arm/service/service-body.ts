import type { JsonObject } from '../../../model/json.ts';
import { identityBody } from '../identity/user-assigned-identity.ts';
import { regionDisplayName } from '../regions.ts';
import { etagText } from '../row-version.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { ServiceContent } from './service-content.ts';

/**
 * A service as recorded: every unset property is null, `location` is the region's display name, the host name
 * of the proxy is always there (arm-behaviour 30).
 */
export function serviceBody(state: ArmState, entry: Entry<ServiceContent>): JsonObject {
  const { content } = entry;
  return {
    etag: etagText(entry.rowVersion),
    properties: propertiesOf(entry),
    sku: { ...content.sku },
    identity: serviceIdentityBody(state, entry),
    zones: null,
    systemData: {
      createdBy: state.estate.tenantId,
      createdByType: 'Application',
      createdAt: content.createdAt,
      lastModifiedBy: state.estate.tenantId,
      lastModifiedByType: 'Application',
      lastModifiedAt: content.lastModifiedAt,
    },
    location: regionDisplayName(content.location),
    tags: { ...content.tags },
    id: entry.id,
    name: entry.name,
    type: entry.type,
  };
}

function propertiesOf({ name, content }: Entry<ServiceContent>): JsonObject {
  const host = `${name.toLowerCase()}.azure-api.net`;
  const classic = !isV2(content.sku.name);
  const updating = content.provisioningState === 'Updating';
  return {
    publisherEmail: content.publisherEmail,
    publisherName: content.publisherName,
    notificationSenderEmail: content.notificationSenderEmail,
    provisioningState: content.provisioningState,
    targetProvisioningState: updating ? 'Updating' : '',
    createdAtUtc: content.createdAt,
    gatewayUrl: `https://${host}`,
    gatewayRegionalUrl: null,
    portalUrl: null,
    developerPortalUrl: classic ? `https://${name.toLowerCase()}.developer.azure-api.net` : null,
    dataApiUrl: null,
    managementApiUrl: classic ? `https://${name.toLowerCase()}.management.azure-api.net` : null,
    scmUrl: null,
    hostnameConfigurations: [
      {
        type: 'Proxy',
        hostName: host,
        encodedCertificate: null,
        keyVaultId: null,
        certificatePassword: null,
        negotiateClientCertificate: false,
        certificate: null,
        defaultSslBinding: true,
        identityClientId: null,
        certificateSource: 'BuiltIn',
        certificateStatus: null,
      },
    ],
    publicIPAddresses: null,
    privateIPAddresses: null,
    additionalLocations: null,
    virtualNetworkConfiguration: null,
    customProperties: { ...content.customProperties },
    virtualNetworkType: 'None',
    certificates: null,
    natGatewayState: classic ? 'Disabled' : 'Enabled',
    outboundPublicIPAddresses: null,
    apiVersionConstraint: { minApiVersion: null },
    publicIpAddressId: null,
    publicNetworkAccess: 'Enabled',
    privateEndpointConnections: null,
    platformVersion: classic ? 'stv2' : 'undetermined',
    configurationApi: null,
    legacyPortalStatus: 'Disabled',
    developerPortalStatus: 'Disabled',
  };
}

function isV2(sku: string): boolean {
  return /v2$/i.test(sku) || sku === 'AIGateway';
}

function serviceIdentityBody(state: ArmState, { id, content }: Entry<ServiceContent>): JsonObject | null {
  const { system, users } = content.identity;
  if (!system && users.length === 0) return null;
  const { tenantId } = state.directory;
  const type = system && users.length > 0 ? 'SystemAssigned, UserAssigned' : system ? 'SystemAssigned' : 'UserAssigned';
  return {
    type,
    ...(system ? { principalId: state.directory.systemIdentityOf(id), tenantId } : {}),
    ...(users.length > 0 ? { userAssignedIdentities: Object.fromEntries(users.map((user) => [user, identityBody(state, user)])) } : {}),
  };
}
