import { describe, expect, it } from 'vitest';
import { deletedAccountType } from '../../../../src/emulator/arm/cognitive/account-content.ts';
import { newModelAccounts } from '../../../../src/emulator/models/front/model-accounts.ts';
import { readHost } from '../../../../src/emulator/models/front/host-name.ts';
import { chatUrl, oneAccount, openAiUser, testAccounts } from './accounts-fixture.ts';

const models = '/openai/models?api-version=2024-10-21';
const unresolved = { code: 'ENOTFOUND' };

describe('hosts of model accounts', () => {
  it.each([
    ['x.openai.azure.com', { kind: 'account', subDomain: 'x', service: 'openai' }],
    ['X.OpenAI.Azure.com', { kind: 'account', subDomain: 'x', service: 'openai' }],
    ['x.openai.azure.com.', { kind: 'account', subDomain: 'x', service: 'openai' }],
    ['x.openai.azure.us', { kind: 'account', subDomain: 'x', service: 'openai' }],
    ['x.cognitiveservices.azure.cn', { kind: 'account', subDomain: 'x', service: 'cognitive' }],
    ['x.services.ai.azure.com', { kind: 'account', subDomain: 'x', service: 'foundry' }],
    ['swedencentral.api.cognitive.microsoft.com', { kind: 'region', region: 'swedencentral' }],
    ['nowhere.api.cognitive.microsoft.com', { kind: 'nobody' }],
    ['a.b.openai.azure.com', { kind: 'nobody' }],
    ['openai.azure.com', undefined],
    ['x.azure.com', undefined],
    ['x.openai.azure.com.example', undefined],
    ['localhost', undefined],
  ])('%s is %o', (host, expected) => {
    expect(readHost(host)).toEqual(expected);
  });

  it('leave other names to the network', () => {
    const handlerFor = newModelAccounts(testAccounts().world);
    expect(handlerFor('example.com')).toBeUndefined();
    expect(handlerFor('x.openai.azure.com')).toBeTypeOf('function');
  });

  it('answer by sub-domain, which need not be the name, and only on hosts that the kind has', async () => {
    const test = testAccounts();
    test.assign(openAiUser, test.account('swe', { customSubDomainName: 'Contoso-Swe' }));
    test.assign(openAiUser, test.account('foundry', { kind: 'AIServices', location: 'eastus2' }));
    const status = async (host: string) => (await test.ask(`https://${host}${models}`, { method: 'GET' })).by?.account;
    expect(await status('contoso-swe.openai.azure.com')).toBe('swe');
    expect(await status('contoso-swe.cognitiveservices.azure.com')).toBe('swe');
    await expect(status('contoso-swe.services.ai.azure.com')).rejects.toMatchObject(unresolved);
    await expect(status('swe.openai.azure.com')).rejects.toMatchObject(unresolved);
    for (const domain of ['openai.azure.com', 'cognitiveservices.azure.com', 'services.ai.azure.com']) expect(await status(`foundry.${domain}`)).toBe('foundry');
  });

  it('follow ARM: no host before the account is there, none after it was deleted, the new one after a rename', async () => {
    const test = testAccounts();
    const status = async (name: string) => (await test.ask(`https://${name}.openai.azure.com${models}`, { method: 'GET' })).status;
    await expect(status('swe')).rejects.toMatchObject(unresolved);
    test.account('swe', { provisioningState: 'Creating' });
    await expect(status('swe')).rejects.toMatchObject(unresolved);
    const id = test.account('swe', { customSubDomainName: 'other' });
    await expect(status('swe')).rejects.toMatchObject(unresolved);
    expect(await status('other')).toBe(401);
    const account = test.store.find(id);
    test.store.remove(id);
    test.store.put({ id: '/subscriptions/s/deleted', type: deletedAccountType, content: { account: account?.content } });
    await expect(status('other')).rejects.toMatchObject(unresolved);
  });

  it('of a region find the account by its key, and take no tokens', async () => {
    const test = testAccounts();
    test.account('a', { customSubDomainName: null });
    test.account('b', { customSubDomainName: null });
    test.account('c', { customSubDomainName: null, location: 'eastus' });
    const ask = (asking: object) => test.ask(`https://swedencentral.api.cognitive.microsoft.com/openai/v1/responses/none`, { method: 'GET', ...asking });
    expect((await ask({ key: test.keys('b').key2 })).by?.account).toBe('b');
    expect((await ask({ token: test.keys('a').key1 })).by?.account).toBe('a');
    const token = await ask({});
    expect([token.status, token.by, token.json]).toEqual([400, undefined, { error: { code: 'BadRequest', message: expect.stringContaining('custom subdomain') } }]);
    for (const asking of [{ key: test.keys('c').key1 }, { key: 'wrong' }, { token: null }]) {
      const refused = await ask(asking);
      expect([refused.status, refused.headers['x-ms-region']]).toEqual([401, 'Sweden Central']);
    }
  });

  it('of accounts without models say that they are not served', async () => {
    const test = testAccounts();
    test.account('safety', { kind: 'ContentSafety' });
    expect((await test.ask('https://safety.cognitiveservices.azure.com/contentsafety/x')).json).toEqual({ error: { code: 'NotEmulated', message: 'The local Azure does not serve accounts of kind ContentSafety.' } });
    await expect(test.ask('https://safety.openai.azure.com/x')).rejects.toMatchObject(unresolved);
  });

  it('refuse the public network where it is closed', async () => {
    const test = oneAccount();
    for (const content of [{ publicNetworkAccess: 'Disabled' }, { others: { networkAcls: { defaultAction: 'Deny' } } }] as const) {
      test.account('swe', content);
      const { status, headers, json } = await test.ask(chatUrl);
      expect([status, headers['policy-id'], json]).toEqual([403, 'ThrowExceptionDueToTrafficDenied', { error: { code: 'AccessDenied', message: 'Access denied due to Virtual Network/Firewall rules.' } }]);
    }
    test.account('swe', { others: { networkAcls: { defaultAction: 'Allow' } } });
    expect((await test.ask(chatUrl, { token: null })).status).toBe(401);
  });
});
