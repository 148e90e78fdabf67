import { afterEach, beforeAll, expect, test } from 'vitest';
import { loadEncoding } from '../../src/emulator/models/tokens/encoding.ts';
import { startTestAzure, type TestAzure, type TestAzureOptions } from '../support/local-azure.ts';
import { runCli, type CliOptions, type CliRun } from '../support/run-cli.ts';

let azure: TestAzure;
beforeAll(loadEncoding);
afterEach(() => azure.stop());

interface Attempt {
  readonly clientRequestId: string | null;
  readonly backend: string;
  readonly region: string | null;
  readonly status: number;
}

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const version = 'api-version=2024-05-01';

async function imported(options: TestAzureOptions = {}, ...more: readonly string[]): Promise<void> {
  azure = await startTestAzure({ clock: 'virtual', refusals: true, ...options });
  const run = await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes', ...more]);
  expect(run.code, run.stderr).toBe(0);
}

const probe = (words: readonly string[] = [], options: CliOptions = {}): Promise<CliRun> => runCli(azure, ['probe', '--service', 'apim-demo', ...words], options);

async function attempts(): Promise<readonly Attempt[]> {
  return (await azure.ask('GET', '/_emulator/attempts')).body.attempts as readonly Attempt[];
}

test('a deployment of 10,000 tokens per minute serves nine calls of the usual size, says when to come back, and nine more', async () => {
  await imported();
  const run = await probe(['--requests', '20']);
  expect(run.code, run.stderr).toBe(0);
  const lines = run.stdout.split('\n');
  expect(lines[0]).toMatch(/^ 1 : 200 from Sweden Central +20 ms +at 0\.020 s$/);
  expect(lines.slice(0, 20).filter((line) => line.includes(' : 200 from Sweden Central '))).toHaveLength(18);
  expect(lines[9]).toMatch(/^10 : 429 from Sweden Central, again in 60 s /);
  expect(run.stdout).toContain('20 calls in 60.2 s: 18 ok, 2 throttled (429), 0 failed');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('the same seed gives the same output, byte for byte', async () => {
  const outputs: string[] = [];
  const words = ['--requests', '30', '--rate', '7', '--max-tokens', '500', '--stream'];
  for (let run = 1; run <= 2; run += 1) {
    await imported();
    const human = await probe(words);
    const json = await probe([...words.slice(0, 2), '--clients', '3', '--json']);
    expect([human.code, json.code]).toEqual([0, 0]);
    outputs.push(human.stdout + human.stderr + json.stdout);
    if (run === 1) await azure.stop();
  }
  expect(outputs[0]).toContain('throttled');
  expect(outputs[1]).toBe(outputs[0]);
});

test("its numbers are the gateway's own, with a pool, a breaker and retries", async () => {
  await imported();
  const other = await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-eus', '--api', 'spare', '--path', 'spare', '--yes']);
  expect(other.code, other.stderr).toBe(0);
  const put = async (path: string, properties: object): Promise<void> => {
    const { status, body } = await azure.ask('PUT', `${service}${path}?${version}`, { properties }, { 'if-match': '*' });
    expect(status, JSON.stringify(body)).toBeLessThan(300);
  };
  const member = (name: string, priority: number): object => ({ id: `${service}/backends/${name}`, priority });
  await put('/backends/both', { type: 'Pool', pool: { services: [member('aoai-swe--openai', 1), member('aoai-eus--openai', 2)] } });
  const rule = { name: 'r', tripDuration: 'PT1M', acceptRetryAfter: true, failureCondition: { count: 1, interval: 'PT1M', statusCodeRanges: [{ min: 429, max: 429 }] } };
  for (const name of ['aoai-swe--openai', 'aoai-eus--openai']) {
    const { body } = await azure.ask('GET', `${service}/backends/${name}?${version}`);
    await put(`/backends/${name}`, { url: body.properties.url, protocol: 'http', circuitBreaker: { rules: [rule] } });
  }
  await put('/apis/azure-openai/operations/ChatCompletions_Create/policies/policy', {
    format: 'rawxml',
    value: `<policies><inbound><base /><set-backend-service backend-id="both" /></inbound><backend><retry condition="@(context.Response != null &amp;&amp; context.Response.StatusCode == 429)" count="2" interval="1" first-fast-retry="true"><forward-request buffer-request-body="true" /></retry></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`,
  });
  const before = (await attempts()).length;
  const { code, json } = await probe(['--api', 'azure-openai', '--requests', '80', '--rate', '1', '--json']);
  expect(code).toBe(0);
  const { result } = json;
  const log = (await attempts()).slice(before);
  const calls = new Map<string, Attempt[]>();
  for (const attempt of log) calls.set(attempt.clientRequestId ?? '', [...(calls.get(attempt.clientRequestId ?? '') ?? []), attempt]);
  const last = [...calls.values()].map((each) => each.at(-1));
  const count = (kept: (attempt: Attempt) => boolean): number => last.filter((each) => each !== undefined && kept(each)).length;
  expect(calls.has('')).toBe(false);

  expect(result.requests).toBe(80);
  expect(result.withoutBackend).toBe(80 - calls.size);
  expect(result.retries).toBe(log.length - calls.size);
  expect(result.retries).toBeGreaterThan(0);
  for (const [region, backend] of [['Sweden Central', 'aoai-swe--openai'], ['East US', 'aoai-eus--openai']] as const) {
    const served = count((each) => each.backend === backend && each.status === 200);
    expect(served).toBeGreaterThan(8);
    expect(result.byRegion[region].ok).toBe(served);
    expect(result.byBackend[backend]).toMatchObject({
      ok: served,
      requests: count((each) => each.backend === backend),
      attempts: log.filter((each) => each.backend === backend).length,
      throttledAttempts: log.filter((each) => each.backend === backend && each.status === 429).length,
    });
  }
  expect(result.timeline.reduce((sum: number, { ok, throttled, failed }: Record<string, number>) => sum + Number(ok) + Number(throttled) + Number(failed), 0)).toBe(80);
  expect(result.ok + result.throttled + result.failed).toBe(80);
});

test.each([
  [['--max-errors', '2', '--expect-region', 'Sweden Central=100%'], 0, undefined],
  [['--max-errors', '10%'], 0, undefined],
  [['--max-errors', '1'], 1, 'TooManyErrors'],
  [['--expect-region', 'swedencentral', '--expect-region', 'East US=10%'], 1, 'RegionMissed'],
])('with %j it ends with %i', async (words, code, error) => {
  await imported();
  const run = await probe(['--json', ...words]);
  expect(run.code).toBe(code);
  expect(run.json.error?.code).toBe(error);
  expect(run.json).toMatchObject({ command: 'probe', status: code === 0 ? 'ok' : 'failed', target: { service: 'apim-demo', api: 'azure-openai' }, result: { requests: 20, ok: 18, throttled: 2 } });
});

test('what was asked is told before, and what was missed after the report', async () => {
  await imported();
  const run = await probe(['--max-errors', '0', '--quiet']);
  expect(run.code).toBe(1);
  expect(run.stdout).toMatch(/^20 calls in 60\.2 s: 18 ok/);
  expect(run.stderr).toMatch(/^error: 2 of 20 calls were not served, none may be\.\n {2}Call 10 was answered 429: /);
});

test('where the local Azure does not outlive the run, what it has is told', async () => {
  await imported();
  const run = probe(['--requests', '5000', '--rate', '0.001', '--json']);
  while ((await attempts()).length < 5) await new Promise((resolve) => setImmediate(resolve));
  await azure.stop();
  const { code, json } = await run;
  expect(code).toBe(1);
  expect(json).toMatchObject({ status: 'failed', error: { code: 'LocalAzureLost' }, result: { planned: 5000, byBackend: null, retries: null } });
  expect(json.result.requests).toBeGreaterThanOrEqual(4);
});

test('a Ctrl-C ends it with what it has', async () => {
  await imported();
  let interrupt: (() => void) | undefined;
  const run = probe(['--requests', '5000', '--rate', '0.001', '--max-errors', '0', '--json'], { signals: (play) => (interrupt = play) });
  while ((await attempts()).length < 5) await new Promise((resolve) => setImmediate(resolve));
  interrupt?.();
  const { code, json } = await run;
  expect(code).toBe(130);
  expect(json).toMatchObject({ status: 'cancelled', error: { code: 'Cancelled' }, result: { planned: 5000 } });
  expect(json.result.requests).toBeGreaterThanOrEqual(4);
  expect(json.result.requests).toBeLessThan(5000);
  expect(json.result.ok).toBe(json.result.requests);
});

test('the key reaches no output, not even with --debug, wherever it comes from', async () => {
  await imported();
  const { body } = await azure.ask('POST', `${service}/subscriptions/master/listSecrets?${version}`);
  const key: string = body.primaryKey;
  expect(key.length).toBeGreaterThan(15);
  const runs = [
    await probe(['--requests', '2', '--debug']),
    await probe(['--requests', '2', '--debug', '--json'], { env: { APIM_LLM_PROBE_KEY: key } }),
    await probe(['--requests', '2', '--debug', '--as-bearer'], { env: { APIM_LLM_PROBE_KEY: key } }),
    await probe(['--export', 'k6', '--debug']),
  ];
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 1, 0]);
  expect(runs[0]?.stderr).toContain('key from subscription master, sent as api-key');
  expect(runs[1]?.stderr).toContain('key from APIM_LLM_PROBE_KEY');
  expect(runs[1]?.stderr).not.toContain('listSecrets');
  expect(runs[3]?.stderr).not.toContain('listSecrets');
  for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toContain(key);
  expect(JSON.stringify(azure.exchanges)).not.toContain(key);
});

test('a key that cannot be read, or is wrong, is told with what to do', async () => {
  await imported();
  const wrong = await probe(['--requests', '2'], { env: { APIM_LLM_PROBE_KEY: 'not-the-key-of-anybody' } });
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain('error: None of the 2 calls was served.');
  expect(wrong.stderr).toContain('APIM_LLM_PROBE_KEY');
  const missing = await probe(['--app-subscription', 'nobody', '--json']);
  expect(missing.json.error).toMatchObject({ code: 'NotFound', message: 'The service apim-demo has no subscription nobody.', hint: 'It has: master' });
  expect((await probe(['--app-subscription', 'mister', '--json'])).json.error.hint).toBe('Did you mean master?\nIt has: master');
  const body = { error: { code: 'AuthorizationFailed', message: 'no' } };
  await azure.control('faults', [{ match: { plane: 'arm', path: '**/listSecrets' }, respond: { status: 403, body } }]);
  const refused = await probe();
  expect(refused.code).toBe(4);
  expect(refused.stderr).toContain('error: You may not read the key of subscription master of apim-demo.\n  Give a key in the environment:  APIM_LLM_PROBE_KEY=…');
});

test('whoever may not read the account says which deployment is meant', async () => {
  await imported();
  const body = { error: { code: 'AuthorizationFailed', message: 'no' } };
  await azure.control('faults', [{ match: { plane: 'arm', path: '**/Microsoft.CognitiveServices/accounts/**' }, respond: { status: 403, body } }]);
  const unsaid = await probe(['--requests', '1']);
  expect(unsaid.code).toBe(2);
  expect(unsaid.stderr).toContain('error: It is not known which model shall answer ChatCompletions_Create.\n  Say which one:  --model <deployment>');
  expect((await probe(['--requests', '1', '--model', 'gpt-4o'])).code).toBe(0);
});

test('as a bearer token a key is taken where the API says so', async () => {
  await imported({}, '--bearer');
  const run = await probe(['--requests', '1', '--as-bearer']);
  expect(run.code, run.stderr).toBe(0);
});

test.each(['chat', 'responses', 'embeddings'])('calls for %s of v1 are served', async (capability) => {
  await imported({}, '--spec', 'builtin-v1');
  const run = await probe(['--requests', '2', '--capability', capability, '--max-tokens', '50', ...(capability === 'responses' ? ['--stream', '--model', 'gpt-4o'] : [])]);
  expect(run.code, run.stderr + run.stdout).toBe(0);
  expect(run.stdout).toContain('2 calls in 0.0 s: 2 ok');
});

test.each([
  ['aoai-eus', 'transcription'],
  ['aoai-eus', 'translation'],
  ['aoai-eus', 'images'],
])('calls to %s for %s are served', async (account, capability) => {
  azure = await startTestAzure({ clock: 'virtual' });
  expect((await runCli(azure, ['import', '--service', 'apim-demo', '--account', account, '--yes'])).code).toBe(0);
  const run = await probe(['--requests', '1', '--capability', capability]);
  expect(run.code, run.stderr + run.stdout).toBe(0);
  expect(run.stdout).toContain('1 call in ');
});

test('in real time clients call side by side, and attempts are told as well', async () => {
  await imported({ clock: 'real' });
  const run = await probe(['--requests', '6', '--clients', '3', '--max-tokens', '20', '--json'], { realTime: true });
  expect(run.code, run.stderr).toBe(0);
  expect(run.json.result).toMatchObject({ requests: 6, ok: 6, retries: 0, byBackend: { 'aoai-swe--openai': { attempts: 6 } } });
  expect(run.json.result.latencyMs.p50).toBeGreaterThanOrEqual(19);
});

test('a service without an API says what to type', async () => {
  azure = await startTestAzure();
  const run = await probe();
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('error: The service apim-demo has no API to call.\n  Make one:  apim-llm import --service apim-demo --account <account>');
});
