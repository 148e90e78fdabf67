import type { Pace, Trial, TrialLimits } from '../../model/trial.ts';

/**
 * The same calls as a script for Grafana k6, for more load than one machine and one process make. The key comes from the
 * environment of the run: it never stands in the file.
 */
export function k6Script(trial: Trial): string {
  const { api, operation, request, key, pace, requests, limits, timeoutMs } = trial;
  const lines = [
    `// ${comment(`${operation.method} ${operation.urlTemplate} of the API ${api}`)}. Written by apim-llm probe --export k6.`,
    `// Run it:  ${key === undefined ? '' : 'APIM_LLM_PROBE_KEY=… '}k6 run FILE`,
    "import http from 'k6/http';",
    "import encoding from 'k6/encoding';",
    "import { check, sleep } from 'k6';",
    "import { Counter, Rate } from 'k6/metrics';",
    '',
    `const url = __ENV.APIM_LLM_PROBE_URL || ${literal(request.url)};`,
    ...(key === undefined ? [] : ['const key = __ENV.APIM_LLM_PROBE_KEY;', "if (!key) throw new Error('Set APIM_LLM_PROBE_KEY to a key of the API.');"]),
    `const headers = ${headersOf(trial)};`,
    `const body = ${bodyOf(request.body)};`,
    '',
    "const errors = new Counter('errors');",
    "const errorRate = new Rate('error_rate');",
    "const throttled = new Counter('throttled');",
    "const served = new Counter('served');",
    ...limits.regions.map(({ region }, index) => `const region${index} = new Rate(${literal(metricName(index, region))});`),
    '',
    `export const options = ${literal(optionsOf(pace, requests, limits), 2)};`,
    '',
    'export default function () {',
    `  const answer = http.request(${literal(operation.method)}, url, body, { headers, timeout: ${timeoutMs} });`,
    '  const ok = answer.status >= 200 && answer.status < 300;',
    "  const region = answer.headers['X-Ms-Region'] || 'none';",
    "  check(answer, { 'is served': () => ok });",
    '  errorRate.add(!ok);',
    '  if (!ok) errors.add(1, { status: String(answer.status) });',
    '  if (ok) {',
    '    served.add(1, { region });',
    ...limits.regions.map(({ region }, index) => `    region${index}.add(region.replace(/\\s/g, '').toLowerCase() === ${literal(region.replaceAll(/\s/g, '').toLowerCase())});`),
    '  }',
    '  if (answer.status === 429) {',
    '    throttled.add(1, { region });',
    ...(pace.kind === 'clients' ? ["    sleep(Math.min(Number(answer.headers['Retry-After']) || 1, 60));"] : []),
    '  }',
    '}',
    '',
  ];
  return lines.join('\n');
}

function headersOf({ request, key }: Trial): string {
  const written = Object.entries(request.headers).map(([name, value]) => `  ${literal(name)}: ${literal(value)},`);
  const secret = key === undefined ? [] : [`  ${literal(key.header)}: ${key.bearer ? "'Bearer ' + key" : 'key'},`];
  return ['{', ...written, ...secret, '}'].join('\n');
}

function bodyOf(body: Trial['request']['body']): string {
  if (body === undefined) return 'null';
  return typeof body === 'string' ? literal(body) : `encoding.b64decode(${literal(Buffer.from(body).toString('base64'))})`;
}

function optionsOf(pace: Pace, requests: number, { errors, regions }: TrialLimits): object {
  const thresholds = {
    ...(errors !== undefined && ('count' in errors ? { errors: [`count<=${errors.count}`] } : { error_rate: [`rate<=${errors.percent / 100}`] })),
    ...Object.fromEntries(regions.map(({ region, percent }, index) => [metricName(index, region), [percent === undefined ? 'rate>0' : `rate>=${percent / 100}`]])),
  };
  return { scenarios: { probe: scenarioOf(pace, requests) }, thresholds };
}

/** k6 takes whole numbers of calls per unit of time only. */
function scenarioOf(pace: Pace, requests: number): object {
  if (pace.kind === 'clients') return { executor: 'shared-iterations', vus: Math.min(pace.clients, requests), iterations: requests, maxDuration: '24h' };
  const perThousandSeconds = Math.round(pace.perSecond * 1000);
  return {
    executor: 'constant-arrival-rate',
    rate: perThousandSeconds,
    timeUnit: '1000s',
    duration: `${Math.max(1, Math.round((requests / pace.perSecond) * 1000))}ms`,
    preAllocatedVUs: Math.max(1, Math.ceil(pace.perSecond * 10)),
    maxVUs: Math.max(10, Math.ceil(pace.perSecond * 120)),
  };
}

function metricName(index: number, region: string): string {
  return `region_${index}_${region.replaceAll(/\W+/g, '_').toLowerCase()}`.slice(0, 60);
}

/** JSON, safe inside of a script: two line separators are ends of lines to old readers of JavaScript. */
function literal(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function comment(text: string): string {
  return text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
}
