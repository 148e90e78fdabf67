import { callsInTurn, pacedCalls, type CallResult, type Sent } from '../support/paced-calls.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers';
export const service = `${group}/Microsoft.ApiManagement/service/apim-demo`;
export const apim = 'api-version=2024-05-01';

/** YAML of the article's estate: a main of 10,000 tokens a minute, a sub of 100,000. */
export function articleEstate({ options = '', service: serviceMore = 'sku: StandardV2', accounts = '', more = '' } = {}): string {
  return `subscription: 00000000-0000-0000-0000-000000000001
tenantId: 00000000-0000-0000-0000-0000000000aa
resourceGroups: [rg-ai]
services:
  - { name: apim-demo, resourceGroup: rg-ai, region: swedencentral, ${serviceMore}, identity: none, units: 1 }
accounts:
  - name: main
    resourceGroup: rg-ai
    region: swedencentral
    kind: OpenAI
    deployments:
      - { name: gpt-4o, model: gpt-4o, version: "2024-08-06", sku: Standard, tokensPerMinute: 10000, requestsPerMinute: 60 }
      - { name: gpt-4o-mini, model: gpt-4o-mini, version: "2024-07-18", sku: Standard, tokensPerMinute: 100000, requestsPerMinute: 600 }
      - { name: text-embedding-3-large, model: text-embedding-3-large, version: "1", tokensPerMinute: 120000, requestsPerMinute: 720 }
  - name: sub
    resourceGroup: rg-ai
    region: eastus
    kind: OpenAI
    deployments:
      - { name: gpt-4o, model: gpt-4o, version: "2024-08-06", sku: Standard, tokensPerMinute: 100000, requestsPerMinute: 600 }
      - { name: gpt-4o-mini, model: gpt-4o-mini, version: "2024-07-18", sku: Standard, tokensPerMinute: 100000, requestsPerMinute: 600 }
${accounts}${more}options: { ${options} }
`;
}

export interface World extends TestAzure {
  run(...argv: readonly string[]): Promise<CliRun>;
  /** Documents of operations and of the API, by name; the API's own under ''. */
  documents(): Promise<Readonly<Record<string, string>>>;
  backend(name: string): Promise<{ readonly status: number; readonly properties: Readonly<Record<string, unknown>> }>;
  backends(): Promise<readonly string[]>;
  send(sent: Sent, pace: { readonly calls: number; readonly perSecond?: number }): Promise<readonly CallResult[]>;
  inTurn(sent: Sent, pace: { readonly calls: number; readonly pauseMs?: number }): Promise<readonly CallResult[]>;
  put(path: string, properties: unknown): Promise<void>;
}

/** The article's Azure, on a virtual clock, with the API that an import of its main makes. */
export async function startWorld(estate = articleEstate(), { imported = true, refusals = false } = {}): Promise<World> {
  const azure = await startTestAzure({ estate, clock: 'virtual', refusals });
  const run = (...argv: readonly string[]): Promise<CliRun> => runCli(azure, [...argv.slice(0, 2), '--service', 'apim-demo', '--json', ...argv.slice(2)]);
  const read = async (path: string) => (await azure.ask('GET', `${service}/${path}${path.includes('?') ? '&' : '?'}${apim}`)).body;
  if (imported) {
    const { code, stderr } = await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'main', '--yes', '--wait']);
    if (code !== 0) throw new Error(stderr);
  }
  const key = (await azure.ask('POST', `${service}/subscriptions/master/listSecrets?${apim}`)).body.primaryKey as string;
  const withKey = (sent: Sent): Sent => ({ ...sent, headers: { 'api-key': key, 'content-type': 'application/json', ...sent.headers } });
  return {
    ...azure,
    run,
    documents: async () => {
      const found: Record<string, string> = { '': (await read('apis/azure-openai/policies/policy?format=rawxml'))?.properties?.value ?? '' };
      const operations = (await read('apis/azure-openai/operations')).value as readonly { readonly name: string }[];
      for (const { name } of operations) {
        const text = (await read(`apis/azure-openai/operations/${name}/policies/policy?format=rawxml`))?.properties?.value as string | undefined;
        if (text !== undefined) found[name] = text;
      }
      return found;
    },
    backend: async (name) => {
      const { status, body } = await azure.ask('GET', `${service}/backends/${name}?${apim}`);
      return { status, properties: body?.properties ?? {} };
    },
    backends: async () => ((await read('backends')).value as readonly { readonly name: string }[]).map(({ name }) => name),
    send: (sent, pace) => pacedCalls(azure, () => withKey(sent), pace),
    inTurn: (sent, pace) => callsInTurn(azure, () => withKey(sent), pace),
    put: async (path, properties) => {
      const { status, body } = await azure.ask('PUT', `${service}/${path}?${apim}`, { properties }, { 'if-match': '*' });
      if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    },
  };
}

/** A chat completion that counts as so many tokens: 10 for the answer, 1 for the role, the rest for the prompt. */
export function chatOf(tokens: number, deployment = 'gpt-4o', more: object = {}): Sent {
  const body = { messages: [{ role: 'user', content: 'word '.repeat(tokens).slice(0, (tokens - 11) * 4) }], max_tokens: 10, ...more };
  return { path: `/openai/deployments/${deployment}/chat/completions?api-version=2024-10-21`, body: JSON.stringify(body) };
}

/** The article's payload. */
export const article = chatOf(1010);
