import { createArmPlane } from '../../../src/emulator/arm/create.ts';
import type { ArmPlane, ArmResponse, PublishedFile } from '../../../src/emulator/arm/plane.ts';
import type { Estate } from '../../../src/emulator/estate.ts';
import type { Exchange } from '../../../src/emulator/exchange.ts';
import { at, isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';

export const subscription = '00000000-0000-0000-0000-000000000001';
export const group = `/subscriptions/${subscription}/resourceGroups/rg-ai`;
export const service = `${group}/providers/Microsoft.ApiManagement/service/apim-demo`;
export const account = `${group}/providers/Microsoft.CognitiveServices/accounts/aoai-swe`;
export const user = '11111111-0000-4000-8000-000000000001';
export const origin = 'https://127.0.0.1:4443';

export function estateWith(change: Partial<Estate> = {}): Estate {
  const deployment = { version: '2024-08-06', format: 'OpenAI', sku: 'Standard', tokensPerMinute: 10_000, requestsPerMinute: 60, latencyMs: 20, capabilities: {}, ptu: 0, spillover: null };
  return {
    subscription,
    tenantId: '22222222-0000-4000-8000-000000000001',
    resourceGroups: ['rg-ai', 'rg-empty'],
    services: [{ name: 'apim-demo', resourceGroup: 'rg-ai', region: 'swedencentral', sku: 'StandardV2', identity: 'none', userAssignedIdentities: [], units: 1 }],
    accounts: [
      {
        name: 'aoai-swe',
        resourceGroup: 'rg-ai',
        region: 'swedencentral',
        kind: 'OpenAI',
        disableLocalAuth: true,
        customSubDomainName: 'aoai-swe-sub',
        publicNetworkAccess: 'Enabled',
        deployments: [
          { ...deployment, name: 'gpt-4o', model: 'gpt-4o' },
          { ...deployment, name: 'emb', model: 'text-embedding-3-large', version: '1' },
        ],
      },
    ],
    appInsights: [],
    caller: { roles: ['Owner'] },
    rolePropagation: 'PT0S',
    armLatencyMs: 0,
    resources: [],
    options: { importStatus: 201, operationIdNormalization: 'keep', armThrottling: 'off' },
    ...change,
  };
}

export interface Client {
  /** What was published, by its address. */
  readonly files: ReadonlyMap<string, PublishedFile>;
  /** Every exchange so far, in the recording format. */
  readonly exchanges: Exchange[];
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ArmResponse>;
  /** Polls to the end of a long-running operation; the last answer. */
  finish(response: ArmResponse, header?: 'location' | 'azure-asyncoperation'): Promise<ArmResponse>;
}

/** `path` may have its own api-version; 2024-05-01 otherwise. */
export function clientOf(plane: ArmPlane, objectId = user, files: ReadonlyMap<string, PublishedFile> = new Map()): Client {
  const exchanges: Exchange[] = [];
  const send: Client['send'] = async (method, path, body, extra = {}) => {
    const absolute = path.startsWith('https://') ? path : `${origin}${path}`;
    const url = new URL(absolute.includes('api-version=') ? absolute : `${absolute}${absolute.includes('?') ? '&' : '?'}api-version=2024-05-01`);
    const headers = { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...extra };
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const response = await plane.handle({ method, url, headers, body: text, caller: { objectId } });
    exchanges.push({ method, url: url.href, headers, body: body as Json, status: response.status, responseHeaders: response.headers, responseBody: response.body });
    return response;
  };
  const finish: Client['finish'] = async (response, header = 'location') => {
    let last = response;
    for (let poll = 0; poll < 10; poll += 1) {
      const url = response.headers[header] ?? '';
      last = await send('GET', url);
      const running = last.status === 202 || at(last.body, 'status') === 'InProgress';
      if (!running) return last;
    }
    throw new Error('still running after 10 polls');
  };
  return { files, exchanges, send, finish };
}

export async function start(change: Partial<Estate> = {}, objectId = user): Promise<Client> {
  const files = new Map<string, PublishedFile>();
  const publish = (file: PublishedFile): string => {
    const address = `https://files.invalid/${files.size + 1}/${file.name}`;
    files.set(address, file);
    return address;
  };
  const world = { now: () => Date.UTC(2026, 0, 1), random: () => 0.5, origin: () => origin, publish };
  return clientOf(await createArmPlane(estateWith(change), world), objectId, files);
}

/** `ValidationError` and the target of its first detail, to compare refusals by. */
export function refusalOf(response: ArmResponse): { readonly status: number; readonly code: unknown; readonly target: unknown; readonly message: unknown } {
  const error = at(response.body, 'error') ?? response.body;
  const details = at(error, 'details');
  const first: unknown = Array.isArray(details) ? details[0] : undefined;
  const detail = isObject(first) ? first : undefined;
  return { status: response.status, code: at(error, 'code'), target: detail?.['target'], message: detail?.['message'] ?? at(error, 'message') };
}

export function namesOf(response: ArmResponse): readonly unknown[] {
  const value = at(response.body, 'value');
  return Array.isArray(value) ? value.map((item: Json) => at(item, 'name')) : [];
}

export const specOf = (paths: unknown, more: object = {}): string => JSON.stringify({ openapi: '3.0.1', info: { title: 'Chat', version: '1' }, servers: [{ url: 'https://models.example/openai' }], paths, ...more });
