import { expect } from 'vitest';
import { callsInTurn, pacedCalls, type CallResult, type Sent } from './paced-calls.ts';
import { startTestAzure, type TestAzure } from './local-azure.ts';
import { runCli, type CliOptions, type CliRun } from './run-cli.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers';
export const service = `${group}/Microsoft.ApiManagement/service/apim-demo`;
const apim = 'api-version=2024-10-01-preview';
const regions = ['swedencentral', 'eastus', 'japaneast', 'westeurope', 'australiaeast'];

/** An account and what is deployed there. */
export interface Region {
  readonly name: string;
  readonly region?: string;
  readonly more?: object;
  readonly deployments?: readonly Deployed[];
}

export interface Deployed {
  readonly name?: string;
  readonly model?: string;
  readonly version?: string;
  readonly sku?: string;
  /** 0: no such limit. */
  readonly tokensPerMinute?: number;
  readonly requestsPerMinute?: number;
  readonly [more: string]: unknown;
}

export interface PooledAzure {
  readonly azure: TestAzure;
  /** `apim-llm … --service apim-demo --yes`, which has to end well. */
  cli(...argv: readonly string[]): Promise<CliRun>;
  /** The same, however it ends. */
  tried(argv: readonly string[], options?: CliOptions): Promise<CliRun>;
  call(n: number, perSecond: number, sent?: (n: number) => Sent): Promise<readonly CallResult[]>;
  /** One call after the other. */
  inTurn(n: number, sent?: (n: number) => Sent): Promise<readonly CallResult[]>;
  /** A chat completion that counts as so many tokens. */
  chat(tokens?: number, model?: string, more?: object): Sent;
  policy(below: string): Promise<string | undefined>;
  backends(): Promise<readonly Body[]>;
  backend(name: string): Promise<Body>;
}

// Tests look into bodies of many shapes.
// oxlint-disable-next-line typescript/no-explicit-any
type Body = any;

const reports: ReadonlySet<string> = new Set(['list', 'show', 'status']);

/** Accounts r0, r1, … in turn over the regions, each with one `gpt-4o`. */
export function accountsOf(count: number, deployed: Deployed = {}): readonly Region[] {
  return Array.from({ length: count }, (_, index) => ({ name: `r${index}`, deployments: [deployed] }));
}

export interface PooledSetting {
  readonly options?: object;
  readonly sku?: string;
  readonly identity?: 'none' | 'system';
  readonly more?: object;
  readonly refusals?: boolean;
  readonly clock?: 'virtual' | 'real';
  /** Argument of the import; `false`: no API yet. */
  readonly imported?: readonly string[] | false;
}

/** An API in front of the first account, on a virtual clock. */
export async function startPooled(accounts: readonly Region[], setting: PooledSetting = {}): Promise<PooledAzure> {
  const { clock = 'virtual', identity = 'none', imported = [], more = {}, options = {}, refusals = false, sku = 'StandardV2' } = setting;
  const estate = {
    subscription: '00000000-0000-0000-0000-000000000001',
    tenantId: '00000000-0000-0000-0000-0000000000aa',
    resourceGroups: ['rg-ai'],
    services: [{ name: 'apim-demo', resourceGroup: 'rg-ai', region: 'swedencentral', sku, identity }],
    accounts: accounts.map(({ deployments = [{}], more: fields = {}, name, region }, index) => ({ name, resourceGroup: 'rg-ai', region: region ?? regions[index % regions.length], kind: 'OpenAI', deployments: deployments.map(deploymentOf), ...fields })),
    options,
    ...more,
  };
  const azure = await startTestAzure({ estate: JSON.stringify(estate), clock, refusals });
  const tried: PooledAzure['tried'] = (argv, how) => runCli(azure, [...argv, '--service', 'apim-demo', ...(argv.slice(0, 2).some((word) => reports.has(word)) ? [] : ['--yes'])], how);
  const cli: PooledAzure['cli'] = async (...argv) => {
    const run = await tried(argv);
    expect(run.code, run.stderr + run.stdout).toBe(0);
    return run;
  };
  if (imported !== false) await cli('import', '--account', accounts[0]?.name ?? '', ...imported);
  const key = (await azure.ask('POST', `${service}/subscriptions/master/listSecrets?${apim}`)).body.primaryKey as string;
  const chat: PooledAzure['chat'] = (tokens = 20, model = 'gpt-4o', body = {}) => ({
    path: `/openai/deployments/${model}/chat/completions?api-version=2024-10-21`,
    headers: { 'content-type': 'application/json', 'api-key': key },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'word '.repeat(tokens).slice(0, (tokens - 11) * 4) }], max_tokens: 10, ...body }),
  });
  const sender = (sent?: (n: number) => Sent) => (n: number): Sent => {
    const made = sent?.(n) ?? chat();
    return { ...made, headers: { 'api-key': key, ...made.headers } };
  };
  const list = async (): Promise<readonly Body[]> => (await azure.ask('GET', `${service}/backends?${apim}`)).body.value;
  return {
    azure,
    cli,
    tried,
    chat,
    call: (calls, perSecond, sent) => pacedCalls(azure, sender(sent), { calls, perSecond }),
    inTurn: (calls, sent) => callsInTurn(azure, sender(sent), { calls }),
    policy: async (below) => (await azure.ask('GET', `${service}/${below}/policies/policy?format=rawxml&${apim}`)).body?.properties?.value,
    backends: list,
    backend: async (name) => (await azure.ask('GET', `${service}/backends/${name}?${apim}`)).body,
  };
}

function deploymentOf({ model = 'gpt-4o', name, requestsPerMinute = 0, tokensPerMinute = 0, version = '2024-08-06', ...more }: Deployed): object {
  return { name: name ?? model, model, version, tokensPerMinute, requestsPerMinute, ...more };
}
