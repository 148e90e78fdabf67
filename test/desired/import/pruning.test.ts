import { describe, expect, it } from 'vitest';
import { isObject, textAt } from '../../../src/model/json.ts';
import type { Live } from '../../../src/model/live.ts';
import { readApiBlocks, readDenyBlock } from '../../../src/policy/api-document.ts';
import { withBlock, withoutBlock } from '../../../src/policy/blocks/edit.ts';
import { denyBlock, type DenyBlock } from '../../../src/policy/blocks/deny-block.ts';
import { account, api, deployment, live, operationPolicies } from '../live.ts';
import { ofKind, policyTextOf, wished, type SeenOperation } from './run.ts';

const tails = ['chat/completions', 'completions', 'embeddings', 'audio/transcriptions', 'audio/translations', 'images/generations'];
const seen: readonly SeenOperation[] = tails.map((tail) => [tail.replace('/', '-'), 'POST', `/deployments/{deployment-id}/${tail}`]);
const openIn = (document: string): readonly string[] | undefined => readDenyBlock(document)?.open.map(({ id }) => id);

/** The API as an import made it, its policy changed. */
async function imported(change: (policy: string) => string | undefined = (policy) => policy, more: Partial<Live> = {}): Promise<Live> {
  const wish = await wished(live());
  const properties = ofKind(wish, 'api').body['properties'];
  return { ...live({ apis: [api('azure-openai', isObject(properties) ? properties : {}, seen, change(policyTextOf(wish, {}, seen)))] }), ...more };
}

describe('what an import leaves open', () => {
  it('is decided when the service has named the operations', async () => {
    const wish = await wished(live());
    expect(ofKind(wish, 'apiPolicy').body).toMatchObject({ properties: { value: { late: 'api.operations', via: 'prunedApiDocument' } } });
    expect(ofKind(wish, 'apiPolicy').notes).toEqual(['forwards 2 of 6 operations (chat, embeddings); calls of the others are answered 400. --keep-all forwards all']);
    expect(openIn(policyTextOf(wish, {}, [['Named-Otherwise', 'POST', '/Deployments/{x}/chat/completions']]))).toEqual(['Named-Otherwise']);
  });

  it('is known before where nothing is imported, and follows the deployments', async () => {
    const text = async (world: Live): Promise<string> => textAt(ofKind(await wished(world), 'apiPolicy').body, 'properties', 'value') ?? 'late';
    expect(openIn(await text(await imported()))).toEqual(['chat-completions', 'embeddings']);
    expect(openIn(await text(await imported(undefined, { accounts: [account({}, { deployments: [deployment('i', { imageGenerations: 'true' })] })] })))).toEqual(['images-generations']);
  });

  it('keeps what prune-ops was told, and what has a route of its own', async () => {
    const before: DenyBlock = { open: [{ method: 'POST', template: '/deployments/{d}/images/generations', id: 'x', reason: 'route' }, { method: 'POST', template: '/deployments/{d}/audio/translations', id: 'y', reason: 'translation' }], allow: ['completions'], block: ['embeddings'], default: 'closed' };
    const world = await imported((policy) => withBlock(policy, denyBlock(before), 'api'));
    const found = readDenyBlock(textAt(ofKind(await wished(world), 'apiPolicy').body, 'properties', 'value') ?? '');
    expect(found).toMatchObject({ allow: ['completions'], block: ['embeddings'] });
    expect(found?.open.map(({ id, reason }) => [id, reason])).toEqual([['chat-completions', 'chat'], ['completions', 'allow'], ['images-generations', 'route']]);
  });

  it('is everything with --keep-all, and stays so', async () => {
    expect(readApiBlocks(policyTextOf(await wished(live(), { keepAll: true })))).not.toHaveProperty('deny');
    const all = await imported((policy) => withoutBlock(policy, 'deny'));
    const again = await wished(all);
    expect(textAt(ofKind(again, 'apiPolicy').body, 'properties', 'value')).toBe(textAt(all.apis.get('azure-openai')?.policy?.body, 'properties', 'value'));
    expect(again.warnings.map(({ code }) => code)).toEqual(['NotPruned']);
    expect((await wished(all, { keepAll: true })).warnings).toEqual([]);
    expect(openIn(textAt(ofKind(await wished(all, { keepAll: false }), 'apiPolicy').body, 'properties', 'value') ?? '')).toEqual(['chat-completions', 'embeddings']);
    const opened = await wished(await imported(), { keepAll: true });
    expect(ofKind(opened, 'apiPolicy').notes).toEqual(['--keep-all: operations that are closed now will be forwarded']);
    expect(opened.warnings).toEqual([]);
  });

  it('is pruned where an earlier run ended before its policy, or somebody else made the API', async () => {
    expect(openIn(policyTextOf(await wished(await imported(() => undefined))))).toBeDefined();
    const theirs = live({ apis: [{ ...api('azure-openai', { path: 'openai' }, seen, '<policies><inbound><base /></inbound></policies>'), operationPolicies: operationPolicies({}) }] });
    expect(openIn(policyTextOf(await wished(theirs), {}, seen))).toEqual(['chat-completions', 'embeddings']);
  });

  it('names what is foreign in the plan', async () => {
    const world = live({ apis: [{ ...api('azure-openai', { path: 'openai' }, [...seen, ['health', 'GET', '/health']]), operationPolicies: new Map() }] });
    expect(ofKind(await wished(world), 'apiPolicy').notes?.[1]).toBe('forwards what is no operation of Azure OpenAI: GET /health (health); apim-llm prune-ops --block closes it');
  });

  it('waits for the client id too, where that is late', async () => {
    const userAssigned = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id';
    const policy = ofKind(await wished(await imported((text) => text), { identity: userAssigned }), 'apiPolicy');
    expect(policy.body).toMatchObject({ properties: { value: { late: 'identity.clientId', via: 'apiDocument' } } });
  });
});
