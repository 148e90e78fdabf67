import { beforeEach, describe, expect, it } from 'vitest';
import { answerWith, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

let gateway: TestGateway;

/** Says its name in a header of the request that the answer brings back. */
function say(name: string): string {
  return `<set-variable name="${name}" value="1" /><set-header name="X-Order" exists-action="append"><value>${name}</value></set-header>`;
}

/** Outbound, so that every level adds to the response. */
const levels = { '': 'global', '/products/p': 'product', '/apis/a': 'api', '/apis/a/operations/op0': 'operation' } as const;

beforeEach(async () => {
  gateway = await startGateway();
  await gateway.api('a', ['GET /', 'GET /other']);
  await gateway.put('/products/p', { displayName: 'p', subscriptionRequired: false });
});

async function order(path = '/a'): Promise<string> {
  const reply = await gateway.call(path);
  return `${reply.status} ${String(reply.headers['x-order'] ?? '')}`.trim();
}

async function everywhere(inProduct: boolean, of: (name: string) => string): Promise<void> {
  if (inProduct) await gateway.put('/products/p/apis/a', {});
  await gateway.policy('', { inbound: '', backend: '<return-response />', outbound: '', onError: '' }).catch(() => undefined);
  for (const [owner, name] of Object.entries(levels)) await gateway.policy(owner, name === 'global' ? { inbound: '', backend: '', outbound: say('global'), onError: '' } : { outbound: of(name) });
}

describe('the effective policy', () => {
  it('splices each broader scope in where a narrower one says base', async () => {
    await everywhere(true, (name) => `${say(`${name}-before`)}<base />${say(`${name}-after`)}`);
    expect(await order()).toBe('200 operation-before,api-before,product-before,global,product-after,api-after,operation-after');
  });

  it('has the product’s policy only in the context of the product', async () => {
    await everywhere(false, (name) => `<base />${say(name)}`);
    expect(await order()).toBe('200 global,api,operation');
  });

  it('ends where a scope does not say base', async () => {
    await everywhere(true, (name) => (name === 'api' ? say('api') : `<base />${say(name)}`));
    expect(await order()).toBe('200 api,operation');
  });

  it('ends where a document leaves a section out', async () => {
    await everywhere(true, (name) => `<base />${say(name)}`);
    await gateway.put('/apis/a/policies/policy', { format: 'rawxml', value: '<policies><inbound><base /></inbound></policies>' });
    expect(await order()).toBe('200 operation');
  });

  it('leaves out scopes without a document', async () => {
    await everywhere(false, (name) => `<base />${say(name)}`);
    await gateway.remove('/apis/a/policies/policy');
    expect(await order('/a/other')).toBe('200 global');
    expect(await order()).toBe('200 global,operation');
  });

  it('takes base inside of choose', async () => {
    await everywhere(false, () => `<choose><when condition="@(1 == 2)">${say('no')}</when><otherwise><base />${say('yes')}</otherwise></choose>`);
    expect(await order()).toBe('200 global,yes,yes');
  });

  it('follows every change of a document at once', async () => {
    await gateway.policy('/apis/a', { inbound: answerWith('one') });
    expect((await gateway.call('/a')).text).toBe('one');
    await gateway.policy('/apis/a', { inbound: answerWith('two') });
    expect((await gateway.call('/a')).text).toBe('two');
  });

  it('has the content of fragments, and follows their changes', async () => {
    const fragment = (text: string) => gateway.put('/policyFragments/f', { format: 'rawxml', value: `<fragment>${answerWith(text)}</fragment>` });
    await fragment('one');
    await gateway.policy('/apis/a', { inbound: '<include-fragment fragment-id="f" />' });
    expect((await gateway.call('/a')).text).toBe('one');
    await fragment('two');
    expect((await gateway.call('/a')).text).toBe('two');
  });

  it('counts policies of a fragment to the scope that includes it: a narrower base-url in one leaves the backend-id', async () => {
    await gateway.put('/backends/chosen', { url: 'http://127.0.0.1:1', protocol: 'http' });
    await gateway.put('/policyFragments/by-id', { format: 'rawxml', value: '<fragment><set-backend-service backend-id="chosen" /></fragment>' });
    await gateway.put('/policyFragments/by-url', { format: 'rawxml', value: '<fragment><set-backend-service base-url="http://127.0.0.1:2" /></fragment>' });
    const told = '<return-response><set-body>@(context.Backend == null ? "url" : context.Backend.Id)</set-body></return-response>'.replaceAll('"', '&quot;').replace('&quot;>', '">');
    await gateway.policy('/apis/a', { inbound: '<base /><include-fragment fragment-id="by-id" />' });
    await gateway.policy('/apis/a/operations/op0', { inbound: `<base /><include-fragment fragment-id="by-url" />${told}` });
    expect((await gateway.call('/a')).text).toBe('chosen');
    await gateway.policy('/apis/a', { inbound: '<base /><include-fragment fragment-id="by-id" /><include-fragment fragment-id="by-url" />' });
    expect((await gateway.call('/a')).text).toBe('url');
  });

  it('has the values of named values in place, secret ones too, and follows their changes', async () => {
    const value = (text: string) => gateway.put('/namedValues/n', { displayName: 'n', value: text, secret: true });
    await value('one');
    await gateway.policy('/apis/a', { inbound: answerWith('it is {{n}}') });
    expect((await gateway.call('/a')).text).toBe('it is one');
    await value('two');
    expect((await gateway.call('/a')).text).toBe('it is two');
  });

  it('forwards nothing where backend has no forward-request: the response is an empty 200, and outbound runs', async () => {
    await gateway.policy('/apis/a', { backend: '', outbound: say('outbound') });
    const reply = await gateway.call('/a');
    expect([reply.status, reply.text, reply.headers['x-order']]).toEqual([200, '', 'outbound']);
  });

  it('ends with return-response: later policies and sections do not run', async () => {
    await gateway.policy('/apis/a', { inbound: `<choose><when condition="true">${answerWith('done', 201)}${answerWith('never')}</when></choose>${answerWith('never')}`, outbound: say('never') });
    const reply = await gateway.call('/a');
    expect([reply.status, reply.reason, reply.text, reply.headers['x-order']]).toEqual([201, 'As told', 'done', undefined]);
  });
});

describe('choose', () => {
  it.each([
    ['the first true branch', '<when condition="false">A</when><when condition="true">B</when><when condition="true">C</when><otherwise>D</otherwise>', 'B'],
    ['otherwise', '<when condition="@(1 > 2)">A</when><otherwise>D</otherwise>', 'D'],
    ['nothing without otherwise', '<when condition="@(false)">A</when>', 'none'],
    ['a branch in a branch', '<when condition="true"><choose><when condition="@(true)">X</when></choose></when>', 'X'],
  ])('runs %s', async (_, branches, expected) => {
    const inbound = branches.replaceAll(/>([A-Z])</g, (_whole, letter: string) => `>${answerWith(letter)}<`);
    await gateway.policy('/apis/a', { inbound: `<choose>${inbound}</choose>${answerWith('none')}` });
    expect((await gateway.call('/a')).text).toBe(expected);
  });
});
