import { afterAll } from 'vitest';
import { callGateway } from '../../support/call-gateway.ts';
import type { GatewayReply, GatewayRequestOptions } from '../../support/call-gateway.ts';
import { startTestAzure } from '../../support/local-azure.ts';
import type { TestAzure } from '../../support/local-azure.ts';

const version = 'api-version=2024-05-01';
export const servicePath = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim-test';

/** One service; `more` goes into the estate. */
export function gatewayEstate(more = '', sku = 'StandardV2'): string {
  return `resourceGroups: [rg]\nservices: [{ name: apim-test, resourceGroup: rg, region: swedencentral, sku: ${sku}, identity: system }]\n${more}`;
}

export interface TestGateway extends TestAzure {
  /** Puts a resource below the service; the polls of asynchronous ones are done. Fails where it is refused. */
  put(path: string, properties: object): Promise<void>;
  remove(path: string): Promise<void>;
  /** An open HTTP API at a path, its operations as `GET /a/{b}`, named by their place: `op0`, `op1`, … */
  api(name: string, operations: readonly string[], properties?: object): Promise<void>;
  policy(owner: string, sections: Sections): Promise<void>;
  call(path: string, options?: GatewayRequestOptions): Promise<GatewayReply>;
}

export interface Sections {
  readonly inbound?: string;
  readonly backend?: string;
  readonly outbound?: string;
  readonly onError?: string;
}

/** `<base />` wherever nothing else is said. */
export function policyDocument({ inbound = '<base />', backend = '<base />', outbound = '<base />', onError = '<base />' }: Sections): string {
  return `<policies><inbound>${inbound}</inbound><backend>${backend}</backend><outbound>${outbound}</outbound><on-error>${onError}</on-error></policies>`;
}

/** Answers with a text and ends. */
export function answerWith(text: string, status = 200): string {
  return `<return-response><set-status code="${status}" reason="As told" /><set-body>${text}</set-body></return-response>`;
}

const running: TestGateway[] = [];

export async function startGateway(estate = gatewayEstate(), clock: 'real' | 'virtual' = 'real'): Promise<TestGateway> {
  const azure = await startTestAzure({ estate, refusals: true, clock });
  const ask = async (method: string, path: string, body?: object): Promise<void> => {
    const answer = await azure.ask(method, `${servicePath}${path}${path.includes('?') ? '' : `?${version}`}`, body, method === 'DELETE' ? { 'if-match': '*' } : undefined);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const poll = answer.headers['azure-asyncoperation'] ?? answer.headers['location'];
    if (typeof poll !== 'string') return;
    for (let tries = 0; tries < 5; tries += 1) {
      const { pathname, search } = new URL(poll);
      const polled = await azure.ask('GET', `${pathname}${search}`);
      if (polled.body?.status === 'Failed' || polled.body?.error) throw new Error(`${method} ${path}: ${JSON.stringify(polled.body)}`);
      if (polled.status !== 202 && polled.body?.status !== 'InProgress') break;
    }
  };
  const put = (path: string, properties: object): Promise<void> => ask('PUT', path, { properties });
  const gateway: TestGateway = {
    ...azure,
    put,
    remove: (path) => ask('DELETE', path),
    api: async (name, operations, properties = {}) => {
      await put(`/apis/${name}${'subscriptionKeyParameterNames' in properties ? `?api-version=2025-03-01-preview` : ''}`, { displayName: name, path: name, protocols: ['https'], subscriptionRequired: false, ...properties });
      for (const [at, operation] of operations.entries()) {
        const [method = '', urlTemplate = ''] = operation.split(' ');
        const names = [...urlTemplate.matchAll(/\{\*?([^}]+)\}/g)].map(([, parameter]) => parameter);
        await put(`/apis/${name}/operations/op${at}`, { displayName: `op${at}`, method, urlTemplate, templateParameters: names.map((parameter) => ({ name: parameter, type: 'string', required: true })) });
      }
    },
    policy: (owner, sections) => put(`${owner}/policies/policy`, { format: 'rawxml', value: policyDocument(sections) }),
    call: (path, options) => callGateway(azure, path, options),
  };
  running.push(gateway);
  return gateway;
}

afterAll(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.stop()));
});
