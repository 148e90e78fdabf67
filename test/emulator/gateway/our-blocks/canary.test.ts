import { beforeAll, describe, expect, it } from 'vitest';
import { canaryDocument } from '../../../../src/policy/canary-document.ts';
import { shapes, isShape, type Shape } from '../../../../src/model/shapes.ts';
import type { TestBackend } from '../../../support/backend.ts';
import type { GatewayReply, GatewayRequestOptions } from '../../../support/call-gateway.ts';
import { startOurs, type Answer, type OurGateway } from './our-blocks-fixture.ts';
import { servicePath } from '../gateway-fixture.ts';

const all = Object.keys(shapes).filter(isShape);
const document = (shape: Shape): string => canaryDocument({ shape, audience: 'https://cognitiveservices.azure.com', clientId: null });

let ours: OurGateway;
beforeAll(async () => {
  ours = await startOurs();
  await ours.api('canary', all.map((shape) => `GET /${shape}/{backend}`));
  for (const [at, shape] of all.entries()) await ours.put(`/apis/canary/operations/op${at}/policies/policy`, { format: 'rawxml', value: document(shape) });
});

function backend(name: string, answer: Answer, path = '/openai'): Promise<TestBackend> {
  return ours.backend(name, [answer], {}, path);
}

function ask(shape: Shape, name: string, options?: GatewayRequestOptions): Promise<GatewayReply> {
  return ours.call(`/canary/${shape}/${name}`, options);
}

describe('the canary of a gateway', () => {
  it.each([
    ['openai', '/openai', '/openai/models?api-version=2024-10-21'],
    ['v1', '/openai/v1', '/openai/v1/models'],
    ['models', '/models', '/models/info?api-version=2024-05-01-preview'],
  ] as const)('asks a backend of shape %s as the service, with nothing of the client', async (shape, path, asked) => {
    const { seen } = await backend(`swe--${shape}`, 200, path);
    const key = (await ours.ask('POST', `${servicePath}/subscriptions/master/listSecrets?api-version=2024-05-01`)).body.primaryKey as string;
    const headers = { 'Ocp-Apim-Subscription-Key': key, 'api-key': key, authorization: 'Bearer of-the-client' };
    expect((await ask(shape, `swe--${shape}?api-version=9&subscription-key=${key}`, { headers })).status).toBe(200);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: 'GET', url: asked });
    expect(seen[0]?.headers['authorization']).toMatch(/^Bearer eyJ/);
    expect(JSON.stringify(seen)).not.toContain(key);
  });

  it.each([200, 401, 403, 404, 429, 500])('tells that the account answered %i, and nothing else of it', async (status) => {
    await backend(`s${status}--openai`, [status, { 'x-ms-region': 'Sweden Central', 'x-ratelimit-remaining-tokens': '7' }]);
    const { headers, status: told, text } = await ask('openai', `s${status}--openai`);
    expect([told, text, headers['x-apim-llm-canary'], headers['x-apim-llm-canary-reason']]).toEqual([status, '', `s${status}--openai`, undefined]);
    expect(Object.keys(headers).filter((name) => /^(x-ms|x-rate|apim|content-type)/.test(name))).toEqual([]);
  });

  it.each(['long--account--gpt--deadbeef', 'swe--gpt-4o--openai', 'UPPER--OPENAI'])('knows %s for a backend of ours', async (name) => {
    const { seen } = await backend(name, 200);
    expect((await ask('openai', name)).status).toBe(200);
    expect(seen).toHaveLength(1);
  });

  it.each(['partner', 'openai', 'swe--v1', 'swe--openai2', 'swe--openaix', 'swe-openai', '--openai', 'x--DEADBEE', 'x--deadbeef0'])('sends no token to %s', async (name) => {
    const { seen } = await backend(name.startsWith('--') ? 'x' : name, 200);
    const { headers, status } = await ask('openai', name);
    expect([status, headers['x-apim-llm-canary']]).toEqual([404, undefined]);
    expect(seen).toEqual([]);
  });

  it.each(['%0Aswe--openai', 'a%0D%0Ab--openai', 'swe--openai%0A', 'a%20b--openai'])('takes %s for no name', async (name) => {
    const { headers, status } = await ask('openai', name);
    expect([status, headers['x-apim-llm-canary']]).toEqual([404, undefined]);
  });

  it('says why the gateway got no answer', async () => {
    const gone = await backend('gone--openai', 200);
    await gone.stop().catch(() => undefined);
    const { headers, status, text } = await ask('openai', 'gone--openai');
    expect([status, text, headers['x-apim-llm-canary'], headers['x-apim-llm-canary-reason']]).toEqual([502, '', 'gone--openai', 'BackendConnectionFailure']);
    const missing = await ask('openai', 'never--openai');
    expect([missing.status, missing.headers['x-apim-llm-canary']]).toEqual([502, 'never--openai']);
  });
});

it.each(all)('the document for %s means the same in both formats', async (shape) => {
  const stored: unknown[] = [];
  const owner = `/apis/canary/operations/op${all.indexOf(shape)}/policies/policy`;
  for (const format of ['xml', 'rawxml']) {
    await ours.put(owner, { format, value: document(shape) });
    stored.push((await ours.ask('GET', `${servicePath}${owner}?api-version=2024-05-01&format=rawxml`)).body);
  }
  expect(stored[1]).toEqual(stored[0]);
});
