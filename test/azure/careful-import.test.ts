import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Update } from '../../src/model/driver.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { UserError } from '../../src/model/user-error.ts';
import { service } from './support/connected.ts';
import { localWorld } from './support/local-world.ts';
import { smallDocument } from './support/small-document.ts';

const here = localWorld({ refusals: true });
const api = `${service}/apis/x`;
const chat = '/apis/x/operations/chat';
const own = '/apis/x/operations/own';
const chatOnly = { chat: 'POST /chat/{id}' };
const withOwn = { ...chatOnly, own: 'GET /own' };

const policyOf = (name: string): string => `<policies>\n    <inbound>\n<base /><set-variable name="${name}" value="a &lt; b" />\n    </inbound>\n    <backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;
const stated = (digest: string): JsonObject => ({ properties: { path: 'x', displayName: 'X', description: `X (${digest})`, serviceUrl: 'https://contoso.example/openai' } });
const unseenOf = (value: string): JsonObject => ({ properties: { format: 'openapi+json', value, apiType: 'http', translateRequiredQueryParameters: 'query' } });

async function imported(value: string): Promise<void> {
  await here.azure.driver.create({ kind: 'api', id: api, body: stated('one'), unseen: unseenOf(value) }, here.signal);
}

async function importAgain(value: string, more: Partial<Update> = {}): Promise<JsonObject> {
  const live = await here.azure.driver.read('api', api, here.signal);
  if (live === undefined) throw new Error('there is no API');
  here.local.forget();
  const update: Update = { kind: 'api', id: api, body: stated('two'), unseen: unseenOf(value), before: live.body, etag: live.etag, changes: [{ path: 'document' }], ...more };
  return (await here.azure.driver.update(update, here.signal)).body;
}

/** Writes of the client, not of the test. */
const sent = () => here.local.exchanges.filter(({ method, headers }) => method !== 'GET' && method !== 'HEAD' && headers['user-agent']?.startsWith('apim-llm'));
const writes = (): readonly string[] => sent().map(({ method, url }) => `${method} ${new URL(url, 'https://x').pathname.replace(service, '')}`);

describe('an import into an API that exists', () => {
  it('writes nothing else where it did no harm', async () => {
    await imported(smallDocument(withOwn));
    await here.putPolicy(chat, policyOf('chat'));
    await here.putPolicy('/apis/x', policyOf('api'));
    const body = await importAgain(smallDocument({ ...withOwn, more: 'GET /more' }), { keeps: ['own'] });
    expect(writes()).toEqual(['PUT /apis/x']);
    expect(body['putRight']).toEqual([]);
    expect(body['operations']).toHaveLength(3);
  });

  it('is given back, byte by byte, the policies that it changed or took away', async () => {
    await imported(smallDocument(withOwn));
    await here.putPolicy(chat, policyOf('chat'));
    await here.putPolicy(own, policyOf('own'));
    const before = [await here.policy(chat), await here.policy(own)];
    here.withTheImport(async () => {
      await here.putPolicy(chat, policyOf('other'));
      await here.putPolicy(own, undefined);
    });
    const body = await importAgain(smallDocument(withOwn));
    expect(body['putRight']).toEqual([
      { operation: 'chat', what: 'policy restored' },
      { operation: 'own', what: 'policy restored' },
    ]);
    expect([await here.policy(chat), await here.policy(own)]).toEqual(before);
    expect(writes()).toEqual(['PUT /apis/x', `PUT ${chat}/policies/policy`, `PUT ${own}/policies/policy`]);
    expect(sent().map(({ headers }) => headers['if-match'])).toEqual([expect.stringMatching(/^"/), expect.stringMatching(/^"/), undefined]);
  });

  it('loses the copy of a policy that it gave to an operation which had none', async () => {
    await imported(smallDocument(withOwn));
    await here.putPolicy(own, policyOf('own'));
    here.withTheImport(() => here.putPolicy(chat, policyOf('own')));
    const body = await importAgain(smallDocument(withOwn));
    expect(body['putRight']).toEqual([{ operation: 'chat', what: 'copied policy removed' }]);
    expect(await here.policy(chat)).toBeUndefined();
  });

  it('keeps a policy that is no copy of any: somebody wrote it meanwhile', async () => {
    await imported(smallDocument(chatOnly));
    here.withTheImport(() => here.putPolicy(chat, policyOf('theirs')));
    const body = await importAgain(smallDocument(chatOnly));
    expect(body['putRight']).toEqual([]);
    expect(await here.policy(chat)).toContain('theirs');
  });

  it('is not made where it would take away an operation, or a policy, that the plan did not know of', async () => {
    await imported(smallDocument(withOwn));
    await expect(importAgain(smallDocument(chatOnly), { drops: [] })).rejects.toMatchObject({ code: 'ChangedSincePlan', exitCode: 5, message: expect.stringContaining('Operation own of API x was made since the plan'), cause: { status: 412 } });
    await here.putPolicy(own, policyOf('own'));
    await expect(importAgain(smallDocument(chatOnly), { drops: ['OWN'] })).rejects.toMatchObject({ code: 'ChangedSincePlan', message: expect.stringContaining('got a policy since the plan') });
    expect(writes()).toEqual([]);
    await here.putPolicy(own, undefined);
    expect((await importAgain(smallDocument(chatOnly), { drops: ['OWN'] }))['operations']).toHaveLength(1);
  });

  it('is given back the policy of the API', async () => {
    await imported(smallDocument(chatOnly));
    await here.putPolicy('/apis/x', policyOf('api'));
    const before = await here.policy('/apis/x');
    here.withTheImport(() => here.putPolicy('/apis/x', '<policies><inbound><base /></inbound></policies>'));
    const body = await importAgain(smallDocument(chatOnly));
    expect(body['putRight']).toEqual([{ operation: null, what: 'policy restored' }]);
    expect(await here.policy('/apis/x')).toBe(before);
  });

  it('loses the policies that the service copies onto new operations of the same method and template', async () => {
    await imported(smallDocument(chatOnly));
    await here.putPolicy(chat, policyOf('chat'));
    const body = await importAgain(smallDocument({ talk: 'POST /chat/{id}' }));
    expect(body['putRight']).toEqual([{ operation: 'talk', what: 'copied policy removed' }]);
    expect(await here.policy('/apis/x/operations/talk')).toBeUndefined();
    expect(await here.get(chat)).toBeUndefined();
  });
});

describe('an operation that an import must leave as it is', () => {
  const schemas = { Word: { type: 'object', properties: { text: { type: 'string' } } } };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Word' } } };
  const rich = smallDocument(withOwn, { own: { summary: 'By hand', description: 'Made by hand.', requestBody: { content }, responses: { 200: { description: 'Fine', content } } } }, schemas);

  it('is written back as a whole, together with the schemas that are still there', async () => {
    await imported(rich);
    await here.putPolicy(own, policyOf('own'));
    const [before, policy] = [await here.get(own), await here.policy(own)];
    const body = await importAgain(smallDocument(withOwn), { keeps: ['OWN'] });
    expect(body['putRight']).toEqual([{ operation: 'own', what: 'operation restored' }]);
    expect(body['operations']).toContainEqual(expect.objectContaining({ name: 'own', displayName: 'By hand' }));
    expect(await here.get(own)).toEqual(before);
    expect(JSON.stringify(before)).toContain('schemaId');
    expect(await here.policy(own)).toBe(policy);
    expect(writes()).toEqual(['PUT /apis/x', `PUT ${own}`]);
    expect(sent()[1]?.headers['if-match']).toMatch(/^"/);
  });

  it('is written back without references to schemas that are gone, and that is told', async () => {
    await imported(rich);
    await here.local.control('faults', [{ match: { method: 'HEAD', path: '**/schemas/*' }, respond: { status: 404 } }]);
    const body = await importAgain(smallDocument(withOwn), { keeps: ['own'] });
    expect(body['putRight']).toEqual([{ operation: 'own', what: 'operation restored', withoutSchemas: [expect.any(String)] }]);
    const text = JSON.stringify(await here.get(own));
    expect(text).toContain('By hand');
    expect(text).not.toMatch(/schemaId|typeName/);
  });

  it('has its policy again where the import took both away', async () => {
    await imported(smallDocument(withOwn));
    await here.putPolicy(own, policyOf('own'));
    const [before, policy] = [await here.get(own), await here.policy(own)];
    const body = await importAgain(smallDocument(chatOnly), { keeps: ['own'] });
    expect(body['putRight']).toEqual([
      { operation: 'own', what: 'operation restored' },
      { operation: 'own', what: 'policy restored' },
    ]);
    expect(body['operations']).toHaveLength(2);
    expect([await here.get(own), await here.policy(own)]).toEqual([before, policy]);
  });

  it('has its own name again where the import gave it another', async () => {
    await imported(smallDocument(withOwn));
    await here.putPolicy(own, policyOf('own'));
    const [before, policy] = [await here.get(own), await here.policy(own)];
    const body = await importAgain(smallDocument({ ...chatOnly, theirs: 'GET /own' }), { keeps: ['own'] });
    expect(body['putRight']).toEqual([
      { operation: 'own', what: 'operation restored' },
      { operation: 'own', what: 'policy restored' },
    ]);
    expect([await here.get(own), await here.policy(own), await here.get('/apis/x/operations/theirs')]).toEqual([before, policy, undefined]);
  });
});

describe('a correction that Azure refuses', () => {
  const refuse = (path: string) => here.local.control('faults', [{ match: { method: 'PUT', path }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'No.', details: null } } } }]);
  const failed = async (): Promise<UserError> => {
    await imported(smallDocument(withOwn));
    await here.putPolicy(chat, policyOf('secret'));
    await here.putPolicy(own, policyOf('own'));
    here.withTheImport(async () => {
      await here.putPolicy(chat, policyOf('other'));
      await here.putPolicy(own, policyOf('other'));
      await refuse('**/operations/chat/policies/policy');
    });
    const error: unknown = await importAgain(smallDocument(withOwn)).catch((caught: unknown) => caught);
    if (error instanceof UserError) return error;
    throw new Error('was not refused', { cause: error });
  };

  it('is told with the operation and the digest of what stood there, not with its text', async () => {
    const error = await failed();
    const text = `${error.message} ${error.hint ?? ''}`;
    const former = '<policies>\r\n\t<inbound>\r\n\t\t<base />\r\n\t\t<set-variable name="secret" value="a &lt; b" />\r\n\t</inbound>\r\n\t<backend>\r\n\t\t<base />\r\n\t</backend>\r\n\t<outbound>\r\n\t\t<base />\r\n\t</outbound>\r\n\t<on-error>\r\n\t\t<base />\r\n\t</on-error>\r\n</policies>';
    expect(error).toMatchObject({ code: 'ImportNotPutRight', exitCode: 1 });
    expect(error.message).toContain('the policy of operation chat');
    expect(error.message).toContain(createHash('sha256').update(former).digest('hex').slice(0, 16));
    expect(error.message).toContain('No.');
    expect(text).not.toContain('secret');
  });

  it('keeps none of the others from being made, and the API from looking as if all were done', async () => {
    const error = await failed();
    expect(error.message).not.toContain('operation own');
    expect(await here.policy(own)).toContain('name="own"');
    expect((await here.get('/apis/x'))?.['properties']).toMatchObject({ description: 'X (one)' });
  });
});

it('other changes of an API read no operations and no policies', async () => {
  await imported(smallDocument(chatOnly));
  const live = await here.azure.driver.read('api', api, here.signal);
  here.local.forget();
  await here.azure.driver.update({ kind: 'api', id: api, body: stated('one'), before: live?.body ?? {}, etag: live?.etag, changes: [{ path: 'properties.serviceUrl' }] }, here.signal);
  expect(here.local.exchanges.map(({ method }) => method)).toEqual(['PATCH']);
});
