import { at } from '../../../src/model/json.ts';
import { describe, expect, it } from 'vitest';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';
import type { Client } from './plane-fixture.ts';

const fragments = `${service}/policyFragments`;
const policy = `${service}/policies/policy`;
const fragment = (content: string, more: object = {}) => ({ properties: { value: `<fragment>${content}</fragment>`, ...more } });
const made = async (client: Client, name: string, body: unknown) => client.finish(await client.send('PUT', `${fragments}/${name}`, body));
const including = (name: string, section = 'inbound') => ({ properties: { value: `<policies><${section}><include-fragment fragment-id="${name}" /></${section}></policies>` } });
const header = '<set-header name="x" exists-action="delete" />';

describe('policy fragments', () => {
  it('are accepted, polled, and read under an id of another case with a turned ETag (fact 11, 16, 46)', async () => {
    const client = await start();
    const accepted = await client.send('PUT', `${fragments}/one`, { properties: { description: 'About', value: '<fragment></fragment>' } });
    expect(accepted).toMatchObject({ status: 201, body: { id: `${fragments}/one`, properties: { ProvisioningState: 'InProgress' } } });
    expect((await client.finish(accepted, 'azure-asyncoperation')).body).toEqual({ status: 'Succeeded' });
    const shown = await client.send('GET', `${fragments}/one`);
    expect(shown.body).toEqual({
      id: `${service}/policyfragments/one`,
      type: 'Microsoft.ApiManagement/service/policyFragments',
      name: 'one',
      properties: { description: 'About', value: '<fragment></fragment>', provisioningState: 'Succeeded' },
    });
    expect(shown.headers['etag']).toMatch(/AAAA="$/);
    expect((await client.send('HEAD', `${fragments}/one`)).headers['etag']).toBe(shown.headers['etag']);
    expect((await client.send('DELETE', `${fragments}/one`, undefined, { 'if-match': '"AAAAAQ8vieU="' })).status).toBe(412);
    expect((await client.send('DELETE', `${fragments}/one`, undefined, { 'if-match': shown.headers['etag'] ?? '' })).status).toBe(200);
    expect(refusalOf(await client.send('GET', `${fragments}/one`))).toMatchObject({ status: 404, message: 'PolicyFragment not found.' });
  });

  it('are rawxml where that is asked for', async () => {
    const client = await start();
    const done = await made(client, 'raw', fragment('<set-variable name="a" value="@(1 < 2 && true)" />', { format: 'rawxml' }));
    expect(done.status).toBe(201);
    expect(at((await client.send('GET', `${fragments}/raw?format=rawxml`)).body, 'properties')).toMatchObject({ format: 'rawxml', value: expect.stringContaining('@(1 < 2 && true)') });
    expect(at((await client.send('GET', `${fragments}/raw`)).body, 'properties', 'value')).toContain('&lt; 2 &amp;&amp;');
    expect(refusalOf(await client.send('GET', `${fragments}/raw?format=yaml`))).toMatchObject({ status: 400, target: 'format' });
  });

  it.each([
    ['<policies />', "The 'policies' element is not declared."],
    ['<fragment><base /></fragment>', "invalid child element 'base'"],
    ['<fragment><inbound /></fragment>', "invalid child element 'inbound'"],
    ['<fragment><choose><when condition="@(true)"><wrong /></when></choose></fragment>', "invalid child element 'wrong'"],
    ['<fragment><include-fragment fragment-id="x" /></fragment>', 'another policy fragment'],
    ['<fragment x="1" />', "The 'x' attribute is not declared."],
    ['<fragment>text</fragment>', 'cannot contain text'],
    ['<fragment><set-backend-service backend-id="none" /></fragment>', "Backend with id 'none' could not be found."],
    ['<fragment><set-body>{{none}}</set-body></fragment>', "Cannot find a property 'none'"],
    [`<fragment><!--${'x'.repeat(512 * 1024)}--></fragment>`, 'larger than'],
  ])('fail at the poll, not at the PUT, for %.60s', async (value, message) => {
    const client = await start();
    const accepted = await client.send('PUT', `${fragments}/bad`, { properties: { value } });
    expect(accepted.status).toBe(201);
    const failed = await client.finish(accepted, 'azure-asyncoperation');
    expect(failed).toMatchObject({ status: 200, body: { status: 'Failed', error: { code: 'ValidationError' } } });
    expect(JSON.stringify(at(failed.body, 'error', 'details'))).toContain(message);
    expect(refusalOf(await client.finish(accepted))).toMatchObject({ status: 400, code: 'ValidationError' });
    expect((await client.send('GET', `${fragments}/bad`)).status).toBe(404);
  });

  it('say in their own words what is no XML, without details', async () => {
    const client = await start();
    const failed = await client.finish(await client.send('PUT', `${fragments}/bad`, fragment('<set-variable name="a" value="@(b["c"])" />')), 'azure-asyncoperation');
    expect(failed.body).toEqual({ status: 'Failed', error: { code: 'ValidationError', message: "The policy fragment is not a valid XML: 'c' is an unexpected token. Expecting white space. Line 1, position 46.", details: null } });
  });

  it.each([
    ['-a', fragment(''), 'id'],
    ['a', { properties: {} }, 'value'],
    ['a', fragment('', { format: 'xml-link' }), 'format'],
    ['a', fragment('', { description: 'x'.repeat(1001) }), 'description'],
  ])('are refused at once as %s %j', async (name, body, target) => {
    expect(refusalOf(await (await start()).send('PUT', `${fragments}/${name}`, body))).toMatchObject({ status: 400, target });
  });

  it('exist before a policy includes them, and stay as long (apiops-cli#261)', async () => {
    const client = await start();
    expect(refusalOf(await client.send('PUT', policy, including('frag')))).toMatchObject({ status: 400, target: 'include-fragment', message: expect.stringContaining("Policy fragment with id 'frag' could not be found.") });
    await made(client, 'frag', fragment(header));
    expect((await client.send('PUT', policy, including('frag'))).status).toBe(200);
    expect(refusalOf(await client.send('DELETE', `${fragments}/frag`))).toMatchObject({ status: 400, message: "The Policy Fragment 'frag' is used by the following entities:\r\n/policies/policy\r\n" });
    expect((await client.send('POST', `${fragments}/frag/listReferences`)).body).toEqual({ value: [{ id: policy, type: 'Microsoft.ApiManagement/service/policies', name: 'policy' }], count: 1 });
  });

  it('hold only what is allowed where they are included, also after a change', async () => {
    const client = await start();
    await made(client, 'frag', fragment('<choose><when condition="@(true)"><rewrite-uri template="/a" /></when></choose>'));
    expect(refusalOf(await client.send('PUT', policy, including('frag', 'outbound')))).toMatchObject({ status: 400, target: 'include-fragment' });
    await made(client, 'frag', fragment(header));
    expect((await client.send('PUT', policy, including('frag', 'outbound'))).status).toBe(200);
    expect(refusalOf(await made(client, 'frag', fragment('<rewrite-uri template="/a" />')))).toMatchObject({ status: 400, target: 'include-fragment' });
  });

  it('hold the backends and named values that they name', async () => {
    const client = await start();
    await client.send('PUT', `${service}/backends/b`, { properties: { url: 'https://e.example', protocol: 'http' } });
    await made(client, 'frag', fragment('<set-backend-service backend-id="b" />'));
    expect(refusalOf(await client.send('DELETE', `${service}/backends/b`)).message).toContain('/policyFragments/frag');
  });

  it('list by name, either way round', async () => {
    const client = await start();
    for (const name of ['b', 'A']) await made(client, name, fragment(header));
    expect(namesOf(await client.send('GET', fragments))).toEqual(['A', 'b']);
    expect(namesOf(await client.send('GET', `${fragments}?$orderby=name desc`))).toEqual(['b', 'A']);
    expect(refusalOf(await client.send('GET', `${fragments}?$orderby=size`))).toMatchObject({ status: 400, target: '$orderby' });
  });
});
