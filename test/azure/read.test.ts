import { describe, expect, it } from 'vitest';
import type { Scope } from '../../src/model/live.ts';
import { UserError } from '../../src/model/user-error.ts';
import { account, group, service, subscription, world } from './support/connected.ts';

const here = world();
const other = '00000000-0000-0000-0000-000000000002';
const far = `/subscriptions/${other}/resourceGroups/rg-far/providers/Microsoft.CognitiveServices/accounts/aoai-far`;
const services = `/subscriptions/${subscription}/providers/Microsoft.ApiManagement/service`;
const accounts = `/subscriptions/${subscription}/providers/Microsoft.CognitiveServices/accounts`;
const assignments = (id: string): string => `${id}/providers/Microsoft.Authorization/roleAssignments`;
const none = { status: 200, body: { value: [] } };

const apiItem = (name: string, description: string | null) => ({ id: `${service}/apis/${name}`, name, properties: { displayName: name, description } });
const scope = (more: Partial<Scope> = {}): Scope => ({ service: { name: 'apim-demo', resourceGroup: 'rg-ai' }, accounts: [], apis: [], ...more });
const read = (more: Partial<Scope> = {}) => here.azure.read(scope(more), here.signal);
const refused = async (more: Partial<Scope>): Promise<UserError> => {
  const error: unknown = await read(more).catch((caught: unknown) => caught);
  if (error instanceof UserError) return error;
  throw new Error('was not refused', { cause: error });
};

function script(): void {
  here.arm.on('GET', service, { status: 200, headers: { etag: '"s"' }, body: { id: service, name: 'apim-demo', sku: { name: 'StandardV2' }, properties: { gatewayUrl: null } } });
  here.arm.on('GET', `${service}/backends`, none);
  here.arm.on('GET', `${service}/apis`, none);
  here.arm.on('GET', services, { status: 200, body: { value: [{ id: service, name: 'apim-demo' }] } });
  here.arm.on('GET', accounts, { status: 200, body: { value: [{ id: account, name: 'aoai-swe', kind: 'OpenAI', properties: { endpoints: { unknown: 'kept' } } }] } });
  for (const id of [account, far]) {
    here.arm.on('GET', `${id}/deployments`, none);
    here.arm.on('GET', assignments(id), none);
  }
}

describe('the service of a command', () => {
  it('is asked for directly where its resource group is known, and kept as it is answered', async () => {
    script();
    const live = await read();
    expect(live.service).toEqual({ id: service, name: 'apim-demo', etag: '"s"', body: { id: service, name: 'apim-demo', sku: { name: 'StandardV2' }, properties: { gatewayUrl: null } } });
    expect(here.arm.to('GET', services)).toEqual([]);
    expect(live).toMatchObject({ subscriptionId: subscription, cloud: { name: 'AzureCloud', armEndpoint: here.arm.endpoint } });
  });

  it('is looked for in the subscription by its name without case', async () => {
    script();
    expect((await read({ service: { name: 'APIM-Demo' } })).service.id).toBe(service);
  });

  it('is not found, with what may have been meant', async () => {
    script();
    const error = await refused({ service: { name: 'apim-dmeo' } });
    expect(error).toMatchObject({ code: 'NotFound', exitCode: 1 });
    expect(error.hint).toContain('Did you mean apim-demo?');
  });

  it('is not taken from another resource group than the one that was named', async () => {
    script();
    const error = await refused({ service: { name: 'apim-demo', resourceGroup: 'rg-wrong' } });
    expect(error).toMatchObject({ code: 'NotFound', exitCode: 1 });
    expect(error.hint).toContain('--resource-group rg-ai');
  });

  it('has to be told from its namesakes', async () => {
    script();
    here.arm.on('GET', services, { status: 200, body: { value: [{ id: service, name: 'apim-demo' }, { id: service.replace('rg-ai', 'rg-b'), name: 'apim-demo' }] } });
    expect(await refused({ service: { name: 'apim-demo' } })).toMatchObject({ code: 'AmbiguousName', exitCode: 2 });
  });
});

describe('a read that fails', () => {
  it('ends what it still waits for', async () => {
    script();
    here.arm.on('GET', accounts, 'hang');
    const reading = read({ service: { name: 'nobody' }, accounts: ['aoai-swe'] });
    await expect(reading).rejects.toMatchObject({ code: 'NotFound' });
    await expect.poll(() => here.arm.abandoned).toEqual([`GET ${accounts}`]);
  });
});

describe('the accounts of a command', () => {
  it('come in the order of the scope, by name or by id, with deployments and what holds there', async () => {
    script();
    const assignment = { id: `${assignments(group)}/1`, properties: { principalId: 'p' } };
    here.arm.on('GET', far, { status: 200, body: { id: far, name: 'aoai-far', kind: 'AIServices' } });
    here.arm.on('GET', `${account}/deployments`, { status: 200, body: { value: [{ id: `${account}/deployments/gpt-4o`, name: 'gpt-4o', properties: { newer: true } }] } });
    here.arm.on('GET', assignments(account), { status: 200, body: { value: [assignment] } });
    const live = await read({ accounts: [far, 'AOAI-swe'] });
    expect(live.accounts.map(({ name }) => name)).toEqual(['aoai-far', 'aoai-swe']);
    expect(live.accounts[1]?.body).toEqual({ id: account, name: 'aoai-swe', kind: 'OpenAI', properties: { endpoints: { unknown: 'kept' } } });
    expect(live.accounts[1]?.deployments).toEqual([{ id: `${account}/deployments/gpt-4o`, name: 'gpt-4o', body: { id: `${account}/deployments/gpt-4o`, name: 'gpt-4o', properties: { newer: true } } }]);
    expect(live.accounts[1]?.roleAssignments).toEqual([{ id: assignment.id, kind: 'roleAssignment', body: assignment }]);
    expect(here.arm.to('GET', assignments(account))[0]?.query.get('$filter')).toBe('atScope()');
  });

  it('are listed once, whoever asks', async () => {
    script();
    here.arm.on('GET', accounts, { status: 200, body: { value: [{ id: account, name: 'aoai-swe' }, { id: account.replace('swe', 'fra'), name: 'aoai-fra' }] } });
    here.arm.on('GET', `${account.replace('swe', 'fra')}/deployments`, none);
    here.arm.on('GET', assignments(account.replace('swe', 'fra')), none);
    await read({ accounts: ['aoai-swe', 'aoai-fra'] });
    expect(here.arm.to('GET', accounts)).toHaveLength(1);
  });

  it('are not found, with what may have been meant', async () => {
    script();
    const error = await refused({ accounts: ['aoai-sew'] });
    expect(error).toMatchObject({ code: 'NotFound', exitCode: 1 });
    expect(error.hint).toContain('Did you mean aoai-swe?');
    expect(await refused({ accounts: [far] })).toMatchObject({ code: 'NotFound', exitCode: 1 });
  });

  it('have to be named by id where a name is not unique', async () => {
    script();
    const twin = account.replace('rg-ai', 'rg-b');
    here.arm.on('GET', accounts, { status: 200, body: { value: [{ id: account, name: 'aoai-swe' }, { id: twin, name: 'aoai-swe' }] } });
    const error = await refused({ accounts: ['aoai-swe'] });
    expect(error).toMatchObject({ code: 'AmbiguousName', exitCode: 2 });
    expect(error.hint).toContain(twin);
  });

  it('refuse the id of something else', async () => {
    script();
    expect(await refused({ accounts: [service] })).toMatchObject({ code: 'InvalidAccount', exitCode: 2 });
  });
});

describe('the APIs of a command', () => {
  const mine = `${service}/apis/Mine`;
  const ours = (): void => {
    script();
    here.arm.on('GET', `${service}/apis`, {
      status: 200,
      body: { value: [apiItem('Mine', 'x [apim-llm:Mine]'), apiItem('Mine;rev=2', 'x [apim-llm:Mine]'), apiItem('theirs', 'a backend [apim-llm]'), apiItem('bare', null)], count: 4 },
    });
    here.arm.on('GET', mine, { status: 200, headers: { etag: '"a"' }, body: apiItem('Mine', 'x [apim-llm:Mine]') });
    here.arm.on('GET', `${mine}/operations`, { status: 200, body: { value: [{ id: `${mine}/operations/chat`, name: 'chat', properties: { policies: null } }] } });
    here.arm.on('GET', `${mine}/policies/policy`, { status: 200, headers: { etag: '"p"' }, body: { id: `${mine}/policies/policy`, properties: { value: '<policies />' } } });
  };

  it('are all listed; those that carry our mark are read with operations, policy and ETags', async () => {
    ours();
    const live = await read({ apis: 'ours' });
    expect(live.allApis.map(({ id }) => id)).toEqual(['Mine', 'Mine;rev=2', 'theirs', 'bare'].map((name) => `${service}/apis/${name}`));
    expect([...live.apis.keys()]).toEqual(['mine']);
    expect(live.apis.get('mine')).toMatchObject({ api: { id: mine, etag: '"a"' }, policy: { etag: '"p"', kind: 'apiPolicy' }, operations: [{ name: 'chat', body: { properties: { policies: null } } }] });
  });

  it('are left out where they do not exist, and have no policy where there is none', async () => {
    ours();
    here.arm.on('GET', `${mine}/policies/policy`, { status: 404, body: { error: { code: 'ResourceNotFound', message: 'PoliciesConfiguration not found.', details: null } } });
    const live = await read({ apis: ['Mine', 'new-one'] });
    expect([...live.apis.keys()]).toEqual(['mine']);
    expect(live.apis.get('mine')?.policy).toBeUndefined();
  });

  it('come from all pages of a list', async () => {
    ours();
    const page = `${here.arm.endpoint}${service}/apis?%24top=1&api-version=2024-05-01&%24skip=`;
    here.arm.on('GET', `${service}/apis`, ({ query }) => {
      const skip = Number(query.get('$skip') ?? '0');
      return { status: 200, body: { value: [apiItem(`a${skip}`, null)], count: 3, ...(skip < 2 && { nextLink: `${page}${skip + 1}` }) } };
    });
    expect((await read()).allApis.map(({ id }) => id)).toEqual(['a0', 'a1', 'a2'].map((name) => `${service}/apis/${name}`));
  });

  it('fail with the error of the page that failed', async () => {
    ours();
    here.arm.on('GET', `${service}/apis`, { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'The client does not have authorization.' } } });
    await expect(read()).rejects.toMatchObject({ status: 403, code: 'AuthorizationFailed' });
  });

  it('are read afresh by each read', async () => {
    ours();
    await read({ apis: ['Mine'] });
    await read({ apis: ['Mine'] });
    expect(here.arm.to('GET', `${service}/apis`)).toHaveLength(2);
  });
});

describe('accounts that may be gone', () => {
  const notFound = { status: 404, body: { error: { code: 'ResourceGroupNotFound', message: "Resource group 'rg-far' could not be found." } } };

  it('are left out, whichever of their reads says so', async () => {
    script();
    here.arm.on('GET', far, notFound);
    here.arm.on('GET', account, { status: 200, body: { id: account, name: 'aoai-swe' } });
    const live = await read({ accounts: [far, account], accountsMayBeGone: true });
    expect(live.accounts.map(({ id }) => id)).toEqual([account]);
    here.arm.on('GET', `${account}/deployments`, notFound);
    expect((await read({ accounts: [account], accountsMayBeGone: true })).accounts).toEqual([]);
  });

  it('are still refused where they cannot be read', async () => {
    script();
    here.arm.on('GET', far, { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no' } } });
    await expect(read({ accounts: [far], accountsMayBeGone: true })).rejects.toMatchObject({ status: 403 });
  });
});

it('a current revision that answers with its number is the API that was asked for, once', async () => {
  script();
  const id = `${service}/apis/ours`;
  const revision = { ...apiItem('ours;rev=2', 'x [apim-llm:ours]') };
  here.arm.on('GET', `${service}/apis`, { status: 200, body: { value: [revision, apiItem('ours', 'x [apim-llm:ours]'), apiItem('ours-clone', 'x [apim-llm:ours]')] } });
  here.arm.on('GET', id, { status: 200, headers: { etag: '"1"' }, body: revision });
  here.arm.on('GET', `${id}/operations`, none);
  const { apis } = await read({ apis: 'ours' });
  expect([...apis].map(([name, { api }]) => [name, api.id])).toEqual([['ours', id]]);
});

describe('policies of operations', () => {
  const api = `${service}/apis/theirs`;
  const policyOf = (operation: string): string => `${api}/operations/${operation}/policies/policy`;
  const missing = { status: 404, body: { error: { code: 'ResourceNotFound', message: 'PoliciesConfiguration not found.', details: null } } };
  const policy = { status: 200, headers: { etag: '"1"' }, body: { properties: { format: 'rawxml', value: '<policies />' } } };

  function furnish(): void {
    script();
    here.arm.on('GET', api, { status: 200, body: apiItem('theirs', null) });
    here.arm.on('GET', `${api}/operations`, { status: 200, body: { value: ['a', 'b'].map((name) => ({ id: `${api}/operations/${name}`, name, properties: { method: 'GET', urlTemplate: `/${name}` } })) } });
    here.arm.on('GET', policyOf('a'), policy);
    here.arm.on('GET', policyOf('b'), missing);
  }

  it('are read of an API that has no policy of its own', async () => {
    furnish();
    here.arm.on('GET', `${api}/policies/policy`, missing);
    const found = (await read({ apis: ['Theirs'] })).apis.get('theirs');
    expect([...(found?.operationPolicies ?? [])].map(([name, { body }]) => [name, body['properties']])).toEqual([['a', { format: 'rawxml', value: '<policies />' }]]);
  });

  it('are not asked for where it has one', async () => {
    furnish();
    here.arm.on('GET', `${api}/policies/policy`, policy);
    expect((await read({ apis: ['theirs'] })).apis.get('theirs')?.operationPolicies).toBeUndefined();
    expect(here.arm.to('GET', policyOf('a'))).toEqual([]);
  });
});
