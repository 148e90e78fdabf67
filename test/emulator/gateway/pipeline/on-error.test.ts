import { beforeEach, describe, expect, it } from 'vitest';
import { answerWith, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startGateway();
  await gateway.api('a', ['GET /']);
});

/** Fails with an invalid cast, as .NET has it. */
const failing = '<set-variable id="my-id" name="x" value="@(int.Parse(&quot;x&quot;))" />';
const header = (name: string, value: string): string => `<set-header name="${name}" exists-action="override"><value>${value}</value></set-header>`;
const told = ['Source', 'Reason', 'Message', 'Scope', 'Section', 'Path', 'PolicyId'].map((name) => header(`E-${name}`, `@(context.LastError.${name})`)).join('') + header('E-Status', '@(context.Response.StatusCode.ToString())');

describe('a fault', () => {
  it('is a 500 that says nothing but the id of the request, where no policy says otherwise', async () => {
    await gateway.policy('/apis/a', { inbound: failing });
    const reply = await gateway.call('/a');
    expect([reply.status, reply.headers['content-type']]).toEqual([500, 'application/json']);
    expect(reply.json).toEqual({ statusCode: 500, message: 'Internal server error', activityId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) });
  });

  it.each(['inbound', 'backend', 'outbound'] as const)('in %s ends the section and those behind it, and goes to on-error', async (section) => {
    const never = header('X-Never', '1');
    const backend = section === 'backend' ? failing : '';
    await gateway.policy('/apis/a', { inbound: section === 'inbound' ? failing + answerWith('never') : '<base />', backend, outbound: section === 'outbound' ? failing + never : section === 'backend' ? never : '<base />', onError: told });
    const { status, headers } = await gateway.call('/a');
    expect(status).toBe(500);
    expect(headers).toMatchObject({ 'e-source': 'set-variable', 'e-reason': 'ExpressionValueEvaluationFailure', 'e-scope': 'api', 'e-section': section, 'e-path': 'set-variable', 'e-policyid': 'my-id', 'e-status': '500' });
    expect(headers['e-message']).toContain('Input string was not in a correct format');
    expect(headers['x-never']).toBeUndefined();
  });

  it('knows where in other policies and fragments it happened', async () => {
    await gateway.put('/policyFragments/f', { format: 'rawxml', value: `<fragment><choose><when condition="false"></when><when condition="true"><set-variable name="a" value="b" />${failing}</when></choose></fragment>` });
    await gateway.policy('/apis/a', { inbound: '<choose><when condition="true" /></choose><include-fragment fragment-id="f" />', onError: told });
    const { headers } = await gateway.call('/a');
    expect(headers).toMatchObject({ 'e-scope': 'f', 'e-path': 'include-fragment\\choose\\when[2]\\set-variable[2]' });
  });

  it.each([
    ['a policy that is there once', failing, 'set-variable'],
    ['the second of two, within others', `<choose><when condition="false" /><otherwise><choose /><choose><when condition="true">${failing}</when></choose></otherwise></choose>`.replace('<choose />', '<choose><when condition="false" /></choose>'), 'choose\\otherwise\\choose[2]\\when\\set-variable'],
    ['a condition', '<choose><when condition="false" /></choose><choose id="my-id"><when condition="false" /><when condition="@(int.Parse(&quot;x&quot;) == 1)" /></choose>', 'choose[2]\\when[2]'],
    ['a condition that waits for a body', '<choose id="my-id"><when condition="@(int.Parse(context.Request.Body.As&lt;string&gt;()) == 1)" /></choose>', 'choose\\when'],
    ['a condition of retry', '<retry id="my-id" condition="@(int.Parse(&quot;x&quot;) == 1)" count="1" interval="0"><set-variable name="a" value="b" /></retry>', 'retry'],
  ])('tells its path: %s', async (_, inbound, path) => {
    await gateway.api('p', ['POST /']);
    await gateway.policy('/apis/p', { inbound, onError: told });
    const { headers } = await gateway.call('/p', { method: 'POST', body: 'x' });
    expect(headers).toMatchObject({ 'e-reason': 'ExpressionValueEvaluationFailure', 'e-path': path, 'e-policyid': 'my-id', 'e-section': 'inbound' });
  });

  it('can be made into another answer', async () => {
    await gateway.policy('/apis/a', { inbound: failing, onError: answerWith('sorry', 418) });
    const reply = await gateway.call('/a');
    expect([reply.status, reply.text]).toEqual([418, 'sorry']);
  });

  it('of on-error itself is the default answer', async () => {
    await gateway.policy('/apis/a', { inbound: failing, onError: `${header('X-First', '1')}${failing}` });
    const reply = await gateway.call('/a');
    expect([reply.status, reply.headers['x-first']]).toEqual([500, undefined]);
    expect(reply.json).toMatchObject({ message: 'Internal server error' });
  });

  it('of the gateway’s own steps goes to on-error of the API and the service', async () => {
    await gateway.policy('', { inbound: '', backend: '', outbound: '', onError: header('X-Global', '1') });
    await gateway.policy('/apis/a', { onError: `<base />${told}` });
    const unknown = await gateway.call('/a/nothing');
    expect(unknown.status).toBe(404);
    expect(unknown.headers).toMatchObject({ 'x-global': '1', 'e-source': 'configuration', 'e-reason': 'OperationNotFound', 'e-message': 'Unable to match incoming request to an operation.', 'e-section': 'inbound', 'e-status': '404' });
    await gateway.put('/apis/a', { displayName: 'a', path: 'a', protocols: ['https'], subscriptionRequired: true });
    expect((await gateway.call('/a')).headers).toMatchObject({ 'e-source': 'authorization', 'e-reason': 'SubscriptionKeyNotFound', 'e-status': '401' });
    expect((await gateway.call('/a', { headers: { 'ocp-apim-subscription-key': 'x' } })).headers).toMatchObject({ 'e-reason': 'SubscriptionKeyInvalid' });
  });

  it('is found by operations that are missing: context.Operation is null', async () => {
    await gateway.policy('/apis/a', { onError: header('X-Operation', '@(context.Operation == null ? &quot;none&quot; : context.Operation.Id)') });
    expect((await gateway.call('/a/nothing')).headers['x-operation']).toBe('none');
  });
});

describe('what HTTP cannot say', () => {
  it.each([
    ['a status', '<set-status code="@(99)" reason="no" />'],
  ])('%s: becomes a 500', async (_, policy) => {
    await gateway.policy('/apis/a', { backend: '', outbound: policy });
    const reply = await gateway.call('/a');
    expect([reply.status, (reply.json as { message: string }).message]).toEqual([500, 'Internal server error']);
  });
});
