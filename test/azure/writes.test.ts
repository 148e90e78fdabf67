import { describe, expect, it } from 'vitest';
import type { Update } from '../../src/model/driver.ts';
import { at } from '../../src/model/json.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { account, service, subscription, world } from './support/connected.ts';

const here = world();
const backend = `${service}/backends/b`;
const api = `${service}/apis/openai`;
const operations = { status: 200, body: { value: [{ id: `${api}/operations/chat`, name: 'chat', properties: { method: 'POST', urlTemplate: '/chat', displayName: 'Chat' } }] } };
const sent = (method: string, path: string, nth = 0) => {
  const request = here.arm.to(method, path)[nth];
  if (request === undefined) throw new Error(`${method} ${path} was not sent; ${here.arm.lines().join(', ')}`);
  return request;
};
const change = (path: string): Update['changes'][number] => ({ path });

const backendUpdate = (more: Partial<Update>): Update => ({
  kind: 'backend',
  id: backend,
  body: { properties: { url: 'new', description: 'same' } },
  before: { properties: { url: 'old', description: 'same', title: 'theirs' } },
  etag: '"5"',
  changes: [change('properties.url')],
  ...more,
});
const properties = (body: JsonObject) => body['properties'] as JsonObject;

describe('requests of ours', () => {
  it('carry the token, our name before the SDK\u2019s, and the SDK\u2019s api-version', async () => {
    here.arm.on('GET', backend, { status: 200, body: { id: backend } });
    await here.azure.driver.read('backend', backend, here.signal);
    const request = sent('GET', backend);
    expect(request.headers.authorization).toBe('Bearer the-token');
    expect(request.headers['user-agent']).toMatch(/^apim-llm\/0\.0\.0-test azsdk-js-arm-apimanagement\//);
    expect(request.query.get('api-version')).toBe('2024-05-01');
  });
});

describe('a read', () => {
  it('gives the body as ARM answers it: nothing dropped, nothing added', async () => {
    const body = { id: backend, type: 'Microsoft.ApiManagement/service/backends', name: 'b', newer: 1, properties: { url: 'u', protocol: 'http', unknown: { deep: [1] } } };
    here.arm.on('GET', backend, { status: 200, headers: { etag: '"AAAA="' }, body });
    expect(await here.azure.driver.read('backend', backend, here.signal)).toEqual({ id: backend, kind: 'backend', body, etag: '"AAAA="' });
  });

  it('gives a pool as a newer api-version shows it, for the SDK’s may hide what a write would then lose', async () => {
    const [old, whole] = [{}, { sessionAffinity: { sessionId: { source: 'cookie', name: 'c' } } }].map((more) => ({ id: backend, properties: { type: 'Pool', pool: { services: [], ...more } } }));
    here.arm.on('GET', backend, { status: 200, headers: { etag: '"1"' }, body: old ?? {} }, { status: 200, headers: { etag: '"2"' }, body: whole ?? {} });
    expect(await here.azure.driver.read('backend', backend, here.signal)).toEqual({ id: backend, kind: 'backend', body: whole, etag: '"2"' });
    expect(here.arm.to('GET', backend).map(({ query }) => query.get('api-version'))).toEqual(['2024-05-01', '2024-10-01-preview']);
  });

  it('gives it as the SDK’s version shows it where a cloud does not have the newer one', async () => {
    const body = { id: backend, properties: { url: 'u', circuitBreaker: { rules: [] } } };
    here.arm.on('GET', backend, { status: 200, body }, { status: 400, body: { error: { code: 'NoRegisteredProviderFound', message: 'no' } } });
    expect((await here.azure.driver.read('backend', backend, here.signal))?.body).toEqual(body);
  });

  it('gives the text of an API policy, asked for as rawxml', async () => {
    const policy = `${api}/policies/policy`;
    here.arm.on('GET', policy, { status: 200, headers: { etag: '"2"' }, body: { id: policy, properties: { format: 'rawxml', value: '<policies />' } } });
    const live = await here.azure.driver.read('apiPolicy', policy, here.signal);
    expect(live?.body['properties']).toEqual({ format: 'rawxml', value: '<policies />' });
    expect(sent('GET', policy).query.get('format')).toBe('rawxml');
    here.arm.on('GET', policy, { status: 200, headers: { 'content-type': 'application/vnd.ms-azure-apim.policy.raw+xml' }, body: '<policies>1</policies>' });
    expect((await here.azure.driver.read('apiPolicy', policy, here.signal))?.body['properties']).toEqual({ format: 'rawxml', value: '<policies>1</policies>' });
  });
});

describe('a backend', () => {
  const pool: JsonObject = {
    properties: {
      type: 'Pool',
      description: 'd [apim-llm]',
      pool: { services: [{ id: `${service}/backends/m`, weight: 1, priority: 2 }] },
    },
  };
  const single: JsonObject = {
    properties: {
      url: 'https://aoai-swe.openai.azure.com/openai',
      protocol: 'http',
      tls: { validateCertificateChain: true },
      credentials: { header: { 'x-h': ['1'] }, authorization: { scheme: 'Bearer', parameter: '{{p}}' } },
      circuitBreaker: {
        rules: [{ name: 'r', tripDuration: 'PT1M', acceptRetryAfter: true, failureCondition: { count: 3, interval: 'PT5M', statusCodeRanges: [{ min: 429, max: 429 }], errorReasons: ['timeout'] } }],
      },
    },
  };

  it.each([
    ['a pool, its type included', pool],
    ['a single one with a breaker', single],
  ])('is created as stated: %s', async (_case, body) => {
    here.arm.on('PUT', backend, { status: 201, headers: { etag: '"1"' }, body: { id: backend, ...body } });
    const live = await here.azure.driver.create({ kind: 'backend', id: backend, body }, here.signal);
    expect(sent('PUT', backend).body).toEqual(body);
    expect(sent('PUT', backend).query.get('api-version')).toBe('2024-05-01');
    expect(sent('PUT', backend).headers['if-match']).toBeUndefined();
    expect(live).toEqual({ id: backend, kind: 'backend', etag: '"1"', body: { id: backend, ...body } });
  });

  it.each<[string, JsonObject]>([
    ['pool.sessionAffinity', { type: 'Pool', pool: { services: [], sessionAffinity: { sessionId: { source: 'cookie', name: 'c' } } } }],
    ['rules[].failureResponse', { url: 'u', protocol: 'http', circuitBreaker: { rules: [{ name: 'r', failureResponse: { statusCode: 429 } }] } }],
    ['credentials.managedIdentity', { url: 'u', protocol: 'http', credentials: { managedIdentity: { resource: 'x' } } }],
  ])('is put raw at a newer api-version where the SDK would drop %s', async (_case, lost) => {
    here.arm.on('PUT', backend, { status: 201, body: { id: backend } });
    await here.azure.driver.create({ kind: 'backend', id: backend, body: { properties: lost } }, here.signal);
    expect(sent('PUT', backend).body).toEqual({ properties: lost });
    expect(sent('PUT', backend).query.get('api-version')).toBe('2024-10-01-preview');
    expect(sent('PUT', backend).headers['user-agent']).toContain('azsdk-js-arm-apimanagement');
  });

  it('is patched with what changed, under the ETag of the plan', async () => {
    here.arm.on('PATCH', backend, { status: 200, headers: { etag: '"6"' }, body: { id: backend, properties: { url: 'new' } } });
    const live = await here.azure.driver.update(backendUpdate({}), here.signal);
    expect(sent('PATCH', backend).body).toEqual({ properties: { url: 'new' } });
    expect(sent('PATCH', backend).headers['if-match']).toBe('"5"');
    expect(live.etag).toBe('"6"');
  });

  it('is read again where a PATCH answers nothing', async () => {
    here.arm.on('PATCH', backend, { status: 204 });
    here.arm.on('GET', backend, { status: 200, headers: { etag: '"6"' }, body: { id: backend, properties: { url: 'new' } } });
    expect((await here.azure.driver.update(backendUpdate({}), here.signal)).etag).toBe('"6"');
  });

  it('keeps what live has inside of a member that changes, also what only a newer api-version knows', async () => {
    here.arm.on('PATCH', backend, { status: 200, body: { id: backend } });
    await here.azure.driver.update(
      backendUpdate({
        body: { properties: { pool: { services: [{ id: '/B/two', weight: 9 }, { id: '/b/one' }] } } },
        before: { properties: { pool: { services: [{ id: '/b/one', weight: 1, preferredCarbonEmission: 'x' }, { id: '/b/two', weight: 2, priority: null }, { id: '/b/gone' }], failureResponse: { statusCode: 429 } } } },
        changes: [change('properties.pool.services[0].weight'), change('properties.pool.services[2]')],
      }),
      here.signal,
    );
    expect(sent('PATCH', backend).body).toEqual({
      properties: { pool: { failureResponse: { statusCode: 429 }, services: [{ id: '/B/two', weight: 9 }, { id: '/b/one', weight: 1, preferredCarbonEmission: 'x' }] } },
    });
    expect(sent('PATCH', backend).query.get('api-version')).toBe('2024-10-01-preview');
  });

  it('is put whole, under its ETag, to clear something inside of a member', async () => {
    const services = [{ id: '/b/one', weight: 1 }];
    here.arm.on('PUT', backend, { status: 200, body: { id: backend } });
    await here.azure.driver.update(
      backendUpdate({
        body: { properties: { type: 'Pool', pool: { services, sessionAffinity: null } } },
        before: { id: backend, properties: { title: 'kept', type: 'Pool', pool: { services, sessionAffinity: { sessionId: { source: 'cookie', name: 'c' } }, failureResponse: { statusCode: 429 } } } },
        changes: [change('properties.pool.sessionAffinity')],
      }),
      here.signal,
    );
    expect(sent('PUT', backend).body).toEqual({ properties: { title: 'kept', type: 'Pool', pool: { services, failureResponse: { statusCode: 429 } } } });
    expect(sent('PUT', backend).query.get('api-version')).toBe('2024-10-01-preview');
    expect(sent('PUT', backend).headers['if-match']).toBe('"5"');
    expect(here.arm.to('PATCH', backend)).toEqual([]);
  });

  it('is read at the api-version that shows what is written, where its ETag is unknown', async () => {
    const before = { properties: { type: 'Pool', pool: { services: [], sessionAffinity: { sessionId: { source: 'cookie', name: 'c' } } } } };
    here.arm.on('GET', backend, { status: 200, headers: { etag: '"8"' }, body: before });
    here.arm.on('PATCH', backend, { status: 200, body: { id: backend } });
    await here.azure.driver.update(backendUpdate({ etag: undefined, body: { properties: { pool: { services: [{ id: '/b/one' }] } } }, before, changes: [change('properties.pool.services[0]')] }), here.signal);
    expect(here.arm.to('GET', backend).at(-1)?.query.get('api-version')).toBe('2024-10-01-preview');
    expect(sent('PATCH', backend).body).toEqual({ properties: { pool: { sessionAffinity: before.properties.pool.sessionAffinity, services: [{ id: '/b/one' }] } } });
    expect(sent('PATCH', backend).headers['if-match']).toBe('"8"');
  });

  it('is cleared of a member by a raw null, which the SDK would leave out', async () => {
    here.arm.on('PATCH', backend, { status: 200, body: { id: backend } });
    await here.azure.driver.update(backendUpdate({ body: { properties: { circuitBreaker: null } }, changes: [change('properties.circuitBreaker')] }), here.signal);
    expect(sent('PATCH', backend).body).toEqual({ properties: { circuitBreaker: null } });
    expect(sent('PATCH', backend).query.get('api-version')).toBe('2024-05-01');
    expect(sent('PATCH', backend).headers['if-match']).toBe('"5"');
  });

  it('is not overwritten where its ETag is unknown and it has changed since', async () => {
    here.arm.on('PATCH', backend, { status: 200, body: { id: backend } });
    here.arm.on('GET', backend, { status: 200, headers: { etag: '"8"' }, body: { properties: { url: 'theirs' } } }, { status: 200, headers: { etag: '"9"' }, body: { properties: { title: 'theirs', url: 'old' } } });
    await expect(here.azure.driver.update(backendUpdate({ etag: undefined }), here.signal)).rejects.toMatchObject({ status: 412 });
    expect(here.arm.to('PATCH', backend)).toEqual([]);
    await here.azure.driver.update(backendUpdate({ etag: undefined }), here.signal);
    expect(sent('PATCH', backend).headers['if-match']).toBe('"9"');
  });

  it('is left alone where the service says 412', async () => {
    here.arm.on('PATCH', backend, { status: 412, body: { error: { code: 'PreconditionFailed', message: 'changed', details: null } } });
    await expect(here.azure.driver.update(backendUpdate({}), here.signal)).rejects.toMatchObject({ status: 412, code: 'PreconditionFailed', method: 'PATCH' });
    expect(here.arm.received).toHaveLength(1);
  });

  it('is removed under its ETag, and is removed where it is missing', async () => {
    here.arm.on('DELETE', backend, { status: 200 }, { status: 204 });
    await here.azure.driver.remove('backend', backend, '"3"', here.signal);
    await here.azure.driver.remove('backend', backend, undefined, here.signal);
    expect(here.arm.received.map(({ headers }) => headers['if-match'])).toEqual(['"3"', '*']);
    here.arm.on('DELETE', backend, { status: 404 });
    await here.azure.driver.remove('backend', backend, undefined, here.signal);
  });
});

describe('an API', () => {
  const stated: JsonObject = {
    properties: {
      path: 'openai',
      displayName: 'Azure OpenAI',
      description: 'd [apim-llm:openai]',
      protocols: ['https'],
      subscriptionRequired: true,
      subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' },
    },
  };
  const unseen: JsonObject = { properties: { format: 'openapi+json', value: '{"paths":{"/chat":{}}}', translateRequiredQueryParameters: 'query' } };

  it('is imported by the SDK with everything that is stated', async () => {
    here.arm.on('PUT', api, { status: 201, body: { id: api, ...stated } });
    here.arm.on('GET', api, { status: 200, headers: { etag: '"1"' }, body: { id: api, ...stated } });
    here.arm.on('GET', `${api}/operations`, operations);
    await here.azure.driver.create({ kind: 'api', id: api, body: stated, unseen }, here.signal);
    expect(sent('PUT', api).body).toEqual({ properties: { ...properties(stated), ...properties(unseen) } });
    expect(sent('PUT', api).query.get('api-version')).toBe('2024-05-01');
    expect(here.arm.to('PATCH', api)).toEqual([]);
  });

  it('is put raw at the preview with `bearer`, which the SDK would drop', async () => {
    const bearer = { properties: { ...properties(stated), subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key', bearer: 'enabled' } } };
    here.arm.on('PUT', api, { status: 201, body: { id: api, ...bearer } });
    here.arm.on('GET', api, { status: 200, body: { id: api, ...bearer } });
    here.arm.on('GET', `${api}/operations`, operations);
    await here.azure.driver.create({ kind: 'api', id: api, body: bearer, unseen }, here.signal);
    expect(sent('PUT', api).body).toEqual({ properties: { ...bearer.properties, ...properties(unseen) } });
    expect(sent('PUT', api).query.get('api-version')).toBe('2024-10-01-preview');
  });

  it('is put right where the import took its document\u2019s word for what we state otherwise', async () => {
    const overwritten = { ...properties(stated), displayName: 'From the document', subscriptionKeyParameterNames: { header: 'x', query: 'api-key', bearer: null } };
    here.arm.on('PUT', api, { status: 201, body: { id: api } });
    here.arm.on('GET', api, { status: 200, headers: { etag: '"4"' }, body: { id: api, properties: overwritten } });
    here.arm.on('GET', `${api}/operations`, operations);
    here.arm.on('PATCH', api, { status: 200, headers: { etag: '"5"' }, body: { id: api, ...stated } });
    const live = await here.azure.driver.create({ kind: 'api', id: api, body: stated, unseen }, here.signal);
    expect(sent('PATCH', api).body).toEqual({ properties: { displayName: 'Azure OpenAI', subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' } } });
    expect(sent('PATCH', api).headers['if-match']).toBe('"4"');
    expect(live.etag).toBe('"5"');
    expect(live.body['operations']).toHaveLength(1);
  });

  const before: JsonObject = {
    id: api,
    properties: {
      ...properties(stated),
      serviceUrl: 'https://theirs',
      apiRevision: '1',
      isCurrent: true,
      isOnline: true,
      termsOfServiceUrl: null,
      authenticationSettings: { oAuth2: null, openid: null, oAuth2AuthenticationSettings: [] },
      contact: { name: 'them' },
      apiVersionSetId: '/vs/1',
      apiVersionSet: { id: '/vs/1', name: 'v' },
      mcpProperties: null,
    },
  };

  it('is imported again together with all that the PUT would reset', async () => {
    here.arm.on('PUT', api, { status: 200, body: { id: api } });
    here.arm.on('GET', api, { status: 200, body: before });
    here.arm.on('GET', `${api}/operations`, operations);
    await here.azure.driver.update({ kind: 'api', id: api, body: stated, unseen, before, etag: '"7"', changes: [change('properties.value')] }, here.signal);
    expect(here.arm.to('PATCH', api)).toEqual([]);
    expect(sent('PUT', api).body).toEqual({
      properties: { ...properties(stated), serviceUrl: 'https://theirs', apiRevision: '1', isCurrent: true, contact: { name: 'them' }, apiVersionSetId: '/vs/1', ...properties(unseen) },
    });
    expect(sent('PUT', api).headers['if-match']).toBe('"7"');
  });

  it('is given back what the document of an import took away', async () => {
    here.arm.on('PUT', api, { status: 200, body: { id: api } });
    const after = { ...properties(stated), serviceUrl: 'https://theirs', contact: { name: 'of the document' }, apiRevision: 'one', apiVersionSetId: '/VS/1' };
    here.arm.on('GET', api, { status: 200, headers: { etag: '"8"' }, body: { id: api, properties: after } });
    here.arm.on('GET', `${api}/operations`, operations);
    here.arm.on('PATCH', api, { status: 204 });
    await here.azure.driver.update({ kind: 'api', id: api, body: stated, unseen, before, etag: '"7"', changes: [change('properties.value')] }, here.signal);
    expect(sent('PATCH', api).body).toEqual({ properties: { contact: { name: 'them' } } });
    expect(sent('PATCH', api).headers['if-match']).toBe('"8"');
  });

  it('that is gone right after it was written is an error of Azure, not of ours', async () => {
    here.arm.on('PATCH', api, { status: 204 });
    here.arm.on('GET', api, { status: 404, body: { error: { code: 'ResourceNotFound', message: 'Api not found.' } } });
    await expect(here.azure.driver.update({ kind: 'api', id: api, before, etag: '"7"', body: stated, changes: [change('properties.description')] }, here.signal)).rejects.toMatchObject({ name: 'ArmError', code: 'ResourceNotFound' });
  });

  it('that is read tells its operations, for one that appeared meanwhile', async () => {
    here.arm.on('GET', api, { status: 200, headers: { etag: '"1"' }, body: { id: api, ...stated } });
    here.arm.on('GET', `${api}/operations`, operations);
    expect((await here.azure.driver.read('api', api, here.signal))?.body['operations']).toEqual([{ id: `${api}/operations/chat`, name: 'chat', method: 'POST', urlTemplate: '/chat', displayName: 'Chat' }]);
  });

  it('is patched where no document goes along, and put whole at the preview for `bearer`', async () => {
    here.arm.on('PATCH', api, { status: 200, body: { id: api } });
    here.arm.on('PUT', api, { status: 200, body: { id: api } });
    here.arm.on('GET', api, { status: 200, headers: { etag: '"9"' }, body: { id: api } });
    const update = { kind: 'api', id: api, before, etag: '"7"' } as const;
    await here.azure.driver.update({ ...update, body: { properties: { description: 'new', path: 'openai' } }, changes: [change('properties.description')] }, here.signal);
    expect(sent('PATCH', api).body).toEqual({ properties: { description: 'new' } });
    expect(sent('PATCH', api).headers['if-match']).toBe('"7"');

    const keys = { header: 'api-key', bearer: 'enabled' };
    await here.azure.driver.update({ ...update, body: { properties: { subscriptionKeyParameterNames: keys } }, changes: [change('properties.subscriptionKeyParameterNames.bearer')] }, here.signal);
    expect(sent('PUT', api).body['properties']).toMatchObject({ subscriptionKeyParameterNames: { ...keys, query: 'api-key' }, serviceUrl: 'https://theirs', path: 'openai' });
    expect(sent('PUT', api).query.get('api-version')).toBe('2024-10-01-preview');
    expect(sent('PUT', api).headers['if-match']).toBe('"7"');
  });
});

describe('an API policy', () => {
  const policy = `${api}/policies/policy`;
  const body = { properties: { format: 'rawxml', value: '<policies />' } };

  it('is put as rawxml, and under its ETag where it exists', async () => {
    here.arm.on('PUT', policy, { status: 201, headers: { etag: '"1"' }, body: { id: policy, ...body } }, { status: 200, headers: { etag: '"2"' }, body: { id: policy, ...body } });
    await here.azure.driver.create({ kind: 'apiPolicy', id: policy, body }, here.signal);
    const live = await here.azure.driver.update({ kind: 'apiPolicy', id: policy, body, before: {}, etag: '"1"', changes: [change('properties.value')] }, here.signal);
    expect([sent('PUT', policy).body, sent('PUT', policy, 1).body]).toEqual([body, body]);
    expect([sent('PUT', policy).headers['if-match'], sent('PUT', policy, 1).headers['if-match']]).toEqual([undefined, '"1"']);
    expect(live.etag).toBe('"2"');
  });
});

describe('the identity of a service', () => {
  const mine = `/subscriptions/${subscription}/resourcegroups/rg-ai/providers/Microsoft.ManagedIdentity/userAssignedIdentities/mine`;
  const live = { type: 'UserAssigned', userAssignedIdentities: { [mine]: { principalId: 'p', clientId: 'c' } } };
  const update: Update = {
    kind: 'identity',
    id: service,
    body: { identity: { type: 'SystemAssigned, UserAssigned' } },
    before: { id: service, identity: live },
    etag: undefined,
    changes: [change('identity.type')],
  };

  it('is changed by a PATCH that keeps the identities it has, polled, and read back', async () => {
    const done = { id: service, identity: { ...live, type: 'SystemAssigned, UserAssigned', principalId: 'new-one' } };
    here.arm.on('GET', service, { status: 200, body: { id: service, identity: live } }, { status: 200, body: done });
    here.arm.on('PATCH', service, { status: 202, headers: { 'azure-asyncoperation': `${here.arm.endpoint}/poll` } });
    here.arm.on('GET', '/poll', { status: 200, body: { status: 'Succeeded' } });
    const written = await here.azure.driver.update(update, here.signal);
    expect(sent('PATCH', service).body).toEqual({ properties: {}, identity: { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { [mine]: {} } } });
    expect(written.body['identity']).toMatchObject({ principalId: 'new-one' });
  });

  it('is the same where a list wrote ids in other case and left out what they stand for', async () => {
    const done = { id: service, identity: { ...live, type: 'SystemAssigned, UserAssigned', principalId: 'new-one' } };
    here.arm.on('GET', service, { status: 200, body: { id: service, identity: live } }, { status: 200, body: done });
    here.arm.on('PATCH', service, { status: 200, body: done });
    const before = { id: service, identity: { type: 'userassigned', userAssignedIdentities: { [mine.replace('resourcegroups', 'resourceGroups')]: {} } } };
    await here.azure.driver.update({ ...update, before }, here.signal);
    expect(Object.keys(at(sent('PATCH', service).body, 'identity', 'userAssignedIdentities') ?? {})).toEqual([mine]);
  });

  it('is left alone where somebody changed it since the plan', async () => {
    here.arm.on('GET', service, { status: 200, body: { id: service, identity: { type: 'SystemAssigned', principalId: 'x' } } });
    await expect(here.azure.driver.update(update, here.signal)).rejects.toMatchObject({ status: 412 });
    expect(here.arm.lines()).toEqual([`GET ${service}`]);
  });
});

describe('a role assignment', () => {
  const id = `${account}/providers/Microsoft.Authorization/roleAssignments/11111111-1111-1111-1111-111111111111`;
  const role = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd`;
  const body = { properties: { roleDefinitionId: role, principalId: 'p-1' } };
  const create = () => here.azure.driver.create({ kind: 'roleAssignment', id, body }, here.signal);

  it('is made with a principal type, at the path without a doubled slash', async () => {
    here.arm.on('PUT', id, { status: 201, body: { id, properties: body.properties } });
    await create();
    expect(sent('PUT', id).body).toEqual({ properties: { ...body.properties, principalType: 'ServicePrincipal' } });
    expect(sent('PUT', id).query.get('api-version')).toBe('2022-04-01');
  });

  it('is done where the same one exists under another name', async () => {
    const other = { id: `${account}/providers/Microsoft.Authorization/roleAssignments/other`, properties: { ...body.properties, scope: account } };
    const elsewhere = { id: 'x', properties: { ...body.properties, scope: `/subscriptions/${subscription}` } };
    here.arm.on('PUT', id, { status: 409, body: { error: { code: 'RoleAssignmentExists', message: 'The role assignment already exists.' } } });
    here.arm.on('GET', `${account}/providers/Microsoft.Authorization/roleAssignments`, { status: 200, body: { value: [elsewhere, other] } }, { status: 200, body: { value: [] } });
    expect((await create()).id).toBe(other.id);
    expect(await create()).toEqual({ id, kind: 'roleAssignment', body: { id, ...body } });
  });

  it('waits until the directory knows a new identity, but not for ever', async () => {
    const unknown = { status: 400, body: { error: { code: 'PrincipalNotFound', message: 'Principal does not exist in the directory.' } } };
    here.arm.on('PUT', id, unknown, unknown, { status: 201, body: { id, properties: {} } });
    await create();
    expect(here.waits).toEqual([1000, 2000]);
    here.arm.on('PUT', id, unknown);
    await expect(create()).rejects.toMatchObject({ code: 'PrincipalNotFound' });
  });

  it('is removed without asking for an ETag, which it does not have', async () => {
    here.arm.on('DELETE', id, { status: 200, body: { id } });
    await here.azure.driver.remove('roleAssignment', id, undefined, here.signal);
    expect(here.arm.lines()).toEqual([`DELETE ${id}`]);
  });
});
