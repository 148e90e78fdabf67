import { expect } from 'vitest';
import { callGateway, type GatewayReply, type GatewayRequestOptions } from '../../support/call-gateway.ts';
import { startTestAzure, type TestAzure, type TestAzureOptions } from '../../support/local-azure.ts';
import { runCli, type CliRun } from '../../support/run-cli.ts';

export const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const apim = 'api-version=2024-05-01';

/** Three accounts: one that does everything by default, one for pictures and sound, one whose models have names of its own. */
export const threeAccounts = (more = ''): string => `
subscription: 00000000-0000-0000-0000-000000000001
resourceGroups: [rg-ai]
services: [{ name: apim-demo, resourceGroup: rg-ai, region: swedencentral, sku: StandardV2, identity: system }]
accounts:
  - name: main
    resourceGroup: rg-ai
    region: swedencentral
    kind: OpenAI
    customSubDomainName: contoso-main
    deployments:
      - { name: gpt-4o, model: gpt-4o, version: "2024-08-06", tokensPerMinute: 1000000, requestsPerMinute: 60000, latencyMs: 0 }
      - { name: text-embedding-3-large, model: text-embedding-3-large, version: "1", tokensPerMinute: 1000000, requestsPerMinute: 60000, latencyMs: 0 }
  - name: media
    resourceGroup: rg-ai
    region: eastus
    kind: OpenAI
    deployments:
      - { name: gpt-4o, model: gpt-4o, version: "2024-08-06", tokensPerMinute: 1000000, requestsPerMinute: 60000, latencyMs: 0 }
      - { name: whisper, model: whisper, version: "001", tokensPerMinute: 0, requestsPerMinute: 60000, latencyMs: 0 }
      - { name: dall-e-3, model: dall-e-3, version: "3.0", tokensPerMinute: 0, requestsPerMinute: 60000, latencyMs: 0 }
  - name: third
    resourceGroup: rg-ai
    region: eastus2
    kind: AIServices
    deployments:
      - { name: mini-2024, model: gpt-4o-mini, version: "2024-07-18", tokensPerMinute: 1000000, requestsPerMinute: 60000, latencyMs: 0 }
${more}`;

export interface FacadeWorld extends TestAzure {
  run(...line: readonly string[]): Promise<CliRun>;
  /** The same, which must end with 0. */
  done(...line: readonly string[]): Promise<CliRun>;
  put(below: string, properties: unknown): Promise<void>;
  policy(below: string): Promise<string>;
  putPolicy(below: string, text: string): Promise<void>;
  call(path: string, options?: GatewayRequestOptions): Promise<GatewayReply>;
  post(path: string, body: unknown): Promise<GatewayReply>;
  /** Without what asked whether accounts answer: account and deployment of the calls that reached a model since the last time. */
  reached(): Promise<readonly string[]>;
}

export async function startFacade(options: TestAzureOptions = {}): Promise<FacadeWorld> {
  const azure = await startTestAzure({ estate: threeAccounts(), ...options });
  const key = (await azure.ask('POST', `${service}/subscriptions/master/listSecrets?${apim}`)).body.primaryKey as string;
  let seen = 0;
  const run = (...line: readonly string[]): Promise<CliRun> => runCli(azure, [...line, '--service', 'apim-demo']);
  const put = async (below: string, properties: unknown): Promise<void> => {
    const answer = await azure.ask('PUT', `${service}/${below}?${apim}`, { properties }, { 'if-match': '*' });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    const operation = answer.headers['azure-asyncoperation'];
    if (operation === undefined) return;
    const { pathname, search } = new URL(operation);
    for (let polls = 0; polls < 5; polls += 1) if ((await azure.ask('GET', `${pathname}${search}`)).body.status !== 'InProgress') return;
  };
  const call = (path: string, { headers = {}, ...more }: GatewayRequestOptions = {}): Promise<GatewayReply> => callGateway(azure, path, { ...more, headers: { 'api-key': key, ...headers } });
  return {
    ...azure,
    run,
    put,
    call,
    done: async (...line) => {
      const ended = await run(...line);
      expect(ended.stderr.replaceAll(/^(?!.*error).*$/gm, '').trim() + ended.code, ended.stderr).toBe('0');
      return ended;
    },
    policy: async (below) => (await azure.ask('GET', `${service}/${below}/policies/policy?format=rawxml&${apim}`)).body?.properties?.value ?? '',
    putPolicy: (below, value) => put(`${below}/policies/policy`, { format: 'rawxml', value }),
    post: (path, body) => call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    reached: async () => {
      const { attempts } = (await azure.ask('GET', `/_emulator/attempts?since=${seen}`)).body as { attempts: readonly { n: number; account: string; deployment: string | null; status: number }[] };
      seen = attempts.at(-1)?.n ?? seen;
      return attempts.filter(({ deployment }) => deployment !== null).map(({ account, deployment, status }) => `${account}/${deployment} ${status}`);
    },
  };
}

/** ARM id of an account. */
export const account = (name: string): string => `/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/${name}`;
const mini = { format: 'OpenAI', name: 'gpt-4o-mini', version: '2024-07-18' };

export async function deploy(world: FacadeWorld, of: string, name: string, model = mini): Promise<void> {
  const made = await world.ask('PUT', `${account(of)}/deployments/${name}?api-version=2025-09-01`, { sku: { name: 'Standard', capacity: 1 }, properties: { model } });
  expect(made.status, JSON.stringify(made.body)).toBeLessThan(300);
}

export const message = { messages: [{ role: 'user', content: 'Hello' }] };
export const dated = (deployment: string, what = 'chat/completions'): string => `/openai/deployments/${encodeURIComponent(deployment)}/${what}?api-version=2024-10-21`;
export const unknownModel = { error: { code: 'DeploymentNotFound', message: 'No model of this name is served here.' } };
export const closed = { error: { code: 'OperationNotSupported', message: 'Your request operation is not supported' } };
