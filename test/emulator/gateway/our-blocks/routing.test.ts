import { beforeAll, describe, expect, it } from 'vitest';
import { routeBlock, type RouteBlock } from '../../../../src/policy/blocks/route-block.ts';
import type { RouteRow } from '../../../../src/policy/blocks/route-row.ts';
import type { TestBackend } from '../../../support/backend.ts';
import { account, json, startOurs, type OurGateway } from './our-blocks-fixture.ts';

let ours: OurGateway;
let apis = 0;
const backends = new Map<string, TestBackend>();

beforeAll(async () => {
  ours = await startOurs();
  for (const name of ['main', 'east', 'west']) backends.set(name, await ours.backend(name, [200]));
  backends.set('deployed', await ours.backend('deployed', [200], {}, '/openai/deployments/its-own'));
});

const to = (id: string) => ({ kind: 'backend', id }) as const;
const row = (model: string, id: string, more: Partial<RouteRow> = {}): RouteRow => ({ model, to: to(id), by: 'facade', ...more });
const dated = '/deployments/{deployment-id}/embeddings';

/** An operation with a route on an API whose account is `main`; gives back the API's path. */
async function routed(template: string, route: Omit<RouteBlock, 'template'>): Promise<string> {
  apis += 1;
  await ours.api(`r${apis}`, [`POST ${template}`]);
  await ours.blocks(`/apis/r${apis}`, 'api', [account('main')]);
  await ours.blocks(`/apis/r${apis}/operations/op0`, 'operation', [routeBlock({ ...route, template })]);
  return `/r${apis}`;
}

async function answer(path: string, body: Parameters<OurGateway['call']>[1] = json({})): Promise<readonly [string, string | undefined]> {
  const { status, text } = await ours.call(path, body);
  const [name = ''] = text.split(' ');
  return status === 200 ? [name, backends.get(name)?.seen.at(-1)?.url] : [`${status} ${text}`, undefined];
}

const unknown = '400 {"error":{"code":"DeploymentNotFound","message":"No model of this name is served here."}}';

describe('a route by path', () => {
  const modelFrom = { kind: 'path', parameter: 'deployment-id' } as const;

  it('sends each model to its backend, case aside, and answers 400 to others, whatever the body says', async () => {
    const path = await routed(dated, { modelFrom, unknown: 'refuse', rows: [row('gpt-4o', 'east'), row('ada', 'west'), row('it"s <a>', 'west')] });
    expect(await answer(`${path}/deployments/gpt-4o/embeddings?api-version=1`)).toEqual(['east', '/openai/deployments/gpt-4o/embeddings?api-version=1']);
    expect(await answer(`${path}/deployments/GPT-4O/embeddings`)).toEqual(['east', '/openai/deployments/GPT-4O/embeddings']);
    expect(await answer(`${path}/deployments/ada/embeddings`, json({ model: 'gpt-4o' }))).toEqual(['west', '/openai/deployments/ada/embeddings']);
    expect((await answer(`${path}/deployments/it%22s%20%3Ca%3E/embeddings`))[0]).toBe('west');
    for (const name of ['other', 'gpt-4', 'gpt-4o%20', '%7B%7D', '*']) expect(await answer(`${path}/deployments/${name}/embeddings`, json({ model: 'gpt-4o' })), name).toEqual([unknown, undefined]);
  });

  it('leaves unknown models to the account, or to the row for all', async () => {
    const rows = [row('gpt-4o', 'east')];
    const open = await routed(dated, { modelFrom, unknown: 'fall-through', rows });
    expect((await answer(`${open}/deployments/other/embeddings`))[0]).toBe('main');
    const all = await routed(dated, { modelFrom, unknown: 'refuse', rows: [row('*', 'west'), ...rows] });
    expect([(await answer(`${all}/deployments/other/embeddings`))[0], (await answer(`${all}/deployments/gpt-4o/embeddings`))[0]]).toEqual(['west', 'east']);
    const only = await routed(dated, { modelFrom, unknown: 'refuse', rows: [row('*', 'west')] });
    expect((await answer(`${only}/deployments/other/embeddings`))[0]).toBe('west');
  });

  it.each([
    ['in the query', dated],
    ['in the template', `${dated}?api-version={api-version}`],
  ])('rewrites the path to the name of the deployment: api-version %s, other parameters, and a body stay', async (_, template) => {
    const path = await routed(template, { modelFrom, unknown: 'refuse', rows: [row('gpt', 'east', { alias: 'fixed' }), row('old', 'west', { deployment: 'a b/{deployment-id}?&' }), row('own', 'deployed', { deploymentInBackend: true })] });
    const body = json({ input: 'ü' });
    expect(await answer(`${path}/deployments/fixed/embeddings?api-version=2024-10-21&x=%20y`, body)).toEqual(['east', '/openai/deployments/gpt/embeddings?api-version=2024-10-21&x=%20y']);
    expect(backends.get('east')?.seen.at(-1)?.body.toString()).toBe(body.body);
    expect((await answer(`${path}/deployments/OLD/embeddings?api-version=1`))[1]).toBe('/openai/deployments/a%20b%2F%7Bdeployment-id%7D%3F%26/embeddings?api-version=1');
    expect(await answer(`${path}/deployments/own/embeddings?api-version=1&y=2`)).toEqual(['deployed', '/openai/deployments/its-own/embeddings?api-version=1&y=2']);
    expect(await answer(`${path}/deployments/gpt/embeddings?api-version=1`)).toEqual([unknown, undefined]);
  });
});

describe('a route by body', () => {
  const route = { modelFrom: { kind: 'body' }, unknown: 'refuse', rows: [row('gpt-4o', 'east'), row('ada', 'west')] } as const;

  it('sends each model to its backend, and the body with it', async () => {
    const path = await routed('/chat/completions', route);
    const body = json({ model: 'ADA', messages: ['ü'] });
    expect(await answer(`${path}/chat/completions?x=1`, body)).toEqual(['west', '/openai/chat/completions?x=1']);
    expect(backends.get('west')?.seen.at(-1)?.body.toString()).toBe(body.body);
    expect((await answer(`${path}/chat/completions`, { ...json({ model: 'gpt-4o' }), headers: { 'content-type': 'application/vnd.x+JSON; charset=utf-8' } }))[0]).toBe('east');
  });

  it.each([
    ['another model', json({ model: 'gpt-4' })],
    ['no model', json({})],
    ['a model that is no text', json({ model: ['gpt-4o'] })],
    ['a model that is null', json({ model: null })],
    ['a body that is no object', json(['gpt-4o'])],
    ['a body that is null', json(null)],
    ['a body that breaks off', { ...json({}), body: '{"model":"gpt-4o"' }],
    ['an empty body', { ...json({}), body: '' }],
    ['no body', { method: 'POST', headers: { 'content-type': 'application/json' } }],
    ['another type', { ...json({ model: 'gpt-4o' }), headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
    ['no type', { method: 'POST', body: '{"model":"gpt-4o"}' }],
  ])('answers 400 to %s', async (_, call) => {
    const path = await routed('/chat/completions', route);
    expect(await answer(`${path}/chat/completions`, call)).toEqual([unknown, undefined]);
  });

  it('lets what it cannot read fall through to the account, byte for byte', async () => {
    const path = await routed('/chat/completions', { ...route, unknown: 'fall-through' });
    expect((await answer(`${path}/chat/completions`, { ...json({}), body: '{"model":' }))[0]).toBe('main');
    expect(backends.get('main')?.seen.at(-1)?.body.toString()).toBe('{"model":');
  });

  it('of a large body that is no JSON holds nothing back', async () => {
    const path = await routed('/audio', { ...route, unknown: 'fall-through' });
    const body = Buffer.alloc(5 * 1024 * 1024, 7);
    expect((await answer(`${path}/audio`, { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body }))[0]).toBe('main');
    expect(backends.get('main')?.seen.at(-1)?.body.equals(body)).toBe(true);
  });
});
