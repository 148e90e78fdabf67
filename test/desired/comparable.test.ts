import { describe, expect, it } from 'vitest';
import { comparable } from '../../src/desired/comparable.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Kind } from '../../src/model/resource.ts';

const guid = 'A97B65F3-24c7-4388-baec-2e87135dc908';

describe('comparable', () => {
  it.each<readonly [string, Kind, JsonObject, JsonObject]>([
    ['order and spelling of identity types', 'identity', { identity: { type: 'UserAssigned,SystemAssigned' } }, { identity: { type: 'SystemAssigned, UserAssigned' } }],
    ['what a list shows of the rest of a service', 'identity', { etag: 'AAA=', identity: null, properties: { provisioningState: 'Updating' } }, { identity: null }],
    ['case of identity ids', 'identity', { identity: { userAssignedIdentities: { '/subscriptions/1/resourcegroups/A': {} } } }, { identity: { userAssignedIdentities: { '/subscriptions/1/resourceGroups/a': {} } } }],
    ['the scope of a role definition', 'roleAssignment', { properties: { roleDefinitionId: `/subscriptions/1/providers/x/roleDefinitions/${guid}` } }, { properties: { roleDefinitionId: `/providers/x/roleDefinitions/${guid.toLowerCase()}` } }],
    ['case of principals', 'roleAssignment', { properties: { principalId: guid } }, { properties: { principalId: guid.toLowerCase() } }],
    ['trailing slash and case of hosts', 'backend', { properties: { url: 'https://A.openai.azure.com/openai/' } }, { properties: { url: 'https://a.openai.azure.com/openai' } }],
    ['slashes around a path', 'api', { properties: { path: '/openai/' } }, { properties: { path: 'openai' } }],
    ['order of protocols', 'api', { properties: { protocols: ['https', 'http'] } }, { properties: { protocols: ['http', 'https'] } }],
    ['case of key names', 'api', { properties: { subscriptionKeyParameterNames: { header: 'API-Key' } } }, { properties: { subscriptionKeyParameterNames: { header: 'api-key' } } }],
    ['format and white space of policies', 'apiPolicy', { properties: { format: 'xml', value: '<a>\r\n\t<b/>\r\n</a>' } }, { properties: { format: 'rawxml', value: '<a><b /></a>' } }],
    ['the order of a pool’s members and case of their ids', 'backend', { properties: { pool: { services: [{ id: '/S/backends/B', weight: 1 }, { id: '/s/backends/a' }] } } }, { properties: { pool: { services: [{ id: '/s/backends/A' }, { id: '/s/backends/b', weight: 1 }] } } }],
  ])('sees no difference in %s', (_, kind, one, two) => {
    expect(comparable(kind, one)).toEqual(comparable(kind, two));
  });

  it.each<readonly [string, Kind, JsonObject, JsonObject]>([
    ['paths of URLs', 'backend', { properties: { url: 'https://a/openai' } }, { properties: { url: 'https://a/OpenAI' } }],
    ['weights of members', 'backend', { properties: { pool: { services: [{ id: '/b/a', weight: 1 }] } } }, { properties: { pool: { services: [{ id: '/b/a', weight: 2 }] } } }],
    ['a bearer', 'api', { properties: { subscriptionKeyParameterNames: { bearer: 'enabled' } } }, { properties: { subscriptionKeyParameterNames: { bearer: null } } }],
    ['policies', 'apiPolicy', { properties: { value: '<a b="c" />' } }, { properties: { value: '<a b="d" />' } }],
  ])('sees a difference in %s', (_, kind, one, two) => {
    expect(comparable(kind, one)).not.toEqual(comparable(kind, two));
  });

  it.each<Kind>(['identity', 'roleAssignment', 'backend', 'api', 'apiPolicy'])('leaves late values, nulls and missing parts of a %s as they are', (kind) => {
    const late = { late: 'x' };
    const body = { identity: null, properties: { value: late, principalId: late, url: null, path: null, protocols: null } };
    expect(comparable(kind, body)).toMatchObject(kind === 'apiPolicy' ? { identity: null, properties: { value: late } } : kind === 'identity' ? { identity: null } : body);
    expect(comparable(kind, {})).toEqual({});
  });
});
