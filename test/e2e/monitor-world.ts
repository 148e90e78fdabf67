import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';
import { worldOf } from '../support/world.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers';
export const service = `${group}/Microsoft.ApiManagement/service/apim-demo`;
export const components = `${group}/Microsoft.Insights/components`;
export const workspaces = `${group}/Microsoft.OperationalInsights/workspaces`;
export const settings = `${service}/providers/Microsoft.Insights/diagnosticSettings`;
export const apis = `${service}/apis`;

export const version = { apim: 'api-version=2024-10-01-preview', component: 'api-version=2020-02-02', workspace: 'api-version=2023-09-01', setting: 'api-version=2021-05-01-preview', role: 'api-version=2022-04-01' } as const;

// Tests look into bodies of many shapes.
// oxlint-disable-next-line typescript/no-explicit-any
type Body = any;

export interface MonitorWorld extends TestAzure {
  /** `monitor enable …`, with the service, JSON and a yes. */
  monitor(...argv: readonly string[]): Promise<CliRun>;
  run(...argv: readonly string[]): Promise<CliRun>;
  read(path: string, apiVersion?: string): Promise<Body>;
  put(path: string, body: unknown, apiVersion?: string): Promise<void>;
  /** All that `monitor` may change, and what it must leave. */
  all(): Promise<Readonly<Record<string, unknown>>>;
}

/** The demo's Azure with the API of an import, and perhaps one that others made. */
export async function startMonitorWorld({ refusals = false, theirs = false, imported = true, edit = (demo: string) => demo } = {}): Promise<MonitorWorld> {
  const azure = await startTestAzure({ refusals, edit });
  const run = (...argv: readonly string[]): Promise<CliRun> => runCli(azure, [...argv, '--service', 'apim-demo', '--json', ...(argv[0] === 'status' ? [] : ['--yes'])]);
  const read = async (path: string, apiVersion: string = version.apim): Promise<Body> => (await azure.ask('GET', `${path}${path.includes('?') ? '&' : '?'}${apiVersion}`)).body;
  const put = async (path: string, body: unknown, apiVersion: string = version.apim): Promise<void> => {
    const { status, body: answer } = await azure.ask('PUT', `${path}?${apiVersion}`, body, { 'if-match': '*' });
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(answer)}`);
  };
  const { code, stderr } = imported ? await run('import', '--account', 'aoai-swe') : { code: 0, stderr: '' };
  if (code !== 0) throw new Error(stderr);
  if (theirs) await put(`${apis}/theirs`, { properties: { displayName: 'Theirs', path: 'theirs', protocols: ['https'], serviceUrl: 'https://example.test' } });
  azure.forget();
  return { ...azure, run, monitor: (verb, ...argv) => run('monitor', verb ?? '', ...argv), read, put, all: () => allOf(azure, read) };
}

/** What ARM makes up anew at every write. */
const volatile: ReadonlySet<string> = new Set(['etag', 'InstrumentationKey', 'ConnectionString', 'CreationDate', 'createdDate', 'modifiedDate', 'lastSkuUpdate', 'createdOn', 'updatedOn']);

async function allOf(azure: TestAzure, read: MonitorWorld['read']): Promise<Readonly<Record<string, unknown>>> {
  const names = ((await read(apis)).value as readonly { readonly name: string }[]).map(({ name }) => name);
  const diagnostics = await Promise.all(names.map(async (name) => [`${name}/diagnostics`, await read(`${apis}/${name}/diagnostics`)] as const));
  const all = {
    ...(await worldOf(azure)),
    ...Object.fromEntries(diagnostics),
    serviceDiagnostics: await read(`${service}/diagnostics`),
    loggers: await read(`${service}/loggers`),
    namedValues: await read(`${service}/namedValues`),
    components: await read(components, version.component),
    workspaces: await read(workspaces, version.workspace),
    settings: await read(settings, version.setting),
    roles: await read(`${components}/appi-demo/providers/Microsoft.Authorization/roleAssignments`, version.role),
  };
  return JSON.parse(JSON.stringify(all, (key, value: unknown) => (volatile.has(key) ? undefined : value))) as Readonly<Record<string, unknown>>;
}

/** What writes are kept in. */
export function writesIn(run: CliRun): readonly { readonly kind: string; readonly action: string; readonly id: string }[] {
  const { steps } = run.json.plan as { readonly steps: readonly { readonly kind: string; readonly action: string; readonly id: string }[] };
  return steps.filter(({ action }) => action !== 'noop').map(({ action, id, kind }) => ({ action, kind, id: id.slice(id.lastIndexOf('/') + 1) }));
}

export function codesOf(run: CliRun): readonly string[] {
  return (run.json.warnings as readonly { readonly code: string }[]).map(({ code }) => code);
}
