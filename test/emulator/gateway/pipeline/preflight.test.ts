import { beforeAll, describe, expect, it } from 'vitest';
import { answerWith, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

let gateway: TestGateway;
const cors = '<cors><allowed-origins><origin>https://good.example</origin></allowed-origins><allowed-methods><method>GET</method></allowed-methods></cors>';
const asks = { origin: 'https://good.example', 'access-control-request-method': 'GET' };

beforeAll(async () => {
  gateway = await startGateway();
  await gateway.api('a', ['GET /'], { subscriptionRequired: true });
  await gateway.policy('/apis/a', { inbound: `<base />${cors}${answerWith('never', 400)}` });
  await gateway.api('b', ['GET /', 'OPTIONS /']);
  await gateway.policy('/apis/b', { inbound: `${cors}${answerWith('its own', 202)}` });
  await gateway.api('c', ['GET /']);
});

describe('a preflight request', () => {
  it('is answered by cors alone, without a key', async () => {
    const reply = await gateway.call('/a', { method: 'OPTIONS', headers: asks });
    expect([reply.status, reply.headers['access-control-allow-origin']]).toEqual([200, 'https://good.example']);
  });

  it('is an ordinary one where an operation takes OPTIONS', async () => {
    expect((await gateway.call('/b', { method: 'OPTIONS', headers: asks })).status).toBe(202);
  });

  it('is 404 without a cors policy', async () => {
    expect((await gateway.call('/c', { method: 'OPTIONS', headers: asks })).status).toBe(404);
  });

  it('is none without an origin and the method that it asks for', async () => {
    expect((await gateway.call('/a', { method: 'OPTIONS', headers: { origin: 'https://good.example' } })).status).toBe(404);
    expect((await gateway.call('/a', { method: 'OPTIONS' })).status).toBe(404);
  });
});
