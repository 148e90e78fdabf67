import { describe, expect, it } from 'vitest';
import { answeredNames, checkFields } from '../../../../src/emulator/arm/schema/check-fields.ts';
import { checkNameOf } from '../../../../src/emulator/arm/schema/check-name.ts';
import { Refusal } from '../../../../src/emulator/arm/refusal.ts';
import type { JsonObject } from '../../../../src/model/json.ts';

const apim = 'Microsoft.ApiManagement/service';

function check(type: string, body: JsonObject, { method = 'PUT', apiVersion = '2024-05-01' } = {}) {
  return checkFields({ type, method, apiVersion }, body);
}

function details(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.details?.map(({ target, message }) => [target, message]) ?? [error.code, error.message];
    throw error;
  }
  return undefined;
}

describe('checkFields', () => {
  it('gives what counts of a body, in the order of the table: no nulls, nothing that only the service tells', () => {
    const body = { name: 'ignored', properties: { protocol: 'http', url: 'https://a.example', title: null, noSuchField: null }, id: 7, etag: 'e' };
    const checked = check(`${apim}/backends`, body);
    expect(JSON.stringify(checked)).toBe('{"properties":{"url":"https://a.example","protocol":"http"}}');
  });

  it('tells every fault at once, in the words of the service where they are known', () => {
    expect(details(() => check(`${apim}/backends`, { properties: { protocol: 'https', title: 7, bogus: 1, description: '', tls: { validateCertificateChain: 'yes' } }, kind: 'x' }))).toEqual([
      ['title', "Invalid field 'title' specified"],
      ['description', "'description' must be between 1 and 2000 characters. You entered 0 characters."],
      ['validateCertificateChain', "Invalid field 'validateCertificateChain' specified"],
      ['protocol', 'Protocol is not supported'],
      ['bogus', "Invalid field 'bogus' specified"],
      ['kind', "Invalid field 'kind' specified"],
    ]);
    expect(details(() => check(`${apim}/apiVersionSets`, { properties: {} }))).toEqual([
      ['name', 'name (display name) should not be empty'],
      ['versioningScheme', "The specified condition was not met for 'versioningScheme'."],
    ]);
    expect(details(() => check(`${apim}/backends`, {}))).toEqual([['properties', 'Properties is required']]);
  });

  it('asks a PATCH for nothing', () => {
    expect(check(`${apim}/apis/operations`, { properties: { description: 'd' } }, { method: 'PATCH' })).toEqual({ properties: { description: 'd' } });
    expect(details(() => check(`${apim}/apis/operations`, { properties: { description: 'd' } }))).toEqual([
      ['displayName', 'DisplayName is required'],
      ['method', 'Method is required'],
      ['urlTemplate', 'UrlTemplate is required'],
    ]);
  });

  it('knows what a newer version adds only there', () => {
    const api = { properties: { path: 'p', subscriptionKeyParameterNames: { bearer: 'enabled' } } };
    expect(details(() => check(`${apim}/apis`, api))).toEqual([['bearer', "Invalid field 'bearer' specified"]]);
    expect(check(`${apim}/apis`, api, { apiVersion: '2025-03-01-preview' }).properties).toEqual(api.properties);
    expect(details(() => check(`${apim}/backends`, { properties: { type: 'Pool' } }, { apiVersion: '2022-08-01' }))).toEqual([['type', "Invalid field 'type' specified"]]);
  });

  it('keeps a null that says something', () => {
    const identity = { type: 'UserAssigned', userAssignedIdentities: { '/a': null, '/b': {} } };
    expect(check(apim, { identity, tags: { gone: null, kept: 'x' } }, { method: 'PATCH' })).toEqual({ properties: {}, identity, tags: { kept: 'x' } });
  });

  it('refuses in the envelope of the provider', () => {
    expect(details(() => check('Microsoft.CognitiveServices/accounts/deployments', { sku: { name: 'Standard', capacity: 0 } }, { apiVersion: '2025-06-01' }))).toEqual([
      'InvalidResourceProperties',
      "sku.capacity: 'capacity' must be at least 1. You entered 0.; properties: Properties is required",
    ]);
    expect(details(() => check('Microsoft.Authorization/roleAssignments', { properties: { principalId: 'p' } }, { apiVersion: '2022-04-01' }))?.[0]).toBe('InvalidRequestContent');
    expect(details(() => check('Microsoft.ManagedIdentity/userAssignedIdentities', {}))?.[0]).toBe('LocationRequired');
  });

  it('takes nothing for a field that comes with every object', () => {
    const hostile = JSON.parse('{"properties":{"url":"https://a.example","protocol":"http","__proto__":{"a":1},"constructor":1,"toString":1}}') as JsonObject;
    expect(details(() => check(`${apim}/backends`, hostile))).toEqual([
      ['__proto__', "Invalid field '__proto__' specified"],
      ['constructor', "Invalid field 'constructor' specified"],
      ['toString', "Invalid field 'toString' specified"],
    ]);
  });

  it('asks nothing of requests without a body', () => {
    expect(check(`${apim}/products/apis`, { anything: 1 })).toEqual({ properties: {} });
    expect(check(`${apim}/namedValues/listValue`, {}, { method: 'POST' })).toEqual({ properties: {} });
  });

  it('tells a programming error from a wrong request', () => {
    expect(() => check(`${apim}/nothing`, {})).toThrow('does not know');
    expect(() => check(`${apim}/apis`, {}, { method: 'POST' })).toThrow('does not know a POST');
  });
});

describe('checkNameOf', () => {
  it.each([
    [`${apim}/backends`, 'x'.repeat(81), 'backendId'],
    [`${apim}/backends`, 'a*b', 'backendId'],
    [`${apim}/apis`, 'a?b', 'apiId'],
    [`${apim}/policies`, 'other', 'policyId'],
    [`${apim}/policyFragments`, '-a', 'id'],
    [apim, '1a', 'serviceName'],
    ['Microsoft.Resources/resourceGroups', 'a.', 'resourceGroupName'],
  ])('refuses %s named %s', (type, name, target) => {
    const found = details(() => checkNameOf(type, '2024-05-01', name));
    expect(found?.flat().join(' ')).toContain(target);
  });

  it('takes what the specification allows', () => {
    for (const [type, name] of [[`${apim}/backends`, 'a.b-c d'], [`${apim}/policies`, 'Policy'], [`${apim}/policyFragments`, 'a'], ['Microsoft.Resources/resourceGroups', 'a.(b)']] as const) {
      expect(details(() => checkNameOf(type, '2024-05-01', name))).toBeUndefined();
    }
  });
});

describe('answeredNames', () => {
  it('lists what an answer shows', () => {
    expect(answeredNames(`${apim}/namedValues`, '2024-05-01')).toEqual(expect.arrayContaining(['displayName', 'secret', 'tags', 'provisioningState']));
    expect(answeredNames(`${apim}/backends`, '2024-05-01')).toContain('pool');
  });
});
