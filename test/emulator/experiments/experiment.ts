import { accountBlock } from '../../../src/policy/blocks/account-block.ts';
import type { Block } from '../../../src/policy/blocks/block.ts';
import { withBlocks } from '../../../src/policy/blocks/edit.ts';
import { exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';
import { retryBlock } from '../../../src/policy/blocks/retry-block.ts';
import type { RetrySetting } from '../../../src/policy/blocks/retry-setting.ts';
import { routeBlock } from '../../../src/policy/blocks/route-block.ts';
import type { RouteRow } from '../../../src/policy/blocks/route-row.ts';
import { pacedCalls, type CallResult, type Sending, type Sent } from '../../support/paced-calls.ts';
import { gatewayEstate, servicePath, startGateway, type TestGateway } from '../gateway/gateway-fixture.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const openAiUser = '/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';
const template = '/deployments/{deployment-id}/chat/completions?api-version={api-version}';

/** An account with one deployment `gpt-4o`, or with those stated. 0: no such limit. */
export interface Account {
  readonly name: string;
  readonly region: string;
  readonly tokensPerMinute?: number;
  readonly requestsPerMinute?: number;
  /** 20 as in any estate. */
  readonly latencyMs?: number;
  readonly deployments?: readonly object[];
}

type Blocks = readonly [Block, ...(readonly Block[])];

export interface Experiment extends TestGateway {
  /** A backend entity for a deployment of the account, of the same name where nothing else is said. */
  entity(name: string, more?: object, account?: string): Promise<void>;
  /** Names with what else their membership says. */
  pool(name: string, members: Readonly<Record<string, object>>, more?: object): Promise<void>;
  /** What stands in the document of an operation: of the chat completions, where nothing else is said. */
  document(blocks: Blocks, operation?: string): Promise<void>;
  run(pace: { readonly calls: number; readonly perSecond?: number }, sending?: Sending): Promise<readonly CallResult[]>;
}

export interface Setting {
  /** YAML: `exhaustedPool: outbound, gatewayUnits: 2` */
  readonly options?: string;
  readonly sku?: string;
  /** Operations behind the chat completions, `op1` and so on. */
  readonly operations?: readonly string[];
}

/** Accounts behind a gateway whose identity may call them, on a virtual clock; the API `openai` with the operation of chat completions. */
export async function startExperiment(accounts: readonly Account[], { options = '', sku, operations = [] }: Setting = {}): Promise<Experiment> {
  const estate = gatewayEstate(`accounts: ${JSON.stringify(accounts.map(accountOf))}\noptions: { ${options} }\n`, sku);
  const gateway = await startGateway(estate, 'virtual');
  const blocks = (owner: string, scope: 'api' | 'operation', written: Blocks): Promise<void> =>
    gateway.put(`${owner}/policies/policy`, { format: 'rawxml', value: withBlocks(undefined, written, scope) });
  const experiment: Experiment = {
    ...gateway,
    entity: (name, more = {}, account = name) => gateway.put(`/backends/${name}?api-version=2025-03-01-preview`, { url: `https://${account}.openai.azure.com/openai`, protocol: 'http', ...more }),
    pool: (name, members, more = {}) =>
      gateway.put(`/backends/${name}?api-version=2025-03-01-preview`, {
        type: 'Pool',
        pool: { services: Object.entries(members).map(([member, membership]) => ({ id: `/backends/${member}`, ...membership })), ...more },
      }),
    document: (written, operation = 'op0') => blocks(`/apis/openai/operations/${operation}`, 'operation', written),
    run: (pace, sending = () => article) => pacedCalls(gateway, sending, pace),
  };
  await grant(gateway);
  await gateway.api('openai', [`POST ${template}`, ...operations], { path: 'openai' });
  const [first] = accounts;
  if (!first) throw new Error('no account');
  await experiment.entity(first.name);
  await blocks('/apis/openai', 'api', [
    accountBlock({ backend: first.name, account: `${group}/providers/Microsoft.CognitiveServices/accounts/${first.name}`, shape: 'openai', identity: null, clientId: null, audience: 'https://cognitiveservices.azure.com', spec: 'd' }),
  ]);
  return experiment;
}

function accountOf({ name, region, tokensPerMinute = 0, requestsPerMinute = 0, latencyMs = 20, deployments }: Account): object {
  return { name, resourceGroup: 'rg', region, deployments: deployments ?? [{ name: 'gpt-4o', model: 'gpt-4o', version: '2024-08-06', tokensPerMinute, requestsPerMinute, latencyMs }] };
}

async function grant(gateway: TestGateway): Promise<void> {
  const { body } = await gateway.ask('GET', `${servicePath}?api-version=2024-05-01`);
  const properties = { roleDefinitionId: openAiUser, principalId: body.identity.principalId, principalType: 'ServicePrincipal' };
  const { status } = await gateway.ask('PUT', `${group}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-000000000001?api-version=2022-04-01`, { properties });
  if (status !== 201) throw new Error(`role assignment: ${status}`);
}

/** A chat completion that counts as so many tokens: 10 of them for the answer, 1 for the role, the rest for the prompt. */
export function chatOf(tokens: number, deployment = 'gpt-4o', more: object = {}): Sent {
  const body = { messages: [{ role: 'user', content: 'word '.repeat(tokens).slice(0, (tokens - 11) * 4) }], max_tokens: 10, ...more };
  return { path: `/openai/deployments/${deployment}/chat/completions?api-version=2024-10-21`, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The article's payload. */
export const article = chatOf(1010);

/** A rule upon 429 alone. */
export function breaker(count: number, more: object = {}): object {
  return { circuitBreaker: { rules: [{ name: 'r', failureCondition: { count, interval: 'PT5M', statusCodeRanges: [{ min: 429, max: 429 }] }, tripDuration: 'PT1M', ...more }] } };
}

/** The rule of the mode `both`. */
export const tripsAtOnce = breaker(1, { acceptRetryAfter: true });

const statusRanges = [{ min: 429, max: 429 }];

/** Which backend, pool or list of backends serves which model. */
export function routes(rows: readonly RouteRow[]): Block {
  return routeBlock({ modelFrom: { kind: 'path', parameter: 'deployment-id' }, template, unknown: 'refuse', rows });
}

/** The same for an operation whose calls name their model in the body, or nowhere. */
export function routesBy(kind: 'body' | 'none', path: string, rows: readonly RouteRow[]): Block {
  return routeBlock({ modelFrom: { kind }, template: path, unknown: 'refuse', rows });
}

export const toPool = (id = 'pool', more: Partial<RouteRow> = {}): RouteRow => ({ model: 'gpt-4o', to: { kind: 'pool', id }, by: 'pool', ...more });

export function retries(...settings: readonly RetrySetting[]): Block {
  return retryBlock({ settings, otherwise: null, inherited: {} });
}

export const overPool = (count = 2): RetrySetting => ({ name: 'pool', statusRanges, retries: count, over: { kind: 'pool' } });

export const overList = (...ids: readonly string[]): RetrySetting => ({ name: 'list', statusRanges, retries: ids.length - 1, over: { kind: 'list', ids } });

/** The document of the mode `both`: pool, retries, and 429 where it is exhausted. */
export function pooled(count = 2): Blocks {
  return [routes([toPool('pool', { retry: 'pool' })]), retries(overPool(count)), ...exhaustedBlocks()];
}
