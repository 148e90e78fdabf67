import { describe, expect, test } from 'vitest';
import { destroyModule } from '../../../src/desired/destroy/destroy.ts';
import { targetOf } from '../../../src/desired/destroy/target.ts';
import { prepare } from '../../../src/desired/destroy/input.ts';
import type { Bystanders, Live, LiveAccount } from '../../../src/model/live.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { account, accountId, api, assignment, backend, live, service, serviceId, systemPrincipal, userIdentity, withSystemIdentity } from '../live.ts';

const role = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';
const otherPrincipal = '33333333-3333-3333-3333-333333333333';
const none: Bystanders = { policies: [], fragments: [], namedValues: [], subscriptions: [] };
const policy = (inside: string): string => `<policies><inbound><base />${inside}</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;
const ours = (name: string, more: JsonObject = {}) => backend(name, { url: 'https://swe-openai.openai.azure.com/openai', description: `Models of the account ${accountId} [apim-llm]`, ...more });
const pool = (name: string, members: readonly string[], description = '') => backend(name, { type: 'Pool', description, pool: { services: members.map((member) => ({ id: `${serviceId}/backends/${member}` })) } });
const theirs = (inside: string, properties: JsonObject = {}) => api('theirs', { path: 'theirs', ...properties }, [], policy(inside));

function withRole(principal = systemPrincipal, description: string | null = 'For apim. [apim-llm]', scope = accountId): LiveAccount {
  const found = assignment(scope, principal, role);
  return account({}, { roleAssignments: [{ ...found, body: { ...found.body, properties: { ...(found.body['properties'] as JsonObject), description } } }] });
}

function planned(world: Live, keepRoles = false): { readonly gone: readonly string[]; readonly kept: Readonly<Record<string, readonly string[]>> } {
  const { desired, staying } = targetOf(prepare({ service: 'apim-demo', keepRoles }), { bystanders: none, ...world });
  return { gone: desired.map(({ label, want }) => `${want === 'absent' ? '-' : '~'} ${label}`), kept: Object.fromEntries(staying.map(({ label, usedBy }) => [label, usedBy])) };
}

describe('backends of ours', () => {
  test('go, pools before their members, and those of others stay', () => {
    expect(planned(live({ accounts: [], backends: [ours('a--openai'), ours('b--openai'), pool('both', ['A--openai', 'b--openai'], '[apim-llm]'), backend('portal', { url: 'https://x.example' })] })).gone).toEqual(['- backend a--openai', '- backend b--openai', '- backend both']);
    const steps = targetOf(prepare({ service: 'apim-demo' }), live({ accounts: [], backends: [ours('a--openai'), pool('both', ['A--openai'], '[apim-llm]')] })).desired;
    expect(steps.find(({ label }) => label === 'backend a--openai')?.dependsOn).toEqual([`${serviceId}/backends/both`]);
  });

  test.each([
    ['a pool of somebody else', { backends: [pool('theirs', ['a--openai'])] }, 'pool theirs'],
    ['a policy', { apis: [theirs('<set-backend-service backend-id="A--openai" />')] }, 'policy of API theirs'],
    ['an API without a policy', { apis: [api('theirs', { backendId: '/backends/a--openai' })] }, 'API theirs'],
    ['the policy of the service', { bystanders: { ...none, policies: [{ id: `${serviceId}/policies/policy`, name: 'policy', body: { properties: { value: policy('<set-backend-service backend-id="a--openai" />') } } }] } }, 'policy of the service'],
    ['the policy of a product', { bystanders: { ...none, policies: [{ id: `${serviceId}/products/gold/policies/policy`, name: 'policy', body: { properties: { value: policy('<set-backend-service backend-id="{{where}}--openai" />') } } }], namedValues: [{ id: 'n', name: 'n', body: { properties: { displayName: 'where', value: 'a' } } }] } }, 'policy of product gold'],
  ])('stay while %s names them', (_, { backends = [], bystanders = none, ...parts }: { readonly backends?: readonly ReturnType<typeof backend>[]; readonly bystanders?: Bystanders; readonly apis?: readonly ReturnType<typeof api>[] }, who) => {
    const found = planned({ ...live({ accounts: [], ...parts, backends: [ours('a--openai'), ours('b--openai'), ...backends] }), bystanders });
    expect(found).toEqual({ gone: ['- backend b--openai'], kept: { 'backend a--openai': [who] } });
  });

  test('stay in a pool of ours that stays', () => {
    const world = live({ accounts: [], apis: [theirs('<set-backend-service backend-id="both" />')], backends: [ours('a--openai'), pool('inner', ['a--openai'], '[apim-llm]'), pool('both', ['inner'], '[apim-llm]')] });
    expect(planned(world)).toEqual({ gone: [], kept: { 'backend a--openai': ['pool inner'], 'backend inner': ['pool both'], 'backend both': ['policy of API theirs'] } });
  });

  test('are warned about where a policy computes its backend, unless nothing goes', () => {
    const world = { ...live({ accounts: [], apis: [theirs('<set-backend-service backend-id="@(context.Request.Method)" />')], backends: [ours('a--openai')] }), bystanders: none };
    expect(destroyModule.wish(prepare({ service: 'apim-demo' }), world).warnings).toMatchObject([{ code: 'BackendsComputed', message: expect.stringContaining('policy of API theirs') }]);
    expect(destroyModule.wish(prepare({ service: 'apim-demo' }), { ...world, backends: [] }).warnings).toEqual([]);
  });
});

describe('role assignments of ours', () => {
  const world = (assigned: LiveAccount, parts: Parameters<typeof live>[0] = {}) => live({ service: service(withSystemIdentity), accounts: [assigned], ...parts });
  const label = 'Cognitive Services OpenAI User on aoai-swe';

  test('go, before the backends that tell of their account', () => {
    expect(planned(world(withRole(), { backends: [ours('a--openai')] })).gone).toEqual([`- ${label}`, '- backend a--openai']);
    expect(planned(world(withRole()), true).gone).toEqual([]);
  });

  test.each([
    ['not marked', withRole(systemPrincipal, 'By hand')],
    ['without a description', withRole(systemPrincipal, null)],
    ['of an identity that the service does not have', withRole(otherPrincipal)],
    ['above the account', withRole(systemPrincipal, '[apim-llm]', '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-ai')],
  ])('do not go where they are %s', (_, assigned) => {
    expect(planned(world(assigned))).toEqual({ gone: [], kept: {} });
  });

  test.each([
    ['names its host', { apis: [theirs('<set-backend-service base-url="https://SWE-openai.openai.azure.com/openai" />')] }, 'policy of API theirs'],
    ['goes to its host', { apis: [api('theirs', { serviceUrl: 'https://swe-openai.services.ai.azure.com/models' })] }, 'API theirs'],
    ['names a backend there', { apis: [theirs('<set-backend-service backend-id="portal" />')], backends: [backend('portal', { url: 'https://swe-openai.openai.azure.com/x' })] }, 'policy of API theirs'],
    ['computes where calls go', { apis: [theirs('<set-backend-service base-url="@((string)context.Variables[&quot;x&quot;])" />')] }, 'policy of API theirs (computes where its calls go)'],
  ])('stay while something else %s', (_, parts, who) => {
    expect(planned(world(withRole(), parts))).toEqual({ gone: [], kept: { [label]: [who] } });
  });

  test('of a user-assigned identity go with a word about whoever shares it', () => {
    const shared = service({ identity: { type: 'UserAssigned', userAssignedIdentities: { [userIdentity]: { principalId: otherPrincipal } } } });
    const { desired } = targetOf(prepare({ service: 'apim-demo' }), live({ service: shared, accounts: [withRole(otherPrincipal)] }));
    expect(desired).toMatchObject([{ kind: 'roleAssignment', notes: [expect.stringContaining('id-apim')] }]);
  });
});

test('an API that is missing is told, with the one that may be meant', () => {
  const world = { ...live({ accounts: [], apis: [theirs('')] }), bystanders: none };
  expect(destroyModule.wish(prepare({ service: 'apim-demo', api: 'their' }), world).warnings).toMatchObject([{ code: 'ApiMissing', message: expect.stringContaining('theirs') }]);
});

test('an API of ours whose last companion in a version set of somebody else goes says what API Management deletes', () => {
  const set = `${serviceId}/apiVersionSets/set`;
  const mine = api('mine', { path: 'm', description: 'x [apim-llm:mine]', apiVersionSetId: set });
  const world = live({ accounts: [], apis: [mine], versionSets: [{ id: set, kind: 'apiVersionSet', body: { properties: { displayName: 'set' } } }] });
  const notes = (found: Live): string => targetOf(prepare({ service: 'apim-demo' }), found).desired[0]?.notes?.join('\n') ?? '';
  expect(notes(world)).toContain('version set set');
  expect(notes({ ...world, allApis: [...world.allApis, api('other', { apiVersionSetId: set }).api] })).not.toContain('version set');
});

test('an API of ours goes only while its policies are as the plan read them; each is named', () => {
  const mine = { ...api('mine', { description: 'x [apim-llm:mine]' }, [['chat', 'POST', '/chat']], policy('')), operationPolicies: new Map([['chat', { id: `${serviceId}/apis/mine/operations/chat/policies/policy`, kind: 'apiPolicy' as const, body: { properties: { value: policy('') } } }]]) };
  const [step] = targetOf(prepare({ service: 'apim-demo' }), live({ accounts: [], apis: [mine] })).desired;
  expect(step?.unchanged?.map(({ label }) => label)).toEqual(['policy of API mine', 'policy of operation chat of API mine']);
});
