import { describe, expect, it } from 'vitest';
import { at, textAt } from '../../../src/model/json.ts';
import { group, namesOf, refusalOf, start, subscription } from './plane-fixture.ts';

const collection = `${group}/providers/Microsoft.Insights/workbooks`;
const id = (name = '10000000-0000-4000-8000-000000000001') => `${collection}/${name}?api-version=2023-06-01`;
const document = (title = 'A') => JSON.stringify({ version: 'Notebook/1.0', items: [{ type: 1, content: { json: `# ${title}` }, name: 'title' }] });
const workbook = (properties: object = {}) => ({ location: 'swedencentral', kind: 'shared', properties: { displayName: 'A', category: 'workbook', serializedData: document(), ...properties } });

describe('workbooks', () => {
  it('are put with 201, then 200, and come back with their document only where it is asked for', async () => {
    const client = await start();
    const first = await client.send('PUT', id(), workbook({ sourceId: `${group}/x`, version: 'Notebook/1.0' }));
    expect(first).toMatchObject({ status: 201, body: { kind: 'shared', location: 'swedencentral', properties: { displayName: 'A', sourceId: `${group}/x`, userId: expect.stringMatching(/^[0-9a-f-]{36}$/), revision: expect.stringMatching(/^[0-9a-f]{32}$/) } } });
    const second = await client.send('PUT', id(), workbook({ serializedData: document('B') }));
    expect(second.status).toBe(200);
    expect(at(second.body, 'properties', 'revision')).not.toBe(at(first.body, 'properties', 'revision'));
    expect(at((await client.send('GET', id())).body, 'properties', 'serializedData')).toBeNull();
    const shown = textAt((await client.send('GET', `${id()}&canFetchContent=true`)).body, 'properties', 'serializedData') ?? '';
    expect(shown).not.toBe(document('B'));
    expect(JSON.parse(shown)).toEqual(JSON.parse(document('B')));
  });

  it('keep what a PATCH does not state, and go once', async () => {
    const client = await start();
    await client.send('PUT', id(), workbook());
    expect((await client.send('PATCH', id(), { tags: { a: 'b' }, properties: { displayName: 'B' } })).body).toMatchObject({ tags: { a: 'b' }, properties: { displayName: 'B', category: 'workbook' } });
    expect([(await client.send('DELETE', id())).status, (await client.send('DELETE', id())).status]).toEqual([200, 204]);
    expect(refusalOf(await client.send('GET', id()))).toMatchObject({ status: 404, code: 'ResourceNotFound' });
  });

  it('are listed by category and source, and not without a category', async () => {
    const client = await start();
    await client.send('PUT', id(), workbook({ sourceId: `${group}/x`, tags: ['one'] }));
    await client.send('PUT', id('10000000-0000-4000-8000-000000000002'), workbook({ displayName: 'B', category: 'TSG' }));
    const list = async (query: string, below = collection) => namesOf(await client.send('GET', `${below}?api-version=2023-06-01&${query}`));
    expect(await list('category=workbook')).toEqual(['10000000-0000-4000-8000-000000000001']);
    expect(await list('category=tsg', `/subscriptions/${subscription}/providers/Microsoft.Insights/workbooks`)).toEqual(['10000000-0000-4000-8000-000000000002']);
    expect(await list(`category=workbook&sourceId=${encodeURIComponent(`${group}/X`)}`)).toHaveLength(1);
    expect(await list(`category=workbook&sourceId=${encodeURIComponent(`${group}/y`)}`)).toEqual([]);
    expect(await list('category=workbook&tags=one')).toHaveLength(1);
    expect(await list('category=workbook&tags=two')).toEqual([]);
    expect(refusalOf(await client.send('GET', `${collection}?api-version=2023-06-01`))).toMatchObject({ status: 400, code: 'BadRequest' });
  });

  it('have a GUID as their name', async () => {
    expect(refusalOf(await (await start()).send('PUT', id('My-Workbook'), workbook()))).toMatchObject({ status: 400, code: 'BadRequest', message: "Invalid Workbook resource name: 'my-workbook'" });
  });

  it('have a display name of their own in the group, for their source', async () => {
    const client = await start();
    await client.send('PUT', id(), workbook({ sourceId: `${group}/x` }));
    const other = id('10000000-0000-4000-8000-000000000002');
    expect(refusalOf(await client.send('PUT', other, workbook({ sourceId: `${group}/X` })))).toMatchObject({ status: 409, code: 'Conflict', message: 'A Workbook with the same name already exists within this subscription.' });
    expect((await client.send('PUT', other, workbook({ sourceId: `${group}/y` }))).status).toBe(201);
    expect(refusalOf(await client.send('PATCH', other, { properties: { sourceId: `${group}/x` } }))).toMatchObject({ status: 409 });
  });

  it.each([
    ['no location', { ...workbook(), location: null }],
    ['another region', { ...workbook(), location: 'atlantis' }],
    ['another kind', { ...workbook(), kind: 'user' }],
    ['no display name', workbook({ displayName: null })],
    ['no category', workbook({ category: null })],
    ['no document', workbook({ serializedData: null })],
    ['a document that is not JSON', workbook({ serializedData: '{"version"' })],
    ['a document that is no object', workbook({ serializedData: '[]' })],
    ['a document of another version', workbook({ serializedData: '{"version":"Notebook/2.0","items":[]}' })],
    ['a document without items', workbook({ serializedData: '{"version":"Notebook/1.0"}' })],
    ['a field that is not known', workbook({ colour: 'red' })],
  ])('refuse %s', async (_, body) => {
    expect((await (await start()).send('PUT', id(), body)).status).toBe(400);
  });

  it('say what of Azure is not served', async () => {
    const client = await start();
    expect(refusalOf(await client.send('PUT', id(), workbook({ storageUri: `${group}/x` })))).toMatchObject({ status: 501 });
    expect(refusalOf(await client.send('PUT', id(), { ...workbook(), identity: { type: 'SystemAssigned' } }))).toMatchObject({ status: 501 });
    expect(refusalOf(await client.send('GET', `${collection}/10000000-0000-4000-8000-000000000001/revisions?api-version=2023-06-01`))).toMatchObject({ status: 501 });
  });

  it('are for Workbook Contributors to write, and for Readers not', async () => {
    expect((await (await start({ caller: { roles: ['Workbook Contributor'] } })).send('PUT', id(), workbook())).status).toBe(201);
    expect(refusalOf(await (await start({ caller: { roles: ['Reader'] } })).send('PUT', id(), workbook()))).toMatchObject({ status: 403, code: 'AuthorizationFailed', message: expect.stringContaining("'Microsoft.Insights/workbooks/write'") });
  });
});
