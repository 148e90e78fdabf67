import { type Answer, refusal } from '../answer.ts';

const suffixes = {
  acrLoginServer: 'azurecr.io',
  azureDataLakeAnalyticsCatalogAndJob: 'azuredatalakeanalytics.net',
  azureDataLakeStoreFileSystem: 'azuredatalakestore.net',
  keyVaultDns: 'vault.azure.net',
  sqlServerHostname: 'database.windows.net',
  storage: 'core.windows.net',
};

/**
 * `/metadata/endpoints`, which needs no token: one cloud as an object before 2019, a list of clouds since. The sign-in is the
 * local one; what the local Azure does not have is left to itself too, never to the real cloud.
 */
export function answerMetadata(url: URL, origin: string, tenantId: string): Answer {
  const version = [...url.searchParams].find(([key]) => key.toLowerCase() === 'api-version')?.[1] ?? '';
  if (!/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(version)) {
    return refusal(400, 'MissingApiVersionParameter', 'The api-version query parameter (?api-version=) is required for all requests.');
  }
  const audiences = ['https://management.azure.com/', 'https://management.core.windows.net/', origin];
  const authentication = { loginEndpoint: `${origin}/adfs`, audiences, tenant: tenantId, identityProvider: 'ADFS' };
  if (version < '2019') return { status: 200, headers: {}, body: { galleryEndpoint: origin, graphEndpoint: origin, portalEndpoint: origin, authentication } };
  const cloud = {
    name: 'LocalAzure',
    portal: origin,
    authentication,
    resourceManager: origin,
    graph: origin,
    graphAudience: origin,
    microsoftGraphResourceId: origin,
    gallery: origin,
    batch: origin,
    media: origin,
    sqlManagement: origin,
    vmImageAliasDoc: origin,
    activeDirectoryDataLake: origin,
    suffixes,
  };
  return { status: 200, headers: {}, body: [cloud] };
}
