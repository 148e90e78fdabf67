import { describe, expect, it } from 'vitest';
import { comparable } from '../../../src/desired/comparable.ts';
import { liveResources } from '../../../src/desired/live-resources.ts';
import { pruneOpsModule } from '../../../src/desired/prune-ops/prune-ops.ts';
import { plan } from '../../../src/engine/plan.ts';
import type { Live, LiveApi } from '../../../src/model/live.ts';
import type { LiveResource } from '../../../src/model/resource.ts';
import { readDenyBlock } from '../../../src/policy/api-document.ts';
import { accountBlock } from '../../../src/policy/blocks/account-block.ts';
import { withBlock } from '../../../src/policy/blocks/edit.ts';
import { routeBlock, type RouteBlock } from '../../../src/policy/blocks/route-block.ts';
import { accountId, api, backend, live, operationPolicies } from '../live.ts';
import { accountWith, after, anything, chat, embeddings, health, images, policyIn, prepared, reported, wished } from './world.ts';

const ours = (account = accountId): string => withBlock(undefined, accountBlock({ backend: 'b', account, shape: 'openai', identity: null, clientId: null, audience: 'https://cognitiveservices.azure.com', spec: '0123456789abcdef' }), 'api');
const models = ['gpt-4o', 'text-embedding-3-large'];
const all = [chat, embeddings, images, health, anything];
const world = (parts: { readonly models?: readonly string[]; readonly operations?: Parameters<typeof api>[2]; readonly policy?: string | undefined; readonly more?: Partial<LiveApi>; readonly backends?: readonly LiveResource[]; readonly others?: readonly LiveApi[] } = {}): Live =>
  live({
    accounts: [accountWith('aoai-swe', parts.models ?? models)],
    apis: [{ ...api('azure-openai', { path: 'openai', type: 'http', description: 'x [apim-llm:azure-openai]' }, parts.operations ?? all, 'policy' in parts ? parts.policy : ours()), ...parts.more }],
    ...(parts.backends === undefined ? {} : { backends: parts.backends }),
    ...(parts.others === undefined ? {} : { others: parts.others }),
  });
const open = async (...args: Parameters<typeof reported>): Promise<readonly string[]> => (await reported(...args)).flatMap((each) => (each.open ? [each.name] : []));
const own = (inner: string): Partial<LiveApi> => ({ operationPolicies: operationPolicies({ images: `<policies><inbound>${inner}</inbound></policies>` }) });

describe('what prune-ops opens', () => {
  it('is what a deployment serves, and what is foreign', async () => {
    expect(await reported(world())).toEqual([
      { name: 'chat', method: 'POST', urlTemplate: chat[2], open: true, reasons: ['chat: aoai-swe/gpt-4o'] },
      { name: 'embed', method: 'POST', urlTemplate: embeddings[2], open: true, reasons: ['embeddings: aoai-swe/text-embedding-3-large'] },
      { name: 'images', method: 'POST', urlTemplate: images[2], open: false, reasons: ['no deployment serves images'] },
      { name: 'health', method: 'GET', urlTemplate: '/health', open: true, reasons: ['not an operation of Azure OpenAI: left open, --block closes it'] },
      { name: 'any', method: 'POST', urlTemplate: '/*', open: false, reasons: ['matches anything: --allow opens it'] },
    ]);
    expect(readDenyBlock(policyIn(await wished(world())))?.open.map(({ id, reason }) => [id, reason])).toEqual([['chat', 'chat'], ['embed', 'embeddings'], ['health', 'foreign']]);
    expect((await wished(world())).desired[0]?.notes).toEqual(['left open, no operation of Azure OpenAI: GET /health (health); --block closes it']);
  });

  it('follows the deployments, and again plans nothing', async () => {
    const pruned = after(world(), await wished(world()));
    const steps = async (next: Live): Promise<readonly string[]> => plan((await wished(next)).desired, liveResources(next), { comparable, takeOver: [] }).steps.map(({ action }) => action);
    expect(await steps(pruned)).toEqual(['noop']);
    const with3 = { ...pruned, accounts: [accountWith('aoai-swe', [...models, 'dall-e-3'])] };
    expect(await steps(with3)).toEqual(['update']);
    expect(await open(with3)).toEqual(['chat', 'embed', 'images', 'health']);
    expect(await open({ ...pruned, accounts: [accountWith('aoai-swe', ['gpt-4o'])] })).toEqual(['chat', 'health']);
    // Another deployment of the same opens nothing more.
    expect(await steps({ ...pruned, accounts: [accountWith('aoai-swe', [...models, 'gpt-4.1', 'o3', 'gpt-5'])] })).toEqual(['noop']);
    expect((await reported({ ...pruned, accounts: [accountWith('aoai-swe', ['gpt-4.1', 'o3', 'gpt-5', 'gpt-5-mini', 'gpt-4o'])] }))[0]?.reasons).toEqual(['chat: aoai-swe/gpt-4.1, aoai-swe/o3, aoai-swe/gpt-5 and 2 more']);
  });

  it('leaves a template that names a deployment to that one', async () => {
    const operations = [['a', 'POST', '/deployments/GPT-4o/chat/completions'], ['b', 'POST', '/deployments/other/chat/completions']] as const;
    expect(await open(world({ operations }))).toEqual(['a']);
    expect((await reported(world({ operations })))[1]?.reasons).toEqual(['no deployment other serves chat']);
  });

  it('never touches what people wrote', async () => {
    const theirs = ours().replace('<base />', '<base />\n    <cors><allowed-origins><origin>*</origin></allowed-origins></cors>\n    <rate-limit calls="5" renewal-period="60" />').replace('<outbound>', '<outbound><!-- -mine -->');
    const text = policyIn(await wished(world({ policy: theirs })));
    expect(text.indexOf('begin deny')).toBeGreaterThan(text.indexOf('</cors>'));
    expect(text.indexOf('end deny')).toBeLessThan(text.indexOf('<rate-limit'));
    expect(text.replace(/\s*<!-- apim-llm:v1 begin deny .*<!-- apim-llm:v1 end deny -->/s, '')).toBe(theirs);
  });
});

describe('what options name', () => {
  it('opens and closes, by name or by method and template, and is remembered', async () => {
    const wish = await wished(world(), { allow: ['any', 'post /deployments/{x}/images/generations'], block: ['HEALTH', 'POST /deployments/{d}/embeddings?api-version={v}'] });
    const pruned = after(world(), wish);
    expect(await reported(pruned)).toMatchObject([{ open: true }, { open: false, reasons: ['closed by --block'] }, { open: true, reasons: ['opened by --allow'] }, { open: false }, { open: true }]);
    expect(readDenyBlock(policyIn(await wished(pruned)))).toMatchObject({ allow: ['any', 'post /deployments/{x}/images/generations'], block: ['HEALTH', 'POST /deployments/{d}/embeddings?api-version={v}'] });
  });

  it('is changed by a later run that names the same operation otherwise, and forgotten', async () => {
    const first = after(world(), await wished(world(), { allow: ['images'], block: ['chat'] }));
    const second = await wished(first, { block: ['POST /deployments/{d}/images/generations'], forget: ['POST /deployments/{d}/chat/completions'] });
    expect(readDenyBlock(policyIn(second))).toMatchObject({ allow: [], block: ['POST /deployments/{d}/images/generations'] });
    expect(await open(after(first, second))).toEqual(['chat', 'embed', 'health']);
  });

  it('may be forgotten after its operation has gone', async () => {
    const first = after(world(), await wished(world(), { block: ['health'] }));
    const gone = { ...first, apis: new Map([...first.apis].map(([key, each]) => [key, { ...each, operations: each.operations.filter(({ name }) => name !== 'health') }])) };
    expect(readDenyBlock(policyIn(await wished(gone)))?.block).toEqual(['health']);
    expect(readDenyBlock(policyIn(await wished(gone, { forget: ['health'] })))?.block).toEqual([]);
  });

  it.each([
    [{ allow: ['imagess'] }, 'NotFound', 1, /--allow imagess/],
    [{ block: ['GET /chat'] }, 'NotFound', 1, /--block GET \/chat/],
    [{ forget: ['nothing'] }, 'NotFound', 1, /--forget nothing/],
    [{ allow: ['chat'], block: [`POST ${chat[2]}`] }, 'OptionsConflict', 2, /--allow and --block name the same operation: POST/],
  ])('is refused where it makes no sense: %j', async (values, code, exitCode, message) => {
    await expect(wished(world(), values)).rejects.toMatchObject({ code, exitCode, message: expect.stringMatching(message) });
  });

  it('is answered with what was probably meant', async () => {
    await expect(wished(world(), { allow: ['imagess'] })).rejects.toMatchObject({ hint: expect.stringContaining('Did you mean images?') });
    await expect(wished(world(), { allow: ['GET /healt'] })).rejects.toMatchObject({ hint: expect.stringContaining('Did you mean GET /health?') });
  });
});

describe('policies of operations', () => {
  it('that do not run the API’s leave their operation open, which is told and ends with 3', async () => {
    const apart = world({ more: own('<rate-limit calls="1" renewal-period="1" />') });
    const wish = await wished(apart);
    expect(wish.remains).toBe(true);
    expect(wish.warnings).toEqual([{ code: 'PolicyBypassed', message: expect.stringContaining('POST /deployments/{deployment-id}/images/generations (images)') }]);
    expect((await reported(apart))[2]).toMatchObject({ open: true, reasons: ['bypasses the API policy: its own has no <base /> in inbound', 'no deployment serves images'] });
    expect(readDenyBlock(policyIn(wish))?.open.map(({ id }) => id)).not.toContain('images');
  });

  it.each([
    ['on some calls', '<choose><when condition="@(true)"><base /></when></choose>', 'bypasses the API policy on some calls: its own has <base /> inside another policy'],
    ['perhaps, where they cannot be read', '<a', 'may bypass the API policy: its own cannot be read'],
  ])('%s too', async (_, inner, reason) => {
    expect((await reported(world({ more: own(inner) })))[2]).toMatchObject({ open: true, reasons: [reason, 'no deployment serves images'] });
  });

  it('that run the API’s change nothing, and those that answer by themselves are closed', async () => {
    expect((await wished(world({ more: own('<base /><rate-limit calls="1" renewal-period="1" />') }))).remains).toBe(false);
    const answering = world({ more: own('<return-response><set-status code="400" reason="no" /></return-response>') });
    expect((await wished(answering)).remains).toBe(false);
    expect((await reported(answering))[2]).toMatchObject({ open: false, reasons: ['answered by its own policy'] });
  });

  it('are no finding where the operation is open anyway', async () => {
    const apart = world({ models: [...models, 'dall-e-3'], more: own('') });
    expect((await wished(apart)).remains).toBe(false);
    expect((await reported(apart))[2]?.reasons).toEqual(['bypasses the API policy: its own has no <base /> in inbound', 'images: aoai-swe/dall-e-3']);
  });

  it('open what their routes lead to, and what people routed themselves', async () => {
    const far = accountWith('aoai-eus', ['dall-e-3', 'gpt-4o']);
    const row = (more: Partial<RouteBlock['rows'][number]>): string => withBlock(undefined, routeBlock({ modelFrom: { kind: 'path', parameter: 'deployment-id' }, template: images[2], unknown: 'refuse', rows: [{ model: 'dall-e-3', to: { kind: 'backend', id: 'far' }, by: 'facade', ...more }] }), 'operation');
    const backends = [
      backend('far', { url: 'https://elsewhere', description: `Models of the account ${far.id} [apim-llm]` }),
      backend('pool', { type: 'Pool', pool: { services: [{ id: '/x/backends/far' }] } }),
      backend('theirs', { url: 'https://aoai-eus.openai.azure.com/openai', description: `Models of the account ${accountId}` }),
    ];
    const routed = async (text: string, more: Partial<Live> = {}): Promise<unknown> =>
      (await reported({ ...world({ more: { operationPolicies: operationPolicies({ images: text }) }, backends }), accounts: [accountWith('aoai-swe', models), far], ...more }))[2];
    const found = { open: true, reasons: ['routed to aoai-eus/dall-e-3'] };
    expect(await routed(row({}))).toMatchObject(found);
    expect(await routed(row({ to: { kind: 'pool', id: 'pool' } }))).toMatchObject(found);
    expect(await routed(row({ to: { kind: 'list', ids: ['nowhere', 'far'] } }))).toMatchObject(found);
    expect(await routed(row({ model: 'pictures', deployment: 'DALL-E-3' }))).toMatchObject(found);
    expect(await routed(row({ model: '*' }))).toMatchObject(found);
    expect(await routed(row({ model: 'gpt-4o' }))).toMatchObject({ open: false });
    const theirs = (attribute: string): string => `<policies><inbound><base /><set-backend-service ${attribute} /></inbound></policies>`;
    expect(await routed(theirs('backend-id="Theirs"'))).toMatchObject(found);
    expect(await routed(theirs('base-url="https://aoai-eus.openai.azure.com/openai"'))).toMatchObject(found);
    expect(await routed(theirs('backend-id="@(&quot;theirs&quot;)"'))).toMatchObject({ open: false });
  });
});

describe('whose deployments count', () => {
  const portal = (properties: object, policy?: string, backends: readonly LiveResource[] = []): Live =>
    live({ accounts: [accountWith('aoai-swe', models)], backends, apis: [api('azure-openai', { path: 'openai', ...properties }, all, policy)] });
  const asked = async (next: Live, values = {}): Promise<unknown> => pruneOpsModule.more?.(await prepared(values), next, 2);

  it('is said by the account block, the backend of the policy, that of the API or its address', async () => {
    expect(await asked(world({ policy: ours('/subscriptions/1/a') }))).toEqual({ accounts: [accountWith('aoai-swe', []).id, '/subscriptions/1/a'], accountHosts: [] });
    const policy = (attribute: string): string => `<policies><inbound><set-backend-service ${attribute} /><base /></inbound></policies>`;
    const url = 'https://AOAI-swe.openai.azure.com:443/openai';
    const hosts = { accounts: [accountId], accountHosts: ['aoai-swe.openai.azure.com'] };
    expect(await asked(portal({}, policy('backend-id="b"'), [backend('B', { url })]))).toEqual(hosts);
    expect(await asked(portal({}, policy(`base-url="${url}"`)))).toEqual(hosts);
    expect(await asked(portal({ serviceUrl: url }))).toEqual(hosts);
    expect(await asked(portal({ backendId: '/x/backends/b' }, undefined, [backend('b', { url })]))).toEqual(hosts);
    expect(await asked(portal({ serviceUrl: url }, policy('backend-id="b"'), [backend('b', { url: 'https://x', resourceId: `https://management.azure.com${accountId}` })]))).toEqual({ accounts: [accountId, accountId], accountHosts: [] });
    expect(await open(portal({ serviceUrl: url }))).toEqual(['chat', 'embed', 'health']);
  });

  it('has to be said where nothing tells it, and is remembered', async () => {
    const dark = portal({ serviceUrl: 'https://proxy.example' });
    await expect(wished(dark)).rejects.toMatchObject({ code: 'AccountsUnknown', exitCode: 2, message: expect.stringContaining('proxy.example') });
    await expect(wished(portal({}))).rejects.toMatchObject({ code: 'AccountsUnknown', message: expect.stringContaining('names no backend') });
    const wish = await wished(dark, { account: ['AOAI-SWE'] });
    expect(readDenyBlock(policyIn(wish))?.accounts).toEqual([accountId.toLowerCase()]);
    expect(await open(after(dark, wish))).toEqual(['chat', 'embed', 'health']);
    expect(policyIn(await wished(after(dark, wish)))).toBe(policyIn(wish));
  });

  it('cannot be told where a policy computes its backend, or names one that is not there', async () => {
    const url = 'https://aoai-swe.openai.azure.com';
    const with2 = (inner: string, more: Partial<Live> = {}): Live => ({ ...portal({ serviceUrl: url }, `<policies><inbound><base />${inner}</inbound></policies>`, [backend('b', { url })]), ...more });
    await expect(wished(with2('<set-backend-service backend-id="@((string)context.Variables["x"])" />'))).rejects.toMatchObject({ code: 'AccountsUnknown', message: expect.stringContaining('computes the backend') });
    await expect(wished(with2('<choose><when condition="@(true)"><set-backend-service backend-id="gone" /></when></choose>'))).rejects.toMatchObject({ code: 'AccountsUnknown', message: expect.stringContaining('the backend gone, which leads nowhere') });
    expect(await open(with2('<choose><when condition="@(true)"><set-backend-service backend-id="b" /></when></choose>'))).toEqual(['chat', 'embed', 'health']);
    const fragments = new Map([['route', { id: 'route', name: 'route', body: { properties: { value: '<fragment><set-backend-service backend-id="gone" /></fragment>' } } }]]);
    await expect(wished(with2('<include-fragment fragment-id="route" />', { fragments }))).rejects.toMatchObject({ code: 'AccountsUnknown' });
    await expect(wished(with2('<include-fragment fragment-id="route" />', { fragments }), { account: ['aoai-swe'] })).resolves.toBeDefined();
  });

  it('is not an account that calls never reach', async () => {
    const two = { ...world(), accounts: [accountWith('aoai-swe', models), accountWith('other', ['dall-e-3'])] };
    await expect(wished(two, { account: ['other'] })).rejects.toMatchObject({ code: 'AccountNotCalled', exitCode: 2, hint: expect.stringContaining('aoai-swe') });
    await expect(wished(two, { account: ['aoai-swe'] })).resolves.toBeDefined();
    expect(await open(two)).toEqual(['chat', 'embed', 'health']);
  });

  it('cannot be said otherwise than an API of anybody says it, and what was remembered gives way', async () => {
    const both = [accountWith('aoai-swe', models), accountWith('other', ['dall-e-3'])];
    const told = { ...portal({ serviceUrl: 'https://aoai-swe.openai.azure.com/openai' }), accounts: both };
    await expect(wished(told, { account: ['other'] })).rejects.toMatchObject({ code: 'AccountNotCalled', hint: expect.stringContaining('aoai-swe') });
    expect(readDenyBlock(policyIn(await wished(told, { account: ['aoai-swe'] })))?.accounts).toBeUndefined();
    const dark = { ...portal({ serviceUrl: 'https://proxy.example' }), accounts: both };
    const remembering = after(dark, await wished(dark, { account: ['other'] }));
    expect(await open(remembering)).toEqual(['images', 'health']);
    const moved = { ...remembering, apis: new Map([...remembering.apis].map(([name, found]) => [name, { ...found, api: { ...found.api, body: { properties: { path: 'openai', serviceUrl: 'https://aoai-swe.openai.azure.com/openai' } } } }])) };
    expect(await open(moved)).toEqual(['chat', 'embed', 'health']);
    expect(await asked(remembering)).toEqual({ accounts: [accountId, both[1]?.id, both[1]?.id.toLowerCase()], accountHosts: ['proxy.example'] });
  });

  it('is asked for after the fragments, one round for each depth', async () => {
    const include = (name: string): string => `<include-fragment fragment-id="${name}" />`;
    const known = new Map([['one', { id: 'one', name: 'one', body: { properties: { value: `<fragment>${include('two')}</fragment>` } } }]]);
    const next = portal({ serviceUrl: 'https://aoai-swe.openai.azure.com' }, `<policies><inbound><base />${include('one')}</inbound></policies>`);
    const asks: unknown[] = [];
    for (let round = 1; round <= 5; round += 1) asks.push(await pruneOpsModule.more?.(await prepared(), round > 2 ? { ...next, fragments: known } : next, round));
    expect(asks.slice(1)).toEqual([{ fragments: ['one'] }, { fragments: ['two'] }, { accounts: [accountId], accountHosts: ['aoai-swe.openai.azure.com'] }, undefined]);
  });

  it('is asked for in two rounds, and of an API that is not there in none', async () => {
    const more = async (next: Live, round: number): Promise<unknown> => pruneOpsModule.more?.(await prepared(), next, round);
    expect(await more(world({ operations: [chat] }), 1)).toEqual({ operationPolicies: [expect.stringMatching(/operations\/chat$/)] });
    expect(await more(world(), 3)).toBeUndefined();
    expect(await more(live(), 1)).toBeUndefined();
  });
});

describe('what prune-ops refuses', () => {
  it('is an API that is not there, or has no operations that call models', async () => {
    await expect(wished(live())).rejects.toMatchObject({ code: 'NotFound', exitCode: 1, hint: expect.stringContaining('apim-llm import') });
    await expect(wished(live({ apis: [api('azure-open-ai', {})] }))).rejects.toMatchObject({ code: 'NotFound', hint: expect.stringContaining('azure-open-ai') });
    for (const properties of [{ type: 'websocket' }, { type: 'graphql' }, { mcpProperties: {} }, { isAgent: true }]) {
      await expect(wished(live({ apis: [api('azure-openai', properties, all)] }))).rejects.toMatchObject({ code: 'ApiKind', exitCode: 5 });
    }
  });
});

describe('tools of MCP servers', () => {
  const server = (tools: unknown): LiveApi => api('tools', { type: 'mcp', mcpProperties: {}, ...(tools === undefined ? {} : { mcpTools: tools as never }) });
  const tool = (operation: string, owner = 'azure-openai'): object => ({ name: `tool-${operation}`, operationId: `/subscriptions/1/x/apis/${owner}/operations/${operation}` });

  it('that call closed operations are named', async () => {
    const wish = await wished(world({ others: [server([tool('IMAGES'), tool('chat'), tool('images', 'other'), tool('embed', 'azure-openai;rev=2')])] }));
    expect(wish.warnings).toEqual([{ code: 'McpToolsClosed', message: expect.stringContaining('tool-IMAGES of tools (IMAGES)') }]);
    expect(wish.warnings[0]?.message).not.toContain('tool-chat');
  });

  it('that cannot be seen are told', async () => {
    expect((await wished(world({ others: [server(undefined)] }))).warnings).toEqual([{ code: 'McpToolsUnseen', message: expect.stringContaining('tools') }]);
    expect((await wished(world({ others: [server([])] }))).warnings).toEqual([]);
    expect((await wished(world({ others: [api('tools', { type: 'mcp', backendId: 'theirs' })] }))).warnings).toEqual([]);
  });

  it('keep their operations from being deleted', async () => {
    const others = [server([tool('images')])];
    await expect(wished(world({ operations: [chat, images], others }), { mode: 'delete' })).rejects.toMatchObject({ code: 'OperationsStay', exitCode: 5, message: expect.stringContaining('is the tool tool-images of the MCP server tools') });
  });
});

describe('--mode delete', () => {
  it('deletes what is closed, behind the block', async () => {
    const wish = await wished(world({ operations: [chat, images, health] }), { mode: 'delete' });
    expect(wish.desired.map(({ kind, label, want }) => [kind, want, label])).toEqual([
      ['apiPolicy', 'present', 'policy of API azure-openai'],
      ['operation', 'absent', `operation images (POST ${images[2]})`],
    ]);
    expect((await reported(world({ operations: [chat, images] }), { mode: 'delete' })).map(({ name }) => name)).toEqual(['chat']);
  });

  it('refuses operations that somebody wrote a policy, and calls that another operation would catch', async () => {
    await expect(wished(world({ operations: [chat, images], more: own('<base />') }), { mode: 'delete' })).rejects.toMatchObject({ code: 'OperationsStay', message: expect.stringMatching(/\(images\): has a policy of its own$/) });
    await expect(wished(world({ operations: [images, anything] }), { mode: 'delete', allow: ['any'] })).rejects.toMatchObject({ message: expect.stringContaining('its calls would go to POST /* (any), which is open') });
    await expect(wished(world({ operations: [images, anything] }), { mode: 'delete' })).resolves.toBeDefined();
  });

  it('does not delete what is not ours unless that is said', async () => {
    const theirs = live({ accounts: [accountWith('aoai-swe', models)], apis: [api('azure-openai', { path: 'openai', serviceUrl: 'https://aoai-swe.openai.azure.com' }, [chat, images])] });
    const { desired } = await wished(theirs, { mode: 'delete' });
    expect(() => plan(desired, liveResources(theirs), { comparable, takeOver: [] })).toThrow(expect.objectContaining({ code: 'Conflict', exitCode: 5 }));
    expect(plan(desired, liveResources(theirs), { comparable, takeOver: ['images'] }).summary).toMatchObject({ create: 1, delete: 1 });
  });
});
