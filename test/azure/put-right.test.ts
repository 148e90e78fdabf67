import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { service, world } from './support/connected.ts';

const here = world();
const api = `${service}/apis/x`;
const policy = `${api}/operations/chat/policies/policy`;
const body: JsonObject = { id: api, properties: { path: 'x', displayName: 'X' } };
const policyAnswer = (value: string, etag: string) => ({ status: 200, headers: { etag }, body: { id: policy, properties: { format: 'rawxml', value } } });
const operations = { status: 200, body: { value: [{ id: `${api}/operations/chat`, name: 'chat', properties: { method: 'POST', urlTemplate: '/chat' } }] } };
const changed = { status: 412, body: { error: { code: 'PreconditionFailed', message: 'changed', details: null } } };

function imported(): Promise<JsonObject> {
  here.arm.on('GET', api, { status: 200, headers: { etag: '"1"' }, body });
  here.arm.on('GET', `${api}/operations`, operations);
  here.arm.on('PUT', api, { status: 200, body });
  here.arm.on('PUT', policy, changed);
  const update = { kind: 'api', id: api, body, unseen: { properties: { format: 'openapi', value: 'openapi: 3.0.1' } }, before: body, etag: '"1"', changes: [] } as const;
  return here.azure.driver.update(update, here.signal).then((live) => live.body);
}

it('a correction that was made although its answer says otherwise counts as made', async () => {
  here.arm.on('GET', policy, policyAnswer('ours', '"2"'), policyAnswer('other', '"3"'), policyAnswer('ours', '"4"'));
  expect((await imported())['putRight']).toEqual([{ operation: 'chat', what: 'policy restored' }]);
  expect(here.arm.to('PUT', policy).map(({ headers }) => headers['if-match'])).toEqual(['"3"']);
});

it('a correction that met somebody else\u2019s change fails the step, and is not taken for a changed API', async () => {
  here.arm.on('GET', policy, policyAnswer('ours', '"2"'), policyAnswer('other', '"3"'), policyAnswer('theirs', '"4"'));
  await expect(imported()).rejects.toMatchObject({ code: 'ImportNotPutRight', message: expect.stringContaining('changed') });
  expect(here.arm.to('PUT', policy)).toHaveLength(1);
});

describe('an import whose answer was lost, so that its second try met the ETag of the first', () => {
  const stated = { properties: { path: 'x', displayName: 'X', description: 'two' } };
  const update = { kind: 'api', id: api, body: stated, unseen: { properties: { format: 'openapi', value: 'openapi: 3.0.1' } }, before: body, etag: '"1"', changes: [] } as const;

  it('is looked after like any other', async () => {
    here.arm.on('GET', api, { status: 200, headers: { etag: '"2"' }, body: { id: api, ...stated } });
    here.arm.on('GET', `${api}/operations`, operations);
    here.arm.on('GET', policy, policyAnswer('ours', '"2"'), policyAnswer('other', '"3"'));
    here.arm.on('PUT', api, changed);
    here.arm.on('PUT', policy, policyAnswer('ours', '"4"'));
    expect((await here.azure.driver.update(update, here.signal)).body['putRight']).toEqual([{ operation: 'chat', what: 'policy restored' }]);
  });

  it('is somebody else’s change where the API does not show it', async () => {
    here.arm.on('GET', api, { status: 200, headers: { etag: '"2"' }, body: { id: api, properties: { ...stated.properties, description: 'theirs' } } });
    here.arm.on('GET', `${api}/operations`, operations);
    here.arm.on('GET', policy, policyAnswer('ours', '"2"'));
    here.arm.on('PUT', api, changed);
    await expect(here.azure.driver.update(update, here.signal)).rejects.toMatchObject({ status: 412 });
  });
});
