import { beforeAll, describe, expect, it } from 'vitest';
import { answerWith, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

let gateway: TestGateway;

const operations = [
  'GET /',
  'GET /pets',
  'GET /pets/{id}',
  'GET /pets/mine',
  'POST /pets',
  'GET /pets/{id}/toys/{toy}',
  'GET /files/*',
  'GET /files/readme',
  'GET /tree/{*path}',
  'GET /chat?api-version={api-version}',
  'GET /chat',
  'GET /odata/Pets({key})',
  'HEAD /pets',
  'GET /kind?of=dog',
];

beforeAll(async () => {
  gateway = await startGateway();
  await gateway.api('zoo', operations);
  for (const [at, name] of operations.entries()) await gateway.policy(`/apis/zoo/operations/op${at}`, { inbound: answerWith(name.replace('&', '&amp;')) });
});

describe('an operation is found by method and template', () => {
  it.each([
    ['GET', '/zoo/pets', 'GET /pets'],
    ['POST', '/zoo/pets', 'POST /pets'],
    // Documented: `resource` takes `resource/` as well.
    ['GET', '/zoo/pets/', 'GET /pets'],
    ['GET', '/zoo', 'GET /'],
    ['GET', '/zoo/', 'GET /'],
    ['GET', '/ZOO/Pets', 'GET /pets'],
    ['GET', '/zoo/pets/7', 'GET /pets/{id}'],
    ['GET', '/zoo/pets/mine', 'GET /pets/mine'],
    ['GET', '/zoo/pets/7/toys/ball', 'GET /pets/{id}/toys/{toy}'],
    ['GET', '/zoo/pets/a%2Fb', 'GET /pets/{id}'],
    ['GET', '/zoo/files/a/b/c', 'GET /files/*'],
    ['GET', '/zoo/files/', 'GET /files/*'],
    ['GET', '/zoo/files/readme', 'GET /files/readme'],
    ['GET', '/zoo/tree/a/b', 'GET /tree/{*path}'],
    ['GET', '/zoo/chat?api-version=1', 'GET /chat?api-version={api-version}'],
    ['GET', '/zoo/chat?other=1', 'GET /chat'],
    ['GET', '/zoo/odata/Pets(5)', 'GET /odata/Pets({key})'],
    ['GET', '/zoo/kind?of=dog&x=1', 'GET /kind?of=dog'],
    ['GET', '/zoo/pets?anything=goes', 'GET /pets'],
  ])('%s %s is %s', async (method, path, operation) => {
    const reply = await gateway.call(path, { method });
    expect([reply.status, reply.text]).toEqual([200, operation]);
  });

  it.each([
    ['PUT', '/zoo/pets'],
    ['OPTIONS', '/zoo/pets'],
    ['GET', '/zoo/pets/7/toys'],
    ['GET', '/zoo/pets//toys/ball'],
    ['GET', '/zoo/files'],
    ['GET', '/zoo/kind?of=cat'],
    ['GET', '/zoo/kind'],
    ['GET', '/zoo/odata/Pets()'],
    ['GET', '/zoopets'],
    ['GET', '/'],
  ])('%s %s is nobody’s: 404', async (method, path) => {
    const reply = await gateway.call(path, { method });
    expect(reply.status).toBe(404);
    expect(reply.json).toEqual({ statusCode: 404, message: 'Resource not found' });
  });

  it('HEAD is an operation of its own, answered without a body', async () => {
    const reply = await gateway.call('/zoo/pets', { method: 'HEAD' });
    expect([reply.status, reply.text]).toEqual([200, '']);
    expect((await gateway.call('/zoo/pets/7', { method: 'HEAD' })).status).toBe(404);
  });
});
