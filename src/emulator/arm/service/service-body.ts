import type { JsonObject } from '../../../model/json.ts';
import { isAtLeast } from '../api-versions.ts';
import { shownIdentity } from '../identity/resource-identity.ts';
import { regionDisplayName, regionName } from '../regions.ts';
import { etagText } from '../row-version.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { ServiceContent } from './service-content.ts';
import { isV2 } from './sku-rules.ts';

/**
 * A service as recorded at 2024-05-01 (v2 tiers), 2022-08-01 and 2019-01-01 (classic ones): every unset property is null,
 * `location` is the region's display name, the host name of the proxy is always there (arm-behaviour 30).
 */
export function serviceBody(state: ArmState, entry: Entry<ServiceContent>, apiVersion: string): JsonObject {
  const { content } = entry;
  return {
    etag: etagText(entry.rowVersion),
    properties: propertiesOf(state, entry, apiVersion),
    sku: { ...content.sku },
    identity: shownIdentity(state, entry.id, content.identity),
    ...(isAtLeast(apiVersion, firstWithSystemData) ? { zones: null, systemData: systemDataOf(state, content) } : {}),
    location: regionDisplayName(content.location),
    tags: { ...content.tags },
    id: entry.id,
    name: entry.name,
    type: entry.type,
  };
}

/** Versions between the recordings at 2019-01-01 and 2022-08-01 are a guess: by the published type. */
const firstWithSystemData = '2021-04-01';

/** Of a v2 tier nothing is told of the creation, and nothing at all before the first change. */
function systemDataOf(state: ArmState, { sku, provisioningState, changed: hasChanged, createdAt, lastModifiedAt }: ServiceContent): JsonObject | null {
  const by = state.estate.tenantId;
  const changed = { lastModifiedBy: by, lastModifiedByType: 'Application', lastModifiedAt };
  if (!isV2(sku.name)) return { createdBy: by, createdByType: 'Application', createdAt, ...changed };
  return !hasChanged || provisioningState === 'Updating' ? null : { createdBy: null, createdByType: null, createdAt: null, ...changed };
}

function propertiesOf(state: ArmState, { name, content }: Entry<ServiceContent>, apiVersion: string): JsonObject {
  const newer = isAtLeast(apiVersion, firstWithSystemData);
  const newest = isAtLeast(apiVersion, '2023-05-01');
  const hosts = hostsOf(name.toLowerCase(), content, newer, state.world.gatewayUrl?.(name));
  return {
    publisherEmail: content.publisherEmail,
    publisherName: content.publisherName,
    notificationSenderEmail: content.notificationSenderEmail,
    provisioningState: content.provisioningState,
    targetProvisioningState: ['Succeeded', 'Created'].includes(content.provisioningState) ? '' : content.provisioningState,
    createdAtUtc: content.createdAt,
    gatewayUrl: hosts.gatewayUrl,
    gatewayRegionalUrl: hosts.gatewayRegionalUrl,
    portalUrl: hosts.portalUrl,
    developerPortalUrl: hosts.developerPortalUrl,
    ...(newest ? { dataApiUrl: null } : {}),
    managementApiUrl: hosts.managementApiUrl,
    scmUrl: hosts.scmUrl,
    hostnameConfigurations: [proxyOf(hosts.gatewayUrl === null ? null : `${name.toLowerCase()}.azure-api.net`, newer)],
    publicIPAddresses: hosts.addresses,
    privateIPAddresses: null,
    additionalLocations: null,
    virtualNetworkConfiguration: null,
    customProperties: content.provisioningState === 'Activating' ? null : { ...content.customProperties },
    virtualNetworkType: 'None',
    certificates: null,
    ...(newer ? newerProperties(content, hosts.addresses) : {}),
    ...(newest ? { configurationApi: null, legacyPortalStatus: 'Disabled', developerPortalStatus: 'Disabled' } : {}),
    ...(isAtLeast(apiVersion, '2024-10-01') ? { releaseChannel: 'Default' } : {}),
  };
}

function newerProperties({ sku }: ServiceContent, addresses: readonly string[] | null): JsonObject {
  const classic = !isV2(sku.name);
  return {
    ...(classic ? { disableGateway: false } : {}),
    natGatewayState: classic ? 'Disabled' : 'Enabled',
    outboundPublicIPAddresses: addresses,
    apiVersionConstraint: { minApiVersion: null },
    publicIpAddressId: null,
    publicNetworkAccess: 'Enabled',
    privateEndpointConnections: null,
    platformVersion: classic ? 'stv2' : 'undetermined',
  };
}

interface Hosts {
  readonly gatewayUrl: string | null;
  readonly gatewayRegionalUrl: string | null;
  readonly portalUrl: string | null;
  readonly developerPortalUrl: string | null;
  readonly managementApiUrl: string | null;
  readonly scmUrl: string | null;
  readonly addresses: readonly string[] | null;
}

/** A classic tier has no more than a gateway until it is there (CLI#2), in older versions not even that. A v2 tier shows its gateway and a management address that is no user's; Consumption shares its addresses. */
function hostsOf(name: string, { sku, location, provisioningState }: ServiceContent, newer: boolean, local: string | undefined): Hosts {
  const gatewayUrl = local ?? `https://${name}.azure-api.net`;
  if (provisioningState === 'Activating') return { gatewayUrl: newer ? gatewayUrl : null, gatewayRegionalUrl: null, portalUrl: null, developerPortalUrl: null, managementApiUrl: null, scmUrl: null, addresses: null };
  if (isV2(sku.name)) {
    return { gatewayUrl, gatewayRegionalUrl: null, portalUrl: null, developerPortalUrl: null, managementApiUrl: `https://smapi.${regionName(location)}.invalid/`, scmUrl: null, addresses: null };
  }
  return {
    gatewayUrl,
    gatewayRegionalUrl: `https://${name}-${regionName(location)}-01.regional.azure-api.net`,
    portalUrl: `https://${name}.portal.azure-api.net`,
    developerPortalUrl: `https://${name}.developer.azure-api.net`,
    managementApiUrl: `https://${name}.management.azure-api.net`,
    scmUrl: `https://${name}.scm.azure-api.net`,
    addresses: sku.name === 'Consumption' ? null : ['203.0.113.10'],
  };
}

function proxyOf(hostName: string | null, newer: boolean): JsonObject {
  return {
    type: 'Proxy',
    hostName,
    encodedCertificate: null,
    keyVaultId: null,
    certificatePassword: null,
    negotiateClientCertificate: false,
    certificate: null,
    defaultSslBinding: true,
    ...(newer ? { identityClientId: null, certificateSource: 'BuiltIn', certificateStatus: null } : {}),
  };
}
