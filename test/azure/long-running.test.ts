import { describe, expect, it } from 'vitest';
import { ArmError } from '../../src/model/arm-error.ts';
import type { Write } from '../../src/model/driver.ts';
import type { Json } from '../../src/model/json.ts';
import { service, world } from './support/connected.ts';

const here = world();
const api = `${service}/apis/openai`;
const poll = '/subscriptions/s/providers/Microsoft.ApiManagement/locations/x/operationResults/1';
const apiBody = { id: api, name: 'openai', properties: { path: 'openai', displayName: 'Azure OpenAI' } };
const operation = { id: `${api}/operations/chat`, name: 'chat', properties: { method: 'POST', urlTemplate: '/chat', displayName: 'Chat', extra: 1 } };
const write: Write = {
  kind: 'api',
  id: api,
  body: { properties: { path: 'openai', displayName: 'Azure OpenAI' } },
  unseen: { properties: { format: 'openapi+json', value: '{"paths":{"/chat":{}}}' } },
};

function scripted(headers: Record<string, string>, status = 201, body?: Json): void {
  here.arm.on('PUT', api, { status, headers, ...(body !== undefined && { body }) });
  here.arm.on('GET', api, { status: 200, headers: { etag: '"1"' }, body: apiBody });
  here.arm.on('GET', `${api}/operations`, { status: 200, body: { value: [operation], count: 1 } });
}

const url = (path = poll): string => `${here.arm.endpoint}${path}?api-version=2024-05-01&asyncResponse&t=1&s=a%2Fb`;
const imported = () => here.azure.driver.create(write, here.signal);
const failure = async (): Promise<ArmError> => {
  const error: unknown = await imported().catch((caught: unknown) => caught);
  if (error instanceof ArmError) return error;
  throw new Error('did not fail with an ArmError', { cause: error });
};

describe('a write that ARM carries on with', () => {
  it('is done at once where the answer names no operation', async () => {
    scripted({}, 200, apiBody);
    const live = await imported();
    expect(here.waits).toEqual([]);
    expect(live.etag).toBe('"1"');
    expect(live.body['operations']).toEqual([{ id: operation.id, name: 'chat', method: 'POST', urlTemplate: '/chat', displayName: 'Chat' }]);
  });

  it('is polled at Azure-AsyncOperation, which goes before Location, with the URL as it was given', async () => {
    scripted({ 'azure-asyncoperation': url(), location: url('/other') });
    here.arm.on('GET', poll, { status: 200, body: { status: 'InProgress' } }, { status: 200, body: { status: 'InProgress' } }, { status: 200, body: { status: 'Succeeded' } });
    await imported();
    expect(here.waits).toEqual([250, 500, 1000]);
    expect(here.arm.to('GET', poll).map(({ search }) => search)).toEqual(Array(3).fill('?api-version=2024-05-01&asyncResponse&t=1&s=a%2Fb'));
    expect(here.arm.to('GET', '/other')).toEqual([]);
  });

  it('is polled at Location until that no longer answers 202', async () => {
    scripted({ location: `${poll}?api-version=2022-08-01` }, 202);
    here.arm.on('GET', poll, { status: 202, headers: { location: `${poll}/next?api-version=2022-08-01` } });
    here.arm.on('GET', `${poll}/next`, { status: 201, body: apiBody });
    await imported();
    expect(here.arm.lines().filter((line) => line.includes('operationResults'))).toEqual([`GET ${poll}`, `GET ${poll}/next`]);
  });

  it('is polled at the resource where only its state says that it goes on', async () => {
    scripted({}, 201, { id: api, properties: { ProvisioningState: 'InProgress' } });
    here.arm.on('GET', api, { status: 200, body: { ...apiBody, properties: { ...apiBody.properties, provisioningState: 'Updating' } } }, { status: 200, body: apiBody });
    await imported();
    expect(here.waits).toEqual([250, 500]);
  });

  it('is polled as often as Retry-After says, 0 included', async () => {
    scripted({ 'azure-asyncoperation': url(), 'retry-after': '0' });
    here.arm.on('GET', poll, { status: 200, headers: { 'retry-after': '7' }, body: { status: 'Running' } }, { status: 200, body: { status: 'Succeeded' } });
    await imported();
    expect(here.waits).toEqual([0, 7000]);
  });

  it('fails with code, message and all details of an asynchronous failure', async () => {
    scripted({ 'azure-asyncoperation': url() });
    here.arm.on('GET', poll, {
      status: 200,
      headers: { 'x-ms-request-id': 'r-1' },
      body: {
        status: 'Failed',
        error: {
          code: 'ValidationError',
          message: 'One or more fields contain incorrect values:',
          details: [{ code: 'ValidationError', target: 'representation', message: 'Parsing error(s)', details: [{ code: 'Inner', message: 'line 3' }] }],
          innererror: { code: 'Deep', message: 'the reason', innererror: { message: 'its reason' } },
        },
      },
    });
    const error = await failure();
    expect(error).toMatchObject({ code: 'ValidationError', message: 'One or more fields contain incorrect values:', requestId: 'r-1', method: 'GET' });
    expect(error.details.map(({ message }) => message)).toEqual(['Parsing error(s)', 'line 3', 'the reason', 'its reason']);
    expect(error.details[0]?.target).toBe('representation');
    expect(error.url).not.toContain('?');
  });

  it.each([
    ['status', { status: 'Failed', error: { code: 'Bad', message: 'no' } }, 'Bad'],
    ['properties.status', { properties: { status: 'Failed', error: { code: 'Bad', message: 'no' } } }, 'Bad'],
    ['a cancelled status without a reason', { status: 'Canceled' }, 'OperationCanceled'],
  ])('takes a Location poll that answers 200 with %s for the failure that it is', async (_case, body, code) => {
    scripted({ location: url() }, 202);
    here.arm.on('GET', poll, { status: 200, body });
    expect((await failure()).code).toBe(code);
  });

  it('fails with the answer of a poll that is an error', async () => {
    scripted({ location: url() }, 202);
    here.arm.on('GET', poll, { status: 400, body: { error: { code: 'ValidationError', message: 'bad', details: [{ code: 'ValidationError', target: 'name', message: 'taken' }] } } });
    expect(await failure()).toMatchObject({ status: 400, code: 'ValidationError', details: [{ code: 'ValidationError', target: 'name', message: 'taken' }] });
  });

  it('bears that its operation is not known yet, but not for ever', async () => {
    const unknown = { status: 404, body: { error: { code: 'ResourceNotFound', message: 'not yet' } } };
    scripted({ 'azure-asyncoperation': url() });
    here.arm.on('GET', poll, unknown, unknown, { status: 200, body: { status: 'Succeeded' } });
    await imported();
    here.arm.on('GET', poll, unknown);
    expect((await failure()).status).toBe(404);
  });

  it('fails where the import is said to be done but has no operations', async () => {
    scripted({}, 200, apiBody);
    here.arm.on('GET', `${api}/operations`, { status: 200, body: { value: [], count: 0 } });
    expect((await failure()).code).toBe('ImportIncomplete');
  });

  it('waits for the deletion of an API to end, and takes what is gone for done', async () => {
    here.arm.on('DELETE', api, { status: 202, headers: { location: url() } });
    here.arm.on('GET', poll, { status: 202, headers: { location: url() } }, { status: 204 });
    await here.azure.driver.remove('api', api, '"7"', here.signal);
    const [sent] = here.arm.to('DELETE', api);
    expect(sent?.query.get('deleteRevisions')).toBe('true');
    expect(sent?.headers['if-match']).toBe('"7"');
    here.arm.on('DELETE', api, { status: 404, body: { error: { code: 'ResourceNotFound', message: 'Api not found.' } } });
    await here.azure.driver.remove('api', api, undefined, here.signal);
    expect(here.arm.to('DELETE', api)[1]?.headers['if-match']).toBe('*');
  });

  it('follows no poll to another host', async () => {
    scripted({ 'azure-asyncoperation': 'https://localhost:1/steal' });
    expect((await failure()).code).toBe('ForeignHost');
  });

  it('ends as soon as the signal aborts', async () => {
    scripted({ 'azure-asyncoperation': url() });
    here.arm.on('GET', poll, { status: 200, body: { status: 'InProgress' } });
    const stop = new AbortController();
    const azure = await here.connect({
      sleep: () => {
        stop.abort(new Error('stopped'));
        return Promise.reject(stop.signal.reason as Error);
      },
    });
    await expect(azure.driver.create(write, stop.signal)).rejects.toThrow('stopped');
  });
});
