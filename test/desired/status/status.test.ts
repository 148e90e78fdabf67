import { describe, expect, it } from 'vitest';
import { canaryBase, canaryQuestion } from '../../../src/desired/canary/canary.ts';
import { statusModule } from '../../../src/desired/status/status.ts';
import { nameOf } from '../../../src/model/arm-id.ts';
import { at, type JsonObject } from '../../../src/model/json.ts';
import type { Live, LiveApi } from '../../../src/model/live.ts';
import type { LiveResource } from '../../../src/model/resource.ts';
import type { AccountBlock } from '../../../src/policy/blocks/account-block.ts';
import { apiDocument } from '../../../src/policy/api-document.ts';
import { account, accountId, api, assignment, backend, live, service, serviceId, systemPrincipal, userIdentity, withSystemIdentity } from '../live.ts';

const input = statusModule.prepare({ service: 'apim-demo' });
const block: AccountBlock = { backend: 'aoai-swe--openai', account: accountId.toLowerCase(), shape: 'openai', identity: null, clientId: null, audience: 'https://cognitiveservices.azure.com', spec: '0123456789abcdef', apiVersion: '2024-10-21' };
const document = apiDocument(undefined, { account: block });
const fields = {
  path: 'openai',
  description: 'x [apim-llm:azure-openai]',
  protocols: ['https'],
  subscriptionRequired: true,
  subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key', bearer: null },
  serviceUrl: 'https://swe-openai.openai.azure.com/openai',
};
const role = assignment(accountId, systemPrincipal, '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd');
const main = backend('aoai-swe--openai', { url: 'https://swe-openai.openai.azure.com/openai', protocol: 'http', description: `Models of the account ${accountId} [apim-llm]` });

function world(parts: { api?: LiveApi; roles?: readonly LiveResource[]; backends?: readonly LiveResource[]; service?: JsonObject } = {}): Live {
  return live({
    service: service(parts.service ?? withSystemIdentity),
    accounts: [account({}, { roleAssignments: parts.roles ?? [role] })],
    backends: parts.backends ?? [main],
    apis: [parts.api ?? api('azure-openai', fields, [], document)],
  });
}

function states(of: Live): readonly string[] {
  const resources = at(statusModule.report(input, of).result, 'resources');
  return Array.isArray(resources) ? resources.map((each) => `${String(at(each, 'kind'))} ${String(at(each, 'state'))}`) : [];
}

const rest = ['identity same', 'roleAssignment same', 'backend same'];

describe('status', () => {
  it('finds everything as it was made', () => {
    expect(states(world())).toEqual([...rest, 'api same', 'apiPolicy same']);
    const { human, status } = statusModule.report(input, world());
    expect(status).toBe('ok');
    expect(human).toEqual([
      'same  identity of apim-demo',
      'same  Cognitive Services OpenAI User on aoai-swe',
      'same  backend aoai-swe--openai',
      'same  API azure-openai',
      'same  policy of API azure-openai',
      '',
      'All 5 are as apim-llm made them.',
    ]);
  });

  it.each<readonly [string, Live, readonly string[]]>([
    ['an identity that is gone', world({ service: { identity: null } }), ['identity changed', 'roleAssignment missing', 'backend same', 'api same', 'apiPolicy same']],
    ['a role that is gone', world({ roles: [] }), ['identity same', 'roleAssignment missing', 'backend same', 'api same', 'apiPolicy same']],
    ['a backend that is gone', world({ backends: [] }), ['identity same', 'roleAssignment same', 'backend missing', 'api same', 'apiPolicy same']],
    ['a backend that leads elsewhere', world({ backends: [backend('aoai-swe--openai', { url: 'https://x', protocol: 'http', description: `Models of the account ${accountId} [apim-llm]` })] }), ['identity same', 'roleAssignment same', 'backend changed', 'api same', 'apiPolicy same']],
    ['a backend of somebody else in its place', world({ backends: [backend('aoai-swe--openai', { url: 'https://x', protocol: 'http' })] }), ['identity same', 'roleAssignment same', 'backend foreign', 'api same', 'apiPolicy same']],
    ['an API that was opened', world({ api: api('azure-openai', { ...fields, subscriptionRequired: false }, [], document) }), [...rest, 'api changed', 'apiPolicy same']],
    ['a block that was edited', world({ api: api('azure-openai', fields, [], document.replace('backend-id="aoai', 'backend-id="their')) }), [...rest, 'api same', 'apiPolicy changed']],
    ['a policy that is gone', world({ api: api('azure-openai', fields) }), ['api same', 'apiPolicy missing']],
    ['a policy without a block', world({ api: api('azure-openai', fields, [], '<policies />') }), ['api same', 'apiPolicy foreign']],
    ['a copy that the portal made of an API of ours', world({ api: api('azure-openai-clone', fields, [], document) }), ['api foreign']],
    ['an API of somebody else', world({ api: api('portal-made', { path: 'x' }, [], document) }), ['api foreign']],
    ['an account that is gone', { ...world(), accounts: [] }, ['account missing', 'identity same', 'backend same', 'api same', 'apiPolicy same']],
    ['an account that is gone with its backend', { ...world({ backends: [] }), accounts: [] }, ['account missing', 'identity same', 'backend missing', 'api same', 'apiPolicy same']],
    ['an account that no longer serves the surface', { ...world(), accounts: [account({ properties: { endpoints: {} } })] }, ['account changed', 'identity same', 'backend same', 'api same', 'apiPolicy same']],
  ])('names %s', (_, of, expected) => {
    expect(states(of)).toEqual(expected);
    expect(statusModule.report(input, of).status).toBe('changes');
  });

  it('takes a policy for the same whose identity was taken off the service', () => {
    const mine = { ...block, identity: userIdentity.toLowerCase(), clientId: '33333333-3333-3333-3333-333333333333' };
    expect(states(world({ api: api('azure-openai', fields, [], apiDocument(undefined, { account: mine })) }))).toEqual(['identity changed', 'roleAssignment missing', 'backend same', 'api same', 'apiPolicy same']);
  });

  it('names no command for an account that is gone, and quotes what a shell would read', () => {
    const odd = api('azure-openai', { ...fields, path: 'a;b $(c)' }, [], document);
    expect(statusModule.report(input, { ...world(), accounts: [] }).human.join('\n')).not.toContain('apim-llm import');
    expect(statusModule.report(input, world({ backends: [], api: odd })).human.join('\n')).toContain("--path 'a;b $(c)'");
  });

  it('shows what differs and what to type', () => {
    const { human } = statusModule.report(input, world({ backends: [], api: api('azure-openai', { ...fields, subscriptionRequired: false }, [], document) }));
    expect(human).toEqual([
      'same     identity of apim-demo',
      'same     Cognitive Services OpenAI User on aoai-swe',
      'missing  backend aoai-swe--openai',
      'changed  API azure-openai',
      '           properties.subscriptionRequired: false → true',
      'same     policy of API azure-openai',
      '',
      '2 of 5 differ.',
      'An import from the same description puts right what is ours:',
      '  apim-llm import --service apim-demo --api azure-openai --account aoai-swe',
    ]);
  });

  it('keeps to 80 columns, and to a command that can be pasted', () => {
    const elsewhere = backend('aoai-swe--openai', { url: `https://${'x'.repeat(70)}.example`, protocol: 'http', description: `Models of the account ${accountId} [apim-llm]` });
    const { human } = statusModule.report(input, world({ backends: [elsewhere], api: api('azure-openai', { ...fields, path: 'platform/openai' }, [], document) }));
    expect(human.filter((line) => line.length > 80)).toEqual([]);
    expect(human.slice(-3)).toEqual(['  apim-llm import --service apim-demo --api azure-openai \\', '    --account aoai-swe \\', '    --path platform/openai']);
    expect(human).toContain('           properties.url:');
    expect(human).toContain('             → https://swe-openai.openai.azure.com/openai');
  });

  it('knows the canary: what it is made of, and which questions it has', () => {
    const base = { ...world(), service: service({ identity: { type: 'SystemAssigned, UserAssigned', principalId: systemPrincipal, userAssignedIdentities: { [userIdentity]: {} } } }) };
    const client = '33333333-3333-3333-3333-333333333333';
    const questions = [...canaryQuestion(base, 'openai', { clientId: null, userAssigned: null }), ...canaryQuestion(base, 'v1', { clientId: client, userAssigned: userIdentity })];
    const named = questions.filter(({ kind }) => kind === 'operation').map(({ id, body }) => ({ id, name: nameOf(id), body }));
    const policies = questions.filter(({ kind }) => kind === 'apiPolicy').map(({ id, kind, body }) => [id.split('/').at(-3) ?? '', { id, kind, body }] as const);
    const [made, subscription] = canaryBase(base);
    const canary = (more: Partial<LiveApi> = {}): LiveApi => ({ ...api('apim-llm-canary', made?.body['properties'] as JsonObject), operations: named, operationPolicies: new Map(policies), ...more });
    const of = (one: LiveApi, change: JsonObject | null = {}): Live => ({
      ...base,
      apis: new Map([...base.apis, ['apim-llm-canary', one]]),
      subscriptions: change === null ? [] : [{ id: subscription?.id ?? '', kind: 'subscription', body: { properties: { ...(subscription?.body['properties'] as JsonObject), ...change } } }],
    });
    const own = ['api same', 'apiPolicy same'];
    const shared = states(base).slice(0, -2);
    expect(states(of(canary()))).toEqual([...shared, ...own, 'api same', 'subscription same', 'operation same', 'apiPolicy same', 'operation same', 'apiPolicy same']);
    expect(at(statusModule.report(input, of(canary())).result, 'apis')).toHaveLength(1);
    expect(states(of(canary(), null))).toContain('subscription missing');
    expect(states(of(canary(), { state: 'suspended' }))).toContain('subscription changed');
    expect(states(of(canary({ operationPolicies: new Map() })))).toContain('apiPolicy missing');
    const strange = { id: `${serviceId}/apis/apim-llm-canary/operations/openai-0badcafe`, name: 'openai-0badcafe', body: {} };
    expect(states(of(canary({ operations: [...named, strange] })))).toContain('operation foreign');
    const { human } = statusModule.report(input, of(canary(), null));
    expect(human.at(-1)).toContain('--wait');
    expect(statusModule.more?.(input, of(canary()), 1)).toMatchObject({ subscriptions: ['llm-canary'] });
    expect(states(of({ ...canary(), api: { ...canary().api, body: { properties: { description: 'x' } } } }))).toContain('api foreign');
  });

  it('names what two APIs share once', () => {
    const second = api('second', { ...fields, path: 'b', description: 'x [apim-llm:second]' }, [], document);
    const of = world();
    expect(states({ ...of, apis: new Map([...of.apis, ['second', second]]) })).toEqual([...rest, 'api same', 'apiPolicy same', 'api same', 'apiPolicy same']);
  });

  it('is fine with what people write around a block', () => {
    const around = document.replace('<outbound>', '<outbound><set-header name="a" exists-action="delete" />');
    expect(states(world({ api: api('azure-openai', fields, [], around) }))).toEqual([...rest, 'api same', 'apiPolicy same']);
  });

  it('reads the accounts that the blocks name', () => {
    expect(statusModule.scope(input)).toMatchObject({ apis: 'ours', accounts: [] });
    expect(statusModule.more?.(input, { ...world(), accounts: [] }, 1)).toEqual({ accounts: [accountId.toLowerCase()], accountsMayBeGone: true });
    expect(statusModule.more?.(input, live(), 1)).toBeUndefined();
  });

  it('says what to do where nothing was made yet', () => {
    const { human, status } = statusModule.report(input, live());
    expect(status).toBe('ok');
    expect(human.join()).toContain('apim-llm import --service apim-demo');
  });

  it('refuses an API that is not there (exit 1) and lists those that are', () => {
    const asked = statusModule.prepare({ service: 'apim-demo', api: 'azure-opanai' });
    expect(() => statusModule.report(asked, world())).toThrow(expect.objectContaining({ code: 'NotFound', exitCode: 1, hint: 'It has: azure-openai' }));
  });
});
