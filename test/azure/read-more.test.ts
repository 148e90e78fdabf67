import { describe, expect, it } from 'vitest';
import type { Live, More, Scope } from '../../src/model/live.ts';
import { account, service, world } from './support/connected.ts';

const here = world();
const api = `${service}/apis/x`;
const revision = `${service}/apis/x;rev=2`;
const none = { status: 200, body: { value: [] } };
const missing = { status: 404, body: { error: { code: 'ResourceNotFound', message: 'PoliciesConfiguration not found.', details: null } } };
const policy = (value: string) => ({ status: 200, headers: { etag: '"1"' }, body: { properties: { format: 'rawxml', value } } });

function furnish(id: string, operations: readonly string[]): void {
  const name = id.slice(id.lastIndexOf('/') + 1);
  here.arm.on('GET', id, { status: 200, headers: { etag: '"1"' }, body: { id, name, properties: { displayName: name } } });
  here.arm.on('GET', `${id}/operations`, { status: 200, body: { value: operations.map((operation) => ({ id: `${id}/operations/${operation}`, name: operation, properties: {} })) } });
  here.arm.on('GET', `${id}/policies/policy`, policy('<policies />'));
}

async function first(more: Partial<Scope> = {}): Promise<Live> {
  here.arm.on('GET', service, { status: 200, body: { id: service, name: 'apim-demo' } });
  here.arm.on('GET', `${service}/backends`, none);
  here.arm.on('GET', `${service}/apis`, none);
  here.arm.on('GET', account, { status: 200, body: { id: account, name: 'aoai-swe' } });
  here.arm.on('GET', `${account}/deployments`, none);
  here.arm.on('GET', `${account}/providers/Microsoft.Authorization/roleAssignments`, none);
  furnish(api, ['a', 'b']);
  return here.azure.read({ service: { name: 'apim-demo', resourceGroup: 'rg-ai' }, accounts: [], apis: ['x'], ...more }, here.signal);
}

/** What the second read asked for. */
async function asked(before: Live, more: More): Promise<{ readonly live: Live; readonly paths: readonly string[] }> {
  const already = here.arm.received.length;
  const live = await here.azure.readMore(before, more, here.signal);
  return { live, paths: here.arm.received.slice(already).map(({ path }) => path) };
}

describe('a second read', () => {
  it('that wants nothing asks for nothing', async () => {
    const before = await first();
    expect(await asked(before, {})).toEqual({ live: before, paths: [] });
  });

  it('brings the accounts that are asked for, in the place of those before, and reads none twice', async () => {
    const before = await first({ accounts: [account] });
    const other = account.replace('swe', 'eus');
    here.arm.on('GET', other, { status: 200, body: { id: other, name: 'aoai-eus' } });
    here.arm.on('GET', `${other}/deployments`, none);
    here.arm.on('GET', `${other}/providers/Microsoft.Authorization/roleAssignments`, none);
    const { live, paths } = await asked(before, { accounts: [other, account.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions')] });
    expect(live.accounts.map(({ name }) => name)).toEqual(['aoai-eus', 'aoai-swe']);
    expect(paths.filter((path) => path.includes('aoai-swe'))).toEqual([]);
    expect(live.apis).toEqual(before.apis);
  });

  it('finds accounts by the hosts at which they answer, each once', async () => {
    const before = await first({ accounts: [account] });
    const other = account.replace('swe', 'eus');
    const at = (id: string, name: string, host: string) => ({ id, name, properties: { endpoint: `https://${host}/`, endpoints: { x: `https://${name}.openai.azure.com/` } } });
    here.arm.on('GET', `/subscriptions/${here.azure.subscriptionId}/providers/Microsoft.CognitiveServices/accounts`, { status: 200, body: { value: [at(account, 'aoai-swe', 'swe.example'), at(other, 'aoai-eus', 'eus.example')] } });
    here.arm.on('GET', `${other}/deployments`, none);
    here.arm.on('GET', `${other}/providers/Microsoft.Authorization/roleAssignments`, none);
    const names = async (accountHosts: readonly string[]): Promise<readonly string[]> => (await asked(before, { accounts: [account], accountHosts })).live.accounts.map(({ name }) => name);
    expect(await names(['EUS.example', 'aoai-swe.openai.azure.com'])).toEqual(['aoai-swe', 'aoai-eus']);
    expect(await names(['nobody.example'])).toEqual(['aoai-swe']);
  });

  it('leaves out accounts that are gone where they may be', async () => {
    const { live } = await asked(await first(), { accounts: [account.replace('swe', 'gone'), account], accountsMayBeGone: true });
    expect(live.accounts.map(({ name }) => name)).toEqual(['aoai-swe']);
  });

  it('brings a revision under its number, beside the API and not in its place', async () => {
    const before = await first();
    furnish(revision, ['a']);
    const { live, paths } = await asked(before, { apis: ['X', 'x;rev=2'] });
    expect([...live.apis].map(([name, found]) => [name, found.api.id])).toEqual([
      ['x', api],
      ['x;rev=2', revision],
    ]);
    expect(live.apis.get('x;rev=2')).toMatchObject({ api: { etag: '"1"' }, operations: [{ id: `${revision}/operations/a` }], policy: { kind: 'apiPolicy' } });
    expect(new Set(paths)).toEqual(new Set([revision, `${revision}/operations`, `${revision}/policies/policy`, `${api}/releases`]));
  });

  it('brings fragments with their text, each once, and leaves out what does not exist', async () => {
    const fragment = `${service}/policyFragments/Check`;
    here.arm.on('GET', fragment, policy('<fragment><base /></fragment>'));
    const one = await asked(await first(), { fragments: ['Check', 'check', 'gone'] });
    expect([...(one.live.fragments ?? [])].map(([name, { body }]) => [name, body['properties']])).toEqual([['check', { format: 'rawxml', value: '<fragment><base /></fragment>' }]]);
    expect(here.arm.to('GET', fragment)[0]?.query.get('format')).toBe('rawxml');
    expect((await asked(one.live, { fragments: ['CHECK'] })).paths).toEqual([]);
  });

  it('takes a fragment that is answered as the bare document', async () => {
    here.arm.on('GET', `${service}/policyFragments/bare`, { status: 200, headers: { 'content-type': 'application/xml' }, body: '<fragment />' });
    const { live } = await asked(await first(), { fragments: ['bare'] });
    expect(live.fragments?.get('bare')?.body['properties']).toMatchObject({ value: '<fragment />' });
  });

  it('leaves out a revision that does not exist', async () => {
    const { live } = await asked(await first(), { apis: ['x;rev=9'] });
    expect([...live.apis.keys()]).toEqual(['x']);
  });

  it('brings the policies of the operations that are asked for, beside those that are known', async () => {
    const before = await first();
    here.arm.on('GET', `${api}/operations/a/policies/policy`, policy('<policies>a</policies>'));
    here.arm.on('GET', `${api}/operations/b/policies/policy`, missing);
    const one = await asked(before, { operationPolicies: [`${api}/operations/a`, `${api}/operations/b`] });
    expect([...(one.live.apis.get('x')?.operationPolicies ?? [])].map(([name, { body }]) => [name, body['properties']])).toEqual([['a', { format: 'rawxml', value: '<policies>a</policies>' }]]);
    expect(one.paths).toEqual([`${api}/operations/a/policies/policy`, `${api}/operations/b/policies/policy`]);
    expect((await asked(one.live, { operationPolicies: [`${api}/operations/a`] })).paths).toEqual([]);
  });

  it('asks for no operation policy of an API without a policy, of which all were read', async () => {
    here.arm.on('GET', `${api}/policies/policy`, missing);
    const live = await first();
    here.arm.on('GET', `${api}/policies/policy`, missing);
    const again = await here.azure.read({ service: { name: 'apim-demo', resourceGroup: 'rg-ai' }, accounts: [], apis: ['x'] }, here.signal);
    expect(live.apis.get('x')?.operationPolicies).toBeUndefined();
    expect((await asked(again, { operationPolicies: [`${api}/operations/a`] })).paths).toEqual([]);
  });

  it('brings policies of operations of a revision that it brings itself', async () => {
    const before = await first();
    furnish(revision, ['a', 'b']);
    here.arm.on('GET', `${revision}/operations/a/policies/policy`, policy('<policies>a</policies>'));
    const { live } = await asked(before, { apis: ['x;rev=2'], operationPolicies: [`${revision}/operations/a`] });
    expect([...(live.apis.get('x;rev=2')?.operationPolicies?.keys() ?? [])]).toEqual(['a']);
    expect(live.apis.get('x')?.operationPolicies).toBeUndefined();
  });
});

describe('version sets', () => {
  const sets = `${service}/apiVersionSets`;

  it('are listed where the command wants them', async () => {
    here.arm.on('GET', sets, { status: 200, body: { value: [{ id: `${sets}/v`, name: 'v', properties: { versioningScheme: 'Query' } }], count: 1 } });
    expect((await first({ versionSets: true })).versionSets).toEqual([{ id: `${sets}/v`, kind: 'apiVersionSet', body: { id: `${sets}/v`, name: 'v', properties: { versioningScheme: 'Query' } } }]);
  });

  it('are not asked for otherwise', async () => {
    expect((await first()).versionSets).toEqual([]);
    expect(here.arm.to('GET', sets)).toEqual([]);
  });
});
