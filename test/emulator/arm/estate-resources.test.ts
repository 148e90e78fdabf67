import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { service, specOf, start } from './plane-fixture.ts';

const apiVersion = '2024-05-01';

describe("an estate's own resources", () => {
  it('are put at start through the local PUT, imports to their end', async () => {
    const value = specOf({ '/a': { get: { operationId: 'a', responses: {} } } });
    const client = await start({
      caller: { roles: ['Reader'] },
      resources: [
        { id: `${service}/backends/b`, apiVersion, body: { properties: { url: 'https://a.example', protocol: 'http' } } },
        { id: `${service}/apis/chat`, apiVersion, body: { properties: { path: 'chat', format: 'openapi+json', value } } },
        { id: `${service}/apis/chat/policies/policy`, apiVersion, body: { properties: { value: '<policies><inbound><base /><set-backend-service backend-id="b" /></inbound></policies>' } } },
      ],
    });
    expect((await client.send('GET', `${service}/apis/chat/operations/a`)).status).toBe(200);
    expect(at((await client.send('GET', `${service}/apis/chat/policies/policy`)).body, 'properties', 'value')).toContain('backend-id="b"');
  });

  it('name the resource and the reason when they are refused', async () => {
    const refused = start({ resources: [{ id: `${service}/backends/b`, apiVersion, body: { properties: { url: 'https://a.example', protocol: 'https' } } }] });
    await expect(refused).rejects.toMatchObject({ code: 'EstateInvalid', exitCode: 2, message: expect.stringContaining(`${service}/backends/b: ValidationError`) });
    await expect(refused).rejects.toThrow('Protocol is not supported');
  });

  it('are refused, too, when only the end of their import fails', async () => {
    const refused = start({ resources: [{ id: `${service}/apis/chat`, apiVersion, body: { properties: { path: 'chat', format: 'openapi+json', value: specOf({ '/{x}': { get: {} } }) } } }] });
    await expect(refused).rejects.toThrow("Not matched parameters names: x");
  });
});
