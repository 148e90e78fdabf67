import { describe, expect, it } from 'vitest';
import { neededFor } from '../../src/azure/actions.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Step } from '../../src/model/plan.ts';
import type { Kind } from '../../src/model/resource.ts';
import { service, world } from './support/connected.ts';

const here = world();
const versionSet = `${service}/apiVersionSets/v`;
const release = `${service}/apis/x/releases/r`;
const operation = `${service}/apis/x;rev=2/operations/own`;

const versionSetBody: JsonObject = { properties: { displayName: 'v', description: 'd [apim-llm:x]', versioningScheme: 'Query', versionQueryName: 'api-version' } };
const releaseBody: JsonObject = { properties: { apiId: `${service}/apis/x;rev=2`, notes: 'n' } };
const operationBody: JsonObject = {
  properties: {
    displayName: 'Own',
    method: 'POST',
    urlTemplate: '/own/{id}',
    templateParameters: [{ name: 'id', type: 'string', required: true, values: [], newer: 1 }],
    request: { representations: [{ contentType: 'application/json', sample: '{}', examples: { default: { value: null } } }] },
    newer: { deep: [1] },
  },
};

const subscription = `${service}/subscriptions/llm-canary`;
const subscriptionBody: JsonObject = { properties: { scope: `${service}/apis/x`, displayName: 'd', allowTracing: false, state: 'active' } };

const resources: readonly (readonly [Kind, string, JsonObject])[] = [
  ['apiVersionSet', versionSet, versionSetBody],
  ['apiRelease', release, releaseBody],
  ['operation', operation, operationBody],
  ['subscription', subscription, subscriptionBody],
];

describe.each(resources)('%s', (kind, id, body) => {
  it('is read as ARM answers it, with its ETag, and is undefined where there is none', async () => {
    const answered = { id, name: 'n', properties: { unknown: { deep: [1] } } };
    here.arm.on('GET', id, { status: 200, headers: { etag: '"1"' }, body: answered });
    expect(await here.azure.driver.read(kind, id, here.signal)).toEqual({ id, kind, body: answered, etag: '"1"' });
    here.arm.on('GET', id, { status: 404, body: { error: { code: 'ResourceNotFound', message: 'not found' } } });
    expect(await here.azure.driver.read(kind, id, here.signal)).toBeUndefined();
  });

  it('is created as it is stated, without a condition', async () => {
    here.arm.on('PUT', id, { status: 201, headers: { etag: '"1"' }, body: { id, ...body } });
    expect(await here.azure.driver.create({ kind, id, body }, here.signal)).toEqual({ id, kind, etag: '"1"', body: { id, ...body } });
    const [sent] = here.arm.to('PUT', id);
    expect(sent?.body).toEqual(body);
    expect(sent?.headers['if-match']).toBeUndefined();
    expect(sent?.query.get('api-version')).toBe('2024-05-01');
    expect(sent?.headers['user-agent']).toContain('azsdk-js-arm-apimanagement');
  });

  it('is patched with what changed, under the ETag of the plan', async () => {
    const [name = ''] = Object.keys(body['properties'] as JsonObject).slice(-1);
    here.arm.on('PATCH', id, { status: 204 });
    here.arm.on('GET', id, { status: 200, headers: { etag: '"6"' }, body: { id } });
    const live = await here.azure.driver.update({ kind, id, body, before: { properties: {} }, etag: '"5"', changes: [{ path: `properties.${name}` }] }, here.signal);
    expect(here.arm.to('PATCH', id)[0]?.body).toEqual({ properties: { [name]: (body['properties'] as JsonObject)[name] } });
    expect(here.arm.to('PATCH', id)[0]?.headers['if-match']).toBe('"5"');
    expect(live.etag).toBe('"6"');
  });

  it('is left alone where it was changed since', async () => {
    here.arm.on('PATCH', id, { status: 412, body: { error: { code: 'PreconditionFailed', message: 'changed', details: null } } });
    await expect(here.azure.driver.update({ kind, id, body, before: {}, etag: '"5"', changes: [] }, here.signal)).rejects.toMatchObject({ status: 412 });
    expect(here.arm.received).toHaveLength(1);
  });

  it('is removed under its ETag, and is removed where it is missing', async () => {
    here.arm.on('DELETE', id, { status: 200 }, { status: 204 }, { status: 404 });
    await here.azure.driver.remove(kind, id, '"3"', here.signal);
    await here.azure.driver.remove(kind, id, undefined, here.signal);
    await here.azure.driver.remove(kind, id, undefined, here.signal);
    expect(here.arm.received.map(({ headers }) => headers['if-match'])).toEqual(['"3"', '*', '*']);
  });
});

describe('fields that the SDK lacks', () => {
  it('are not lost from a version set', async () => {
    const body = { properties: { displayName: 'v', newer: true } };
    here.arm.on('PUT', versionSet, { status: 201, body: { id: versionSet } });
    await here.azure.driver.create({ kind: 'apiVersionSet', id: versionSet, body }, here.signal);
    expect(here.arm.to('PUT', versionSet)[0]?.body).toEqual(body);
    expect(here.arm.to('PUT', versionSet)[0]?.query.get('api-version')).toBe('2024-10-01-preview');
  });

  it('and a release sets itself are not sent', async () => {
    const body = { properties: { apiId: '/apis/x;rev=2', createdDateTime: '2026-01-01T00:00:00Z', updatedDateTime: '2026-01-01T00:00:00Z' } };
    here.arm.on('PUT', release, { status: 201, body: { id: release } });
    await here.azure.driver.create({ kind: 'apiRelease', id: release, body }, here.signal);
    expect(here.arm.to('PUT', release)[0]?.body).toEqual({ properties: { apiId: '/apis/x;rev=2' } });
  });
});

it('an operation\u2019s policy is written below the operation, not to the API', async () => {
  const id = `${operation}/policies/policy`;
  here.arm.on('PUT', id, { status: 201, headers: { etag: '"1"' }, body: { id } });
  here.arm.on('DELETE', id, { status: 200 });
  await here.azure.driver.create({ kind: 'apiPolicy', id, body: { properties: { format: 'rawxml', value: '<policies />' } } }, here.signal);
  await here.azure.driver.remove('apiPolicy', id, '"1"', here.signal);
  expect(here.arm.lines()).toEqual([`PUT ${id}`, `DELETE ${id}`]);
  expect(here.arm.to('PUT', id)[0]?.body).toEqual({ properties: { format: 'rawxml', value: '<policies />' } });
});

it('a revision is removed alone, an API with all of its revisions', async () => {
  const api = `${service}/apis/x`;
  here.arm.on('DELETE', api, { status: 200 });
  here.arm.on('DELETE', `${api};rev=2`, { status: 200 });
  await here.azure.driver.remove('api', api, '"1"', here.signal);
  await here.azure.driver.remove('api', `${api};rev=2`, '"1"', here.signal);
  expect(here.arm.received.map(({ query }) => query.get('deleteRevisions'))).toEqual(['true', null]);
});

it('the steps need the actions of their kinds', () => {
  const steps = resources.map(([kind, id]) => ({ kind, id, action: kind === 'operation' ? 'delete' : 'create', desired: {} })) as unknown as readonly Step[];
  expect(neededFor(steps).map(({ action }) => action)).toEqual([
    'Microsoft.ApiManagement/service/apiVersionSets/write',
    'Microsoft.ApiManagement/service/apis/releases/write',
    'Microsoft.ApiManagement/service/apis/operations/delete',
    'Microsoft.ApiManagement/service/subscriptions/write',
  ]);
});

describe('the keys of a subscription', () => {
  const keys = { primaryKey: 'first-key', secondaryKey: 'second-key' };

  it('are in what ARM answers to a write, and go no further', async () => {
    const answered = { id: subscription, properties: { ...(subscriptionBody['properties'] as JsonObject), ...keys } };
    here.arm.on('PUT', subscription, { status: 201, headers: { etag: '"1"' }, body: answered });
    here.arm.on('PATCH', subscription, { status: 200, headers: { etag: '"2"' }, body: answered });
    const created = await here.azure.driver.create({ kind: 'subscription', id: subscription, body: subscriptionBody }, here.signal);
    const updated = await here.azure.driver.update({ kind: 'subscription', id: subscription, body: subscriptionBody, before: {}, etag: '"1"', changes: [{ path: 'properties.state' }] }, here.signal);
    expect(created).toEqual({ id: subscription, kind: 'subscription', etag: '"1"', body: { id: subscription, ...subscriptionBody } });
    expect(JSON.stringify(updated)).not.toContain('-key');
  });
});
