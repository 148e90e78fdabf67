import { group, region, subscription } from './places.ts';
import type { Recorded } from './recorded.ts';

const api = 'Microsoft.ApiManagement';

/** A service of each family, whose operations are polled at different places, from its creation until it is purged. */
export async function serviceLife({ send }: Recorded, apiVersion: string): Promise<void> {
  const isPreview = apiVersion.includes('preview');
  const channel = isPreview ? { releaseChannel: 'Default' } : {};
  for (const name of ['Developer', 'StandardV2']) {
    const path = `${group}/providers/${api}/service/new-${name}?api-version=${apiVersion}`;
    const body = { location: region, sku: { name, capacity: 1 }, identity: { type: 'SystemAssigned' }, tags: { a: 'b' }, properties: { publisherEmail: 'a@example.com', publisherName: 'A', ...channel } };
    await send('PUT', path, body);
    await send('GET', path);
    await send('PUT', path, { ...body, properties: { ...body.properties, publisherName: 'B' } });
    await send('PATCH', path, { tags: { c: 'd' }, properties: { notificationSenderEmail: 'b@example.com', ...channel } });
    await send('DELETE', path);
    const deleted = `${subscription}/providers/${api}/locations/${region}/deletedservices/new-${name}?api-version=${apiVersion}`;
    await send('GET', `${subscription}/providers/${api}/deletedservices?api-version=${apiVersion}`);
    await send('GET', deleted);
    await send('DELETE', deleted);
  }
}

/** An account until it is purged. */
export async function accountLife({ send }: Recorded, apiVersion: string): Promise<void> {
  const path = `${group}/providers/Microsoft.CognitiveServices/accounts/new-account?api-version=${apiVersion}`;
  const body = { location: region, kind: 'AIServices', sku: { name: 'S0' }, identity: { type: 'SystemAssigned' }, tags: { a: 'b' }, properties: { customSubDomainName: 'new-account', allowProjectManagement: true, disableLocalAuth: true, publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.0/24' }] } } };
  await send('PUT', path, body);
  await send('GET', path);
  await send('PUT', path, { ...body, tags: { c: 'd' } });
  await send('PATCH', path, { tags: { e: 'f' }, properties: { publicNetworkAccess: 'Disabled' } });
  await send('DELETE', path);
  const deleted = `${subscription}/providers/Microsoft.CognitiveServices/locations/${region}/resourceGroups/rg/deletedAccounts/new-account?api-version=${apiVersion}`;
  await send('GET', `${subscription}/providers/Microsoft.CognitiveServices/deletedAccounts?api-version=${apiVersion}`);
  await send('GET', deleted);
  await send('DELETE', deleted);
}

/** What is above the providers. */
export async function groupLife({ send }: Recorded): Promise<void> {
  const version = 'api-version=2022-09-01';
  const path = `${subscription}/resourceGroups/new?${version}`;
  for (const above of ['/tenants', '/subscriptions', subscription, `${subscription}/locations`, `${subscription}/resourceGroups`]) await send('GET', `${above}?${version}`);
  await send('PUT', path, { location: region });
  await send('HEAD', path);
  await send('GET', path);
  await send('PUT', path, { location: region, tags: { a: 'b' } });
  await send('PATCH', path, { tags: { c: 'd' } });
  await send('DELETE', path);
}
