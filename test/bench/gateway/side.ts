import { Agent, request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { newAuthority, ourNames } from '../../../src/emulator/certificate.ts';
import { readEstate } from '../../../src/emulator/estate-file.ts';
import { startLocalAzure } from '../../../src/emulator/start.ts';
import { askArm } from '../../support/ask-arm.ts';

/** What stands between client and backend in a process of its own: a bare proxy of node:http, the gateway, or the gateway with its calls logged. */
const [kind = '', backend = ''] = process.argv.slice(2);

export interface Ready {
  readonly url: string;
  readonly ca: string;
}

/** As answered to every message: microseconds of processor so far, and bytes that are alive. */
export interface Usage {
  readonly cpu: number;
  readonly heap: number;
}

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';
const component = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Insights/components/appi';
const estate = { resourceGroups: ['rg'], services: [{ name: 'apim', resourceGroup: 'rg', region: 'westeurope', identity: 'system' }], appInsights: [{ name: 'appi', resourceGroup: 'rg' }] };
const apiPolicy = `<policies><inbound><base /><set-backend-service backend-id="models" /><set-header name="api-key" exists-action="delete" /><authentication-managed-identity resource="https://cognitiveservices.azure.com" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;
const operationPolicy = `<policies><inbound><base /><choose><when condition="@(context.Request.MatchedParameters.GetValueOrDefault(&quot;deployment-id&quot;, &quot;&quot;) == &quot;gpt-4o&quot;)"><set-header name="x-model" exists-action="override"><value>gpt-4o</value></set-header></when></choose></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;

async function bare(): Promise<Ready> {
  const authority = newAuthority(Date.now());
  const leaf = authority.leafFor(ourNames);
  const agent = new Agent({ keepAlive: true });
  const server = createServer({ cert: leaf.certificate, key: leaf.key }, (message, response) => {
    const sent = request(`${backend}${message.url}`, { method: message.method, headers: message.headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    sent.on('error', () => response.destroy());
    message.pipe(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, ca: authority.certificate };
}

const backendHeaders = ['x-ms-region', 'x-ratelimit-remaining-tokens', 'x-ratelimit-limit-tokens', 'x-ratelimit-remaining-requests', 'x-ratelimit-limit-requests', 'retry-after', 'apim-request-id'];

/** An API and an operation policy, the identity's token, one expression. */
async function gateway(): Promise<Ready> {
  const azure = await startLocalAzure({ estate: readEstate(JSON.stringify(estate), 'bench') });
  const ask = (url: string, method: 'GET' | 'PUT', body?: object) => askArm(new URL(url, azure.ready.arm), { ca: azure.ca, token: azure.ready.token, method, ...(body && { body }) });
  const put = async (path: string, properties: object): Promise<void> => {
    const { body, headers, status } = await ask(`${service}${path}?api-version=2024-05-01`, 'PUT', { properties });
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    const operation = headers['azure-asyncoperation'];
    // Writes that finish later have done so after two polls.
    if (typeof operation === 'string') for (const _ of [1, 2, 3]) await ask(operation, 'GET');
  };
  await put('/backends/models', { url: `${backend}/openai`, protocol: 'http' });
  await put('/apis/openai', { displayName: 'Models', path: 'openai', protocols: ['https'], subscriptionRequired: false });
  await put('/apis/openai/operations/chat', { displayName: 'Chat', method: 'POST', urlTemplate: '/deployments/{deployment-id}/chat/completions', templateParameters: [{ name: 'deployment-id', type: 'string', required: true }] });
  await put('/apis/openai/policies/policy', { format: 'rawxml', value: apiPolicy });
  await put('/apis/openai/operations/chat/policies/policy', { format: 'rawxml', value: operationPolicy });
  if (kind === 'logged') {
    const { body } = await ask(`${component}?api-version=2020-02-02`, 'GET');
    await put('/loggers/appi', { loggerType: 'applicationInsights', resourceId: component, credentials: { connectionString: body.properties.ConnectionString } });
    // As monitor enable has it.
    await put('/apis/openai/diagnostics/applicationinsights', { loggerId: `${service}/loggers/appi`, alwaysLog: 'allErrors', sampling: { samplingType: 'fixed', percentage: 100 }, httpCorrelationProtocol: 'W3C', metrics: true, frontend: { response: { headers: ['x-ms-region'] } }, backend: { response: { headers: backendHeaders } } });
  }
  const [first] = azure.ready.services;
  if (first === undefined) throw new Error('there is no service');
  const { port } = new URL(first.gatewayUrl);
  return { url: `https://localhost:${port}`, ca: azure.ca };
}

process.on('message', () => {
  globalThis.gc?.();
  const { system, user } = process.cpuUsage();
  process.send?.({ cpu: system + user, heap: process.memoryUsage().heapUsed } satisfies Usage);
});
process.on('disconnect', () => process.exit());
process.send?.(await (kind === 'bare' ? bare() : gateway()));
