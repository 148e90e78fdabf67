import { ApiManagementClient } from '@azure/arm-apimanagement';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountBlock, type AccountBlock } from '../../../src/policy/blocks/account-block.ts';
import { sectionNames, type Block } from '../../../src/policy/blocks/block.ts';
import { denyBlock } from '../../../src/policy/blocks/deny-block.ts';
import { exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';
import { limitsBlock } from '../../../src/policy/blocks/limits-block.ts';
import { beginMark, endMark } from '../../../src/policy/blocks/mark.ts';
import { retryBlock } from '../../../src/policy/blocks/retry-block.ts';
import { routeBlock } from '../../../src/policy/blocks/route-block.ts';
import type { RouteRow } from '../../../src/policy/blocks/route-row.ts';
import { versionBlock } from '../../../src/policy/blocks/version-block.ts';
import { startTestAzure, type TestAzure } from '../../support/local-azure.ts';

const group = 'rg-ai';
const service = 'apim-demo';
const hostile = [`it's "quoted"`, '"/><return-response>', '")+x+@("', '{{secret}}', ']]>', '--> <inbound>', 'a\u0000b', '\u202eevil', '\ud800'];
const urlTemplate = '/deployments/{deployment-id}/embeddings?api-version={api-version}';
const statusRanges = [{ min: 429, max: 429 }, { min: 500, max: 599 }];

const account: AccountBlock = { backend: 'main', account: '/subscriptions/1/a', shape: 'openai', identity: null, clientId: '33333333-0000-0000-0000-000000000000', audience: 'https://cognitiveservices.azure.com', spec: 'd' };
const deny = denyBlock({ open: hostile.map((id) => ({ method: 'POST', template: '/a', id })), allow: hostile, block: hostile, default: 'closed' });
const toBackend = { kind: 'backend', id: 'main' } as const;
const rows: readonly RouteRow[] = [
  ...hostile.map((model): RouteRow => ({ model, to: toBackend, by: 'facade' })),
  { model: 'gpt-4o', alias: 'fixed', to: { kind: 'pool', id: 'both' }, retry: 'pool', name: 'both', by: 'pool' },
  { model: 'o3', deployment: '{x}?y=z&"<', to: { kind: 'list', ids: ['main', 'spill'] }, retry: 'list', by: 'burst' },
  { model: 'ada', deploymentInBackend: true, to: toBackend, by: 'facade' },
];
const path = { kind: 'path', parameter: 'deployment-id' } as const;
const retry = retryBlock({
  settings: [
    { name: 'pool', statusRanges, retries: 2, over: { kind: 'pool' } },
    { name: 'list', statusRanges, retries: 2, over: { kind: 'list', ids: ['main', 'spill', 'main'] } },
  ],
  otherwise: null,
  inherited: { timeout: '@(context.Request.Method == "GET" ? 5 : 60)', 'buffer-response': 'false', 'http-version': '2or1', 'follow-redirects': 'true' },
});
const limits = limitsBlock({ tokensPerMinute: 1000, tokenQuota: { tokens: 5_000_000, period: 'Weekly' }, requestsPerMinute: 5, callQuota: { calls: 10, seconds: 300 }, models: hostile, operations: hostile });

/** A document with `<base />` in every section but where a block takes its place. */
function documentOf(blocks: readonly Block[]): string {
  const sections = sectionNames.map((name) => {
    const marked = blocks.filter(({ section }) => section === name).flatMap(({ carried, kind, lines }) => [beginMark(kind, carried, {}), ...lines, endMark(kind)]);
    return `<${name}>\n${[...(name === 'backend' && marked.length > 0 ? [] : ['<base />']), ...marked].join('\n')}\n</${name}>`;
  });
  return `<policies>\n${sections.join('\n')}\n</policies>`;
}

const documents: readonly (readonly [string, 'api' | 'operation' | 'product', readonly Block[]])[] = [
  ['deny', 'api', [deny]],
  ['deny with nothing open', 'api', [denyBlock({ open: [], allow: [], block: [], default: 'closed' })]],
  ['version', 'api', [versionBlock({ apiVersion: '2024-10-21', only: true, supplied: true })]],
  ['account', 'api', [accountBlock(account)]],
  ['account that skips operations', 'api', [accountBlock({ ...account, skip: hostile })]],
  ['account that only authenticates', 'operation', [accountBlock({ ...account, authenticationOnly: true })]],
  ['route by path', 'operation', [routeBlock({ modelFrom: path, template: urlTemplate, unknown: 'refuse', rows })]],
  ['route by body', 'operation', [routeBlock({ modelFrom: { kind: 'body' }, template: urlTemplate, unknown: 'fall-through', rows: rows.slice(0, -3) })]],
  ['route of all calls', 'operation', [routeBlock({ modelFrom: { kind: 'none' }, template: urlTemplate, unknown: 'refuse', rows: [{ model: '*', to: toBackend, by: 'facade' }] })]],
  ['retry', 'operation', [retry]],
  ['exhausted', 'operation', exhaustedBlocks()],
  ['limits', 'product', [limits]],
  ['API document', 'api', [deny, versionBlock({ apiVersion: '2024-10-21', only: true, supplied: false }), accountBlock(account)]],
  ['operation document', 'operation', [routeBlock({ modelFrom: path, template: urlTemplate, unknown: 'refuse', rows: [...rows, { model: '*', to: toBackend, by: 'facade' }] }), accountBlock({ ...account, authenticationOnly: true }), retry, ...exhaustedBlocks()]],
];

describe("the local ARM, asked by Microsoft's client", () => {
  let azure: TestAzure;
  let client: ApiManagementClient;

  beforeAll(async () => {
    azure = await startTestAzure();
    const { arm, subscriptionId, token } = azure.azure.ready;
    const credential = { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
    client = new ApiManagementClient(credential, subscriptionId, { endpoint: arm, tlsOptions: { ca: azure.azure.ca }, retryOptions: { maxRetries: 0 } });
    client.pipeline.removePolicy({ name: 'proxyPolicy' });
    const backends = `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/Microsoft.ApiManagement/service/${service}/backends`;
    for (const name of ['main', 'spill']) await client.backend.createOrUpdate(group, service, name, { url: `https://${name}.openai.azure.com`, protocol: 'http' });
    await client.backend.createOrUpdate(group, service, 'both', { typePropertiesType: 'Pool', pool: { services: [{ id: `${backends}/main` }, { id: `${backends}/spill` }] } });
    await client.api.beginCreateOrUpdateAndWait(group, service, 'ours', { path: 'ours', displayName: 'Ours', protocols: ['https'] }, { updateIntervalInMs: 1 });
    const templateParameters = ['deployment-id', 'api-version'].map((name) => ({ name, type: 'string', required: true }));
    await client.apiOperation.createOrUpdate(group, service, 'ours', 'embeddings', { displayName: 'Embeddings', method: 'POST', urlTemplate, templateParameters });
    await client.product.createOrUpdate(group, service, 'app', { displayName: 'App' });
  });
  afterAll(() => azure.stop());

  const put = {
    api: (parameters: { format: string; value: string }) => client.apiPolicy.createOrUpdate(group, service, 'ours', 'policy', parameters),
    operation: (parameters: { format: string; value: string }) => client.apiOperationPolicy.createOrUpdate(group, service, 'ours', 'embeddings', 'policy', parameters),
    product: (parameters: { format: string; value: string }) => client.productPolicy.createOrUpdate(group, service, 'app', 'policy', parameters),
  };

  it.each(documents)('takes %s in both formats, and it means the same', async (_, scope, blocks) => {
    const stored: unknown[] = [];
    for (const format of ['xml', 'rawxml']) {
      const { id } = await put[scope]({ format, value: documentOf(blocks) });
      stored.push((await azure.ask('GET', `${id}?api-version=2024-05-01&format=rawxml`)).body);
    }
    expect(JSON.stringify(stored[0])).toContain('apim-llm:v1 begin');
    expect(stored[1]).toEqual(stored[0]);
  });
});
