import { describe, expect, it } from 'vitest';
import { textAt, type JsonObject } from '../../../src/model/json.ts';
import { account, accountId, api, backend, live, operationPolicies, service, userIdentity } from '../live.ts';
import { ofKind, planned, prepared, textOf, wished } from './run.ts';

const [accounts, basic] = [(change: JsonObject) => ({ accounts: [account(change)] }), { service: service({ sku: { name: 'BasicV2' } }) }];

describe('an import is refused (exit 2) before anything is written', () => {
  it.each([
    ['a tier without APIs', live({ service: service({ sku: { name: 'AIGateway' } }) }), 'TierCannot', /AIGateway/],
    ['a service that is not ready', live({ service: service({ properties: { provisioningState: 'Activating' } }) }), 'ServiceNotReady', /Activating/],
    ['an account of another kind', live(accounts({ kind: 'SpeechServices' })), 'AccountKind', /SpeechServices/],
    ['an account that is not ready', live(accounts({ properties: { provisioningState: 'Creating' } })), 'AccountNotReady', /Creating/],
    ['an account without a custom subdomain', live(accounts({ properties: { customSubDomainName: null } })), 'NoCustomSubdomain', /custom subdomain/],
    ['an account of another tenant', live({ service: service({ identity: { type: 'SystemAssigned', tenantId: 't1' } }), ...accounts({ identity: { tenantId: 't2' } }) }), 'TenantsDiffer', /t2/],
    ['a closed account and a tier without private network', live({ ...basic, ...accounts({ properties: { publicNetworkAccess: 'Disabled' } }) }), 'AccountNotReachable', /BasicV2/],
    ['an account that denies all networks, likewise', live({ ...basic, ...accounts({ properties: { networkAcls: { defaultAction: 'Deny', ipRules: [] } } }) }), 'AccountNotReachable', /BasicV2/],
    ['an account without the endpoint', live(accounts({ properties: { endpoints: {} } })), 'SurfaceMissing', /OpenAI Language Model Instance API/],
  ])('%s', async (_, world, code, message) => {
    await expect(wished(world)).rejects.toMatchObject({ code, exitCode: 2, message: expect.stringMatching(message) });
  });

  it('says how to give an account a custom subdomain', async () => {
    await expect(wished(live(accounts({ properties: { customSubDomainName: '' } })))).rejects.toMatchObject({
      hint: expect.stringContaining('az cognitiveservices account update --name aoai-swe --resource-group rg-ai --subscription 11111111-1111-1111-1111-111111111111 --custom-domain aoai-swe'),
    });
  });

  it.each([
    [{ identity: 'id-apim' }, 'IdentityInvalid'],
    [{ identity: accountId }, 'IdentityInvalid'],
    [{ path: 'a//b' }, 'PathInvalid'],
    [{ path: 'a{b}' }, 'PathInvalid'],
    [{ path: 'a/../b' }, 'PathInvalid'],
    [{ path: '..' }, 'PathInvalid'],
    [{ path: 'a$(b)' }, 'PathInvalid'],
    [{ path: "a';b" }, 'PathInvalid'],
    [{ path: 'a\u202eb' }, 'PathInvalid'],
    [{ path: 'a\nb' }, 'PathInvalid'],
    [{ api: 'a]]>b' }, 'ApiIdInvalid'],
    [{ api: '{{x}}' }, 'ApiIdInvalid'],
    [{ path: 'x'.repeat(401) }, 'PathInvalid'],
    [{ api: 'a;rev=2' }, 'ApiIdInvalid'],
    [{ api: '../b' }, 'ApiIdInvalid'],
  ])('by options alone: %j', async (values, code) => {
    await expect(prepared(values)).rejects.toMatchObject({ code, exitCode: 2 });
  });

  it.each([
    ['{"openapi":"4.0.0"}', 'SpecVersionUnsupported'],
    ['{"swagger":"2.0"}', 'ShapeUnknown'],
    ['{"openapi":"3.0.0","info":{"title":"a","version":"1"},"paths":{"/pets":{}}}', 'ShapeUnknown'],
    ['{"openapi":"3.0.0","info":{"title":"a","version":"1"},"paths":{"/responses":{"$ref":"other.json"}}}', 'SpecNotImportable'],
  ])('by the description alone: %s', async (text, code) => {
    await expect(prepared({ spec: 'a.json' }, text)).rejects.toMatchObject({ code, exitCode: 2 });
  });

  it('but takes good options', async () => {
    expect(await prepared({ identity: `${userIdentity}/`, path: '/gpt/openai/', api: 'my.api_1' })).toMatchObject({ identity: userIdentity, path: 'gpt/openai', apiId: 'my.api_1' });
  });
});

describe('an import conflicts (exit 5) before anything is written', () => {
  const ours = { description: 'x [apim-llm:azure-openai]', path: 'openai' };
  const chat = ['ChatCompletions_Create', 'POST', '/deployments/{deployment-id}/chat/completions'] as const;

  it.each([
    ['an API of somebody else at the path', { others: [api('portal-made', { path: '/OpenAI' })] }, 'PathTaken', /portal-made, which is not ours/],
    ['another API of ours at the path', { others: [api('other', { path: 'openai', description: 'x [apim-llm:other]' })] }, 'PathTaken', /belongs to the API other;/],
    ['an API of a kind without operations', { apis: [api('azure-openai', { ...ours, type: 'websocket' })] }, 'ApiKind', /websocket/],
    ['an MCP server', { apis: [api('azure-openai', { ...ours, mcpProperties: { endpoints: {} } })] }, 'ApiKind', /of type mcp/],
    ['a WebSocket API at the path', { others: [api('live', { path: 'openai', type: 'websocket' })] }, 'PathTaken', /live/],
    ['a copy that the portal made of it at the path', { others: [api('azure-openai-clone', ours)] }, 'PathTaken', /azure-openai-clone, which is not ours/],
    ['a version of another set at the path', { apis: [api('azure-openai', { ...ours, apiVersionSetId: '/vs/1' })], others: [api('other', { path: 'openai', apiVersionSetId: '/vs/2' })] }, 'PathTaken', /other/],
    ['operations that no description can keep', { apis: [api('azure-openai', ours, [chat, ['all', 'GET', '/{*rest}']])] }, 'OperationsWouldBeLost', /GET \/\{\*rest\} \(all\)/],
  ])('with %s', async (_, parts, code, message) => {
    await expect(wished(live(parts))).rejects.toMatchObject({ code, exitCode: 5, message: expect.stringMatching(message) });
  });

  it('with no advice to take over what cannot be, and none that names a revision', async () => {
    await expect(wished(live({ others: [api('live', { path: 'openai', type: 'websocket' })] }))).rejects.toMatchObject({ hint: expect.not.stringContaining('--take-over') });
    await expect(wished(live({ others: [api('theirs;rev=2', { path: 'openai' })] }))).rejects.toMatchObject({ hint: expect.stringMatching(/--api theirs --take-over theirs$/) });
  });

  it('but not with other versions of its own set', async () => {
    const mine = api('azure-openai', { ...ours, apiVersionSetId: '/VS/1' });
    await expect(wished(live({ apis: [mine], others: [api('azure-openai-v2', { path: 'openai', apiVersionSetId: '/vs/1' })] }))).resolves.toBeDefined();
  });

  it('with policies of operations that look at the client\u2019s token behind inbound', async () => {
    const theirs = { ...api('azure-openai', ours, [chat]), operationPolicies: operationPolicies({ [chat[0]]: '<policies><inbound><base /></inbound><outbound><set-body>@(context.Request.Headers.GetValueOrDefault("Authorization", ""))</set-body></outbound></policies>' }) };
    await expect(wished(live({ apis: [theirs] }))).rejects.toMatchObject({ code: 'TokenIsChecked', exitCode: 5, message: expect.stringContaining('ChatCompletions_Create') });
  });

  it('but not with its own revisions, other paths or operations in other case', async () => {
    const revision = api('azure-openai;rev=2', { path: 'openai' });
    const mine = api('azure-openai', ours, [['chat', 'post', '/Deployments/{deployment-id}/chat/completions']]);
    await expect(wished(live({ apis: [mine], others: [revision, api('v1', { path: 'openai/v1' })] }))).resolves.toBeDefined();
  });

  it.each([
    ['an API of that id that is not ours', { apis: [api('azure-openai', { path: 'openai', description: 'made in the portal' })] }, 'azure-openai'],
    ['a backend of that name that leads elsewhere', { backends: [backend('aoai-swe--openai', { url: 'https://elsewhere', protocol: 'http' })] }, 'aoai-swe--openai'],
    ['a backend of that name that sends keys', { backends: [backend('aoai-swe--openai', { url: 'https://swe-openai.openai.azure.com/openai', protocol: 'http', credentials: { header: { 'api-key': ['{{key}}'] } } })] }, 'aoai-swe--openai'],
  ])('with %s, unless it is taken over', async (_, parts, id) => {
    await expect(planned(live(parts))).rejects.toMatchObject({ code: 'Conflict', exitCode: 5, hint: expect.stringContaining(`--take-over ${id}`) });
    await expect(planned(live(parts), {}, [id])).resolves.toBeDefined();
  });

  it.each(['<set-backend-service base-url="https://x" />', '<authentication-managed-identity resource="x" />', '<set-header name="Authorization"><value>x</value></set-header>'])('with an API policy that says itself where calls go or as whom, also when it is taken over: %s', async (theirs) => {
    const world = live({ apis: [api('azure-openai', ours, [], `<policies><inbound><base />${theirs}</inbound></policies>`)] });
    await expect(planned(world, {}, ['azure-openai', 'policy'])).rejects.toMatchObject({ code: 'Conflict', exitCode: 5, message: expect.stringContaining('on line 1') });
  });

  it.each(['', '<rate-limit calls="5" renewal-period="60" />', '<rewrite-uri template="/x" />'])('but not with one that says nothing of that: %j', async (theirs) => {
    const world = live({ apis: [api('azure-openai', ours, [], `<policies><inbound><base />${theirs}</inbound></policies>`)] });
    const made = await planned(world, {});
    const text = textOf(made.steps.find(({ kind }) => kind === 'apiPolicy')?.desired);
    expect(text).toMatch(/<inbound><base \/>\s*<!-- apim-llm:v1 begin deny /);
    expect(text.replace(/\s*<!-- apim-llm:v1 begin deny .*end deny -->/s, '')).toContain(`<inbound><base />${theirs}\n`);
  });
});

describe('an import that takes an API over', () => {
  it.each([
    ['OperationsApart', '<policies><inbound /></policies>'],
    ['FragmentsUnread', '<policies><inbound><base /><include-fragment fragment-id="f" /></inbound></policies>'],
  ])('warns %s of policies of operations', async (code, text) => {
    const theirs = { ...api('azure-openai', { path: 'openai' }), operationPolicies: operationPolicies({ chat: text }) };
    expect((await wished(live({ apis: [theirs] }))).warnings).toEqual([{ code, message: expect.stringContaining('(chat)') }]);
  });

  it('keeps operations whose template another import gave a query, under their ids', async () => {
    const template = '/deployments/{deployment-id}/chat/completions?api-version={api-version}';
    const theirs = api('azure-openai', { path: 'openai' }, [['chat-by-hand', 'POST', template]]);
    const { unseen } = ofKind(await wished(live({ apis: [theirs] })), 'api');
    const document = JSON.parse(textAt(unseen?.body, 'properties', 'value') ?? '');
    expect(document.paths['/deployments/{deployment-id}/chat/completions'].post.operationId).toBe('chat-by-hand');
    expect(document.paths['/deployments/{deployment-id}/embeddings'].post.operationId).toBe('embeddings_create');
  });

  it('does not take two operations for one', async () => {
    const path = '/deployments/{deployment-id}/embeddings';
    const theirs = api('azure-openai', { path: 'openai' }, [['one', 'POST', `${path}?a={a}`], ['two', 'POST', `${path}?b={b}`]]);
    const plan = await planned(live({ apis: [{ ...theirs, operationPolicies: new Map() }] }), {}, ['azure-openai']);
    expect(plan.steps.filter(({ action }) => action === 'delete').map(({ label }) => label)).toEqual([expect.stringContaining('operation two')]);
    const written = { ...theirs, operationPolicies: operationPolicies({ two: '<policies />' }) };
    await expect(wished(live({ apis: [written] }))).rejects.toMatchObject({ code: 'OperationsWouldBeLost', message: expect.stringContaining('(two)') });
  });
});

describe('an import warns', () => {
  it.each([
    ['NoStreaming', live({ service: service({ sku: { name: 'Consumption' } }) })],
    ['ServiceUpdating', live({ service: service({ properties: { provisioningState: 'Updating' } }) })],
    ['AccountNetwork', live(accounts({ properties: { publicNetworkAccess: 'Disabled' } }))],
    ['AccountNetwork', live(accounts({ properties: { publicNetworkAccess: 'SecuredByPerimeter' } }))],
    ['AccountNetwork', live({ ...basic, ...accounts({ properties: { networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '1.2.3.4' }] } } }) })],
  ])('%s', async (code, world) => {
    expect((await wished(world)).warnings.map((warning) => warning.code)).toEqual([code]);
  });

  it('of an account without deployments, and that nothing will be open', async () => {
    const world = live({ accounts: [account({}, { deployments: [] })] });
    expect((await wished(world)).warnings.map((warning) => warning.code)).toEqual(['NoDeployments', 'NothingOpen']);
    expect((await wished(world, { keepAll: true })).warnings.map((warning) => warning.code)).toEqual(['NoDeployments']);
  });
});
