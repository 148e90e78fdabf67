import { describe, expect, it } from 'vitest';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';
import type { Client } from './plane-fixture.ts';

const tags = `${service}/tags`;
const named = (displayName: string) => ({ properties: { displayName } });

async function tagged(): Promise<Client> {
  const client = await start();
  await client.send('PUT', `${tags}/t`, named('Team'));
  await client.send('PUT', `${service}/apis/a`, { properties: { displayName: 'A', path: 'a', protocols: ['https'] } });
  await client.send('PUT', `${service}/apis/a/operations/o`, { properties: { displayName: 'O', method: 'GET', urlTemplate: '/' } });
  await client.send('PUT', `${service}/products/p`, named('P'));
  return client;
}

describe('tags', () => {
  it('are put, changed, listed and deleted', async () => {
    const client = await start();
    expect(await client.send('PUT', `${tags}/t`, named('Team'))).toMatchObject({ status: 201, body: { id: `${tags}/t`, type: 'Microsoft.ApiManagement/service/tags', name: 't', properties: { displayName: 'Team' } } });
    expect((await client.send('PUT', `${tags}/t`, named('Team'))).status).toBe(200);
    expect((await client.send('PATCH', `${tags}/t`, named('Squad'), { 'if-match': '*' })).body).toMatchObject({ properties: { displayName: 'Squad' } });
    expect(refusalOf(await client.send('PUT', `${tags}/u`, named('squad')))).toMatchObject({ status: 400, target: 'name' });
    expect(refusalOf(await client.send('PUT', `${tags}/u`, named('x'.repeat(161))))).toMatchObject({ status: 400, target: 'displayName' });
    expect((await client.send('DELETE', `${tags}/t`, undefined, { 'if-match': '"AAAAAAAAAAA="' })).status).toBe(412);
    expect((await client.send('DELETE', `${tags}/t`)).status).toBe(200);
    expect(refusalOf(await client.send('GET', `${tags}/t`))).toMatchObject({ status: 404, message: 'Tag not found.' });
  });

  it.each([
    ['apis/a', 'apiLinks', 'apiId'],
    ['apis/a/operations/o', 'operationLinks', 'operationId'],
    ['products/p', 'productLinks', 'productId'],
  ])('stand on %s, and are seen there and as %s', async (on, links, field) => {
    const client = await tagged();
    const at = `${service}/${on}/tags`;
    expect(refusalOf(await client.send('PUT', `${at}/none`))).toMatchObject({ status: 404, message: 'Tag not found.' });
    expect(await client.send('PUT', `${at}/t`)).toMatchObject({ status: 201, body: { id: `${at}/t`, properties: { displayName: 'Team' } } });
    expect((await client.send('PUT', `${at}/t`)).status).toBe(200);
    expect((await client.send('GET', `${at}/t`)).headers['etag']).toBe((await client.send('HEAD', `${at}/t`)).headers['etag']);
    expect(namesOf(await client.send('GET', at))).toEqual(['t']);
    const [link] = namesOf(await client.send('GET', `${tags}/t/${links}`));
    expect((await client.send('GET', `${tags}/t/${links}/${String(link)}`)).body).toMatchObject({ properties: { [field]: `${service}/${on}` } });
    expect(refusalOf(await client.send('PUT', `${tags}/t/${links}/again`, { properties: { [field]: `/${on}` } }))).toMatchObject({ status: 409, code: 'Conflict' });
    expect((await client.send('DELETE', `${at}/t`)).status).toBe(200);
    expect((await client.send('DELETE', `${at}/t`)).status).toBe(204);
    expect(await client.send('PUT', `${tags}/t/${links}/mine`, { properties: { [field]: `/${on}` } })).toMatchObject({ status: 201, body: { id: `${tags}/t/${links}/mine`, name: 'mine' } });
    expect((await client.send('HEAD', `${at}/t`)).status).toBe(200);
    expect(refusalOf(await client.send('PUT', `${tags}/t/${links}/x`, { properties: { [field]: '/apis/none' } }))).toMatchObject({ status: 400, target: field });
    expect((await client.send('DELETE', `${tags}/t/${links}/mine`)).status).toBe(200);
    expect((await client.send('DELETE', `${tags}/t/${links}/mine`)).status).toBe(204);
    expect(refusalOf(await client.send('GET', `${at}/t`))).toMatchObject({ status: 404, message: 'Tag not found.' });
  });

  it('go from everything when they are deleted', async () => {
    const client = await tagged();
    await client.send('PUT', `${service}/apis/a/tags/t`);
    await client.send('DELETE', `${tags}/t`);
    expect((await client.send('GET', `${service}/apis/a/tags`)).body).toMatchObject({ count: 0 });
  });

  it('choose APIs and products in lists', async () => {
    const client = await tagged();
    expect(namesOf(await client.send('GET', `${service}/apis?tags=t`))).toEqual([]);
    await client.send('PUT', `${service}/apis/a/tags/t`);
    expect(namesOf(await client.send('GET', `${service}/apis?tags=t`))).toEqual(['a']);
    expect(namesOf(await client.send('GET', `${service}/products?tags=t`))).toEqual([]);
    expect(refusalOf(await client.send('GET', `${service}/apis?tags=none`))).toMatchObject({ status: 400, target: 'tags' });
  });
});
