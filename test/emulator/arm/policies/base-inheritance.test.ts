import { describe, expect, it } from 'vitest';
import { at } from '../../../../src/model/json.ts';
import { service, start } from '../plane-fixture.ts';

const api = `${service}/apis/chat`;
const whole = '<policies><inbound><!-- note --><base /><set-variable name="a" value="b" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>';
const body = (value: string) => ({ properties: { value } });

async function world(basePolicyInheritance: 'off' | 'deny') {
  const client = await start({ options: { importStatus: 201, operationIdNormalization: 'keep', armThrottling: 'off', basePolicyInheritance } });
  await client.send('PUT', api, { properties: { displayName: 'Chat', path: 'chat' } });
  return client;
}

describe('Azure Policy on inheritance', () => {
  it('denies a document below the service whose sections do not all begin with base, naming its assignment', async () => {
    const client = await world('deny');
    for (const value of [whole.replace('<backend><base />', '<backend><forward-request />'), whole.replace('<base /><set-variable name="a" value="b" />', '<set-variable name="a" value="b" /><base />'), '<policies><inbound><base /></inbound></policies>']) {
      const answer = await client.send('PUT', `${api}/policies/policy`, body(value));
      expect(answer.status).toBe(403);
      expect(answer.body).toEqual({
        error: {
          code: 'RequestDisallowedByPolicy',
          target: 'policy',
          message: expect.stringMatching(/^Resource 'policy' was disallowed by policy\. Policy identifiers: '\[\{"policyAssignment":\{"name":"apim-base-inheritance","id":"\/subscriptions\//),
          additionalInfo: [{ type: 'PolicyViolation', info: expect.objectContaining({ policyAssignmentName: 'apim-base-inheritance', policyDefinitionEffect: 'Deny' }) }],
        },
      });
      expect(answer.headers['x-ms-failure-cause']).toBe('gateway');
    }
    expect((await client.send('GET', `${api}/policies/policy`)).status).toBe(404);
  });

  it('lets inheriting documents and the service alone, and everything where it is off', async () => {
    const client = await world('deny');
    expect((await client.send('PUT', `${api}/policies/policy`, body(whole))).status).toBe(201);
    expect((await client.send('PUT', `${service}/policies/policy`, body('<policies><inbound /></policies>'))).status).toBe(200);
    const off = await world('off');
    expect(at((await off.send('PUT', `${api}/policies/policy`, body('<policies />'))).body, 'properties', 'value')).toBe('<policies />');
  });
});
