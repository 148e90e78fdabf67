import { describe, expect, it } from 'vitest';
import { importModule } from '../../../src/desired/import/import.ts';
import { at, isObject, type JsonObject } from '../../../src/model/json.ts';
import type { Live } from '../../../src/model/live.ts';
import type { Outcome } from '../../../src/model/plan.ts';
import { account, accountId, api, assignment, live, service, systemPrincipal, userIdentity, withSystemIdentity } from '../live.ts';
import { ofKind, planned, policyTextOf, prepared, resolved, wished } from './run.ts';

const nothing: Outcome = { done: [], failed: [], skipped: [], cancelled: false, late: {} };

/** The world after an import, as ARM would answer it: other case, other white space, defaults filled in. */
async function after(operations?: readonly (readonly [string, string, string])[], change: JsonObject = {}): Promise<Live> {
  const before = live({ service: service(withSystemIdentity) });
  const wish = await wished(before);
  const role = resolved(ofKind(wish, 'roleAssignment'), { 'identity.principalId': systemPrincipal });
  const backend = ofKind(wish, 'backend');
  const properties = ofKind(wish, 'api').body['properties'];
  const imported = (await prepared()).spec.document;
  const paths = Object.keys(isObject(imported['paths']) ? imported['paths'] : {});
  const seen = operations ?? paths.map((path) => [path.slice(1).replaceAll('/', '-'), 'POST', path] as const);
  const policy = policyTextOf(wish, {}, seen);
  return live({
    service: before.service,
    accounts: [account({}, { roleAssignments: [{ ...role, kind: 'roleAssignment' }] })],
    backends: [{ id: backend.id.toLowerCase(), kind: 'backend', body: { ...backend.body, type: 'x' } }],
    apis: [api('azure-openai', { ...(isObject(properties) ? properties : {}), apiRevision: '1', isCurrent: true, ...change }, seen, policy.replaceAll('  ', '\t').replaceAll('\n', '\r\n'))],
  });
}

describe('a second import', () => {
  it('plans nothing', async () => {
    expect((await planned(await after())).summary).toEqual({ create: 0, update: 0, delete: 0, noop: 5 });
  });

  it('leaves bearer keys alone that an earlier one asked for', async () => {
    const world = await after(undefined, { subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key', bearer: 'enabled' } });
    expect((await planned(world)).summary).toMatchObject({ update: 0 });
  });

  it('leaves the API where it is, unless a path is given: then it says that clients have to move', async () => {
    const elsewhere = await after(undefined, { path: 'gpt/openai' });
    expect((await planned(elsewhere)).summary).toMatchObject({ update: 0 });
    const moved = ofKind(await wished(elsewhere, { path: 'openai' }), 'api');
    expect(moved.notes).toEqual([expect.stringContaining('moves from /gpt/openai to /openai')]);
  });

  it('sends the document again where an operation is missing, and names it', async () => {
    const world = await after([['ChatCompletions_Create', 'POST', '/deployments/{deployment-id}/chat/completions']]);
    const step = (await planned(world)).steps.find(({ kind }) => kind === 'api');
    expect(step?.action).toBe('update');
    expect(step?.changes.map(({ path }) => path)).toContain('operations["POST /deployments/{deployment-id}/embeddings"]');
  });

  it('sends the document again where another one was imported', async () => {
    const world = await after();
    const input = await prepared();
    const changed = { ...input, spec: { ...input.spec, document: { ...input.spec.document, 'x-new': true } } };
    const wish = importModule.wish(changed, world);
    expect(ofKind(wish, 'api').unseen?.changes).toEqual([{ path: 'document', before: expect.any(String), after: expect.any(String) }]);
  });

  it('writes only the policy again where only that is gone', async () => {
    const world = await after();
    const known = world.apis.get('azure-openai');
    const without = { ...world, apis: new Map(known === undefined ? [] : [['azure-openai', { ...known, policy: undefined }]]) };
    const plan = await planned(without);
    expect(plan.steps.filter(({ action }) => action !== 'noop').map(({ kind, action }) => `${kind} ${action}`)).toEqual(['apiPolicy create']);
  });

  it('sends the document again where nothing says which one the API has', async () => {
    const world = await after(undefined, { description: 'taken over [apim-llm:azure-openai]' });
    expect(ofKind(await wished(world), 'api').unseen?.changes).toEqual([{ path: 'document', after: expect.any(String) }]);
  });

  it('plans nothing where ids come back in other case', async () => {
    const identity = { type: 'UserAssigned', userAssignedIdentities: { [userIdentity.toLowerCase()]: { principalId: 'p', clientId: 'c' } } };
    const world = live({ service: service({ identity }) });
    const [one, two] = await Promise.all([userIdentity, userIdentity.toLowerCase()].map(async (id) => ofKind(await wished(world, { identity: id }), 'apiPolicy').body));
    expect(one).toEqual(two);
  });
});

describe('the report of an import', () => {
  it('says what the API is, from what the service yielded', async () => {
    const input = await prepared();
    const operation = { id: 'x', name: 'chat-1', properties: { method: 'POST', urlTemplate: '/chat', displayName: 'Chat' } };
    expect(importModule.result(input, live(), { ...nothing, late: { 'api.operations': [operation] } })).toMatchObject({
      api: { name: 'azure-openai', path: 'openai', url: 'https://apim-demo.azure-api.net/openai', displayName: 'Azure OpenAI' },
      operations: [{ name: 'chat-1', method: 'POST', urlTemplate: '/chat' }],
      backends: [{ name: 'aoai-swe--openai', url: 'https://swe-openai.openai.azure.com/openai' }],
      repairs: [{ id: 'set-server', pointers: ['/servers'] }],
    });
  });

  it('takes the operations from live where nothing was written', async () => {
    const result = importModule.result(await prepared(), await after(), nothing);
    expect(at(result, 'operations')).toHaveLength(6);
  });

  it('ends with a call to a chat deployment that is there', async () => {
    const lines = importModule.next?.(await prepared(), live()) ?? [];
    expect(lines[0]).toContain('az rest --method post');
    expect(lines[1]).toBe(
      `curl "https://apim-demo.azure-api.net/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21" -H "api-key: $key" -H "content-type: application/json" -d '{"messages":[{"role":"user","content":"Hello"}]}'`,
    );
    const v1 = importModule.next?.(await prepared({ spec: 'builtin-v1' }), live()) ?? [];
    expect(v1[1]).toContain('/openai/v1/chat/completions" -H "api-key: $key"');
    expect(v1[1]).toContain('"model":"gpt-4o"');
  });

  it('says that the first calls may be answered 401, unless the role was there or was waited for', async () => {
    const warned = async (values: Record<string, string | boolean>, world = live()): Promise<boolean> => (importModule.next?.(await prepared(values), world) ?? []).some((line) => line.startsWith('# 401'));
    const granted = live({ service: service(withSystemIdentity), accounts: [account({}, { roleAssignments: [assignment(accountId, systemPrincipal, '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')] })] });
    expect(await warned({})).toBe(true);
    expect(await warned({ wait: true })).toBe(false);
    expect(await warned({}, granted)).toBe(false);
  });

  it('reaches a local Azure with its CA and the token of its ready file, and without Azure CLI', async () => {
    const lines = importModule.next?.(await prepared(), live(), { readyFile: '/my files/ready.json', caFile: '/my files/ca.pem' }) ?? [];
    const url = 'https://management.azure.com/subscriptions/';
    expect(lines[0]).toMatch(/^key=\$\(curl --cacert '\/my files\/ca\.pem' -s -X POST -H "authorization: Bearer \$\(grep '"token"' '\/my files\/ready\.json' \| cut -d '"' -f 4\)" "https:\/\/management\.azure\.com\/.*listSecrets\?api-version=2024-05-01" \| cut -d '"' -f 4\)$/);
    expect(lines[0]).toContain(url);
    expect(lines.find((line) => line.startsWith('curl'))).toMatch(/^curl --cacert '\/my files\/ca\.pem' "https:\/\/apim-demo\.azure-api\.net\/openai\/deployments\/gpt-4o\/chat\/completions/);
    expect(lines.filter((line) => / az |az rest/.test(line))).toEqual([]);
  });

  it('promises no call where no deployment can answer it', async () => {
    const lines = importModule.next?.(await prepared(), live({ accounts: [account({}, { deployments: [] })] })) ?? [];
    expect(lines.filter((line) => line.startsWith('curl'))).toEqual([]);
  });
});
