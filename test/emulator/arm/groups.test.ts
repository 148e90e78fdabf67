import { describe, expect, it } from 'vitest';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';

const groups = `${service}/groups`;
const group = (displayName: string, more: object = {}) => ({ properties: { displayName, ...more } });

describe('groups', () => {
  it('are three from the start, which nobody changes', async () => {
    const client = await start();
    expect(namesOf(await client.send('GET', groups))).toEqual(['administrators', 'developers', 'guests']);
    expect(refusalOf(await client.send('PUT', `${groups}/guests`, group('Mine')))).toMatchObject({ status: 400, code: 'ValidationError' });
    expect(refusalOf(await client.send('DELETE', `${groups}/guests`))).toMatchObject({ status: 400, code: 'ValidationError' });
  });

  it('are put, changed and deleted with ETags', async () => {
    const client = await start();
    const put = await client.send('PUT', `${groups}/g`, group('Mine', { description: 'About' }));
    expect(put).toMatchObject({ status: 201, body: { id: `${groups}/g`, properties: { displayName: 'Mine', description: 'About', builtIn: false, type: 'custom', externalId: null } } });
    expect((await client.send('PATCH', `${groups}/g`, group('Ours'), { 'if-match': put.headers['etag'] ?? '' })).body).toMatchObject({ properties: { displayName: 'Ours', description: 'About' } });
    expect((await client.send('DELETE', `${groups}/g`, undefined, { 'if-match': put.headers['etag'] ?? '' })).status).toBe(412);
    expect((await client.send('DELETE', `${groups}/g`)).status).toBe(200);
    expect(refusalOf(await client.send('GET', `${groups}/g`))).toMatchObject({ status: 404, message: 'Group not found.' });
  });

  it.each([
    [{ properties: {} }, 'displayName'],
    [group('a', { type: 'system' }), 'type'],
    [group('a', { type: 'other' }), 'type'],
    [group('a', { type: 'external' }), 'externalId'],
    [group('a', { externalId: 'aad://t.onmicrosoft.com/groups/x' }), 'externalId'],
    [group('guests'), 'name'],
    [group('a', { description: 'x'.repeat(1001) }), 'description'],
  ])('refuse %j', async (body, target) => {
    expect(refusalOf(await (await start()).send('PUT', `${groups}/g`, body))).toMatchObject({ status: 400, target });
  });
});
