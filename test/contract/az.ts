import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTestAzure } from '../support/local-azure.ts';
import type { TestAzure } from '../support/local-azure.ts';

/** Azure CLI as it is installed, against the local Azure: npm run check:az. Passes with a sentence where there is none. */
const az = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'az')).find((file) => existsSync(file));

if (az === undefined) console.log('azure-cli is not installed here: nothing was checked.');
else await withAzure(az);

async function withAzure(program: string): Promise<void> {
  const local = await startTestAzure();
  const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-az-'));
  try {
    await checks(cli(program, folder, local), local, folder);
  } finally {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a command to its end; the JSON that it prints. Fails with what it wrote to stderr. */
type Cli = (...args: readonly string[]) => Promise<unknown>;

function cli(program: string, folder: string, { azure }: TestAzure): Cli {
  const ca = path.join(folder, 'ca.pem');
  writeFileSync(ca, azure.ca);
  const env = { ...process.env, AZURE_CONFIG_DIR: path.join(folder, 'config'), REQUESTS_CA_BUNDLE: ca, AZURE_CORE_COLLECT_TELEMETRY: 'no', AZURE_CORE_NO_COLOR: 'true', NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' };
  return (...args) =>
    new Promise((resolve, reject) => {
      const child = spawn(program, [...args, '--output', 'json', '--only-show-errors'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      const [out, err] = [[] as Buffer[], [] as Buffer[]];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
      child.on('error', reject);
      child.on('exit', (code) => {
        const text = Buffer.concat(out).toString('utf8').trim();
        if (code !== 0) return void reject(new Error(`az ${args.slice(0, 4).join(' ')} ended with ${code}: ${Buffer.concat(err).toString('utf8').trim().slice(0, 2000)}`));
        resolve(text === '' ? undefined : JSON.parse(text));
      });
    });
}

async function checks(run: Cli, { azure }: TestAzure, folder: string): Promise<void> {
  const { arm, subscriptionId, tenantId } = azure.ready;
  await run('cloud', 'register', '-n', 'Local', '--endpoint-resource-manager', arm, '--endpoint-management', arm, '--endpoint-active-directory', `${arm}/adfs`,
    '--endpoint-active-directory-resource-id', 'https://management.azure.com/', '--endpoint-active-directory-graph-resource-id', arm);
  await run('cloud', 'set', '-n', 'Local');
  await run('login', '--service-principal', '-u', '11111111-0000-0000-0000-000000000001', '-p', 'any', '--tenant', tenantId);
  const account = (await run('account', 'show')) as { readonly id: string };
  expect('az account show: the subscription', account.id, subscriptionId);

  const spec = path.join(folder, 'spec.json');
  writeFileSync(spec, JSON.stringify({ openapi: '3.0.1', info: { title: 'AOAI', version: '1' }, servers: [{ url: 'https://a.openai.azure.com/openai' }], paths: { '/deployments/{id}/embeddings': { post: { operationId: 'embed', parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], responses: { 200: { description: 'OK' } } } } } }));
  await run('apim', 'api', 'import', '-g', 'rg-ai', '--service-name', 'apim-demo', '--path', 'openai', '--api-id', 'aoai', '--specification-format', 'OpenApiJson', '--specification-path', spec,
    '--display-name', 'AOAI', '--protocols', 'https', '--subscription-key-header-name', 'api-key', '--subscription-key-query-param-name', 'api-key');
  const apis = (await run('apim', 'api', 'list', '-g', 'rg-ai', '--service-name', 'apim-demo')) as readonly { readonly name: string; readonly path: string }[];
  expect('az apim api list: the path', apis.find(({ name }) => name === 'aoai')?.path, 'openai');
  const operations = (await run('apim', 'api', 'operation', 'list', '-g', 'rg-ai', '--service-name', 'apim-demo', '--api-id', 'aoai')) as readonly { readonly name: string }[];
  expect('az apim api operation list: the operations', operations.map(({ name }) => name).join(), 'embed');

  const service = `/subscriptions/${subscriptionId}/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo`;
  const put = async (where: string, version: string, body: object, ...more: readonly string[]): Promise<{ readonly name: string }> => {
    const file = path.join(folder, 'body.json');
    writeFileSync(file, JSON.stringify(body));
    return (await run('rest', '--method', 'put', '--url', `${where}?api-version=${version}`, '--body', `@${file}`, ...more)) as { readonly name: string };
  };
  for (const name of ['one', 'two']) await put(`${service}/backends/${name}`, '2024-05-01', { properties: { url: `https://${name}.openai.azure.com`, protocol: 'http' } });
  const pool = await put(`${service}/backends/pool`, '2024-05-01', { properties: { type: 'Pool', pool: { services: [{ id: '/backends/one' }, { id: '/backends/two' }] } } });
  expect('az rest: the pool', pool.name, 'pool');
  const value = '<policies><inbound><base /><set-backend-service backend-id="pool" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>';
  await put(`${service}/apis/aoai/operations/embed/policies/policy`, '2024-05-01', { properties: { format: 'rawxml', value } }, '--headers', 'If-Match=*');
  const role = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd`;
  const principalId = '11111111-0000-4000-8000-000000000009';
  await put(`/subscriptions/${subscriptionId}/resourceGroups/rg-ai/providers/Microsoft.Authorization/roleAssignments/22222222-0000-4000-8000-000000000001`, '2022-04-01', { properties: { roleDefinitionId: role, principalId, principalType: 'ServicePrincipal' } });

  const deployments = (await run('cognitiveservices', 'account', 'deployment', 'list', '-g', 'rg-ai', '-n', 'aoai-swe')) as readonly { readonly name: string }[];
  expect('az cognitiveservices account deployment list: some', deployments.length > 0, true);
  const refused = await run('rest', '--method', 'get', '--url', `${service}/backends/none?api-version=2024-05-01`).then(() => 'an answer', (error: unknown) => (/Backend not found/.test(String(error)) ? 'refused' : String(error)));
  expect('az rest of what is not there', refused, 'refused');
}

function expect(what: string, found: unknown, wanted: unknown): void {
  if (found !== wanted) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
  console.log(`${what}: as it should be`);
}
