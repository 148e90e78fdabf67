import { request } from 'node:https';
import type { Json } from '../../src/model/json.ts';
import type { TestAzure } from './local-azure.ts';

export interface GatewayReply {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: Json | undefined;
}

export interface GatewayRequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Of another service than the first. */
  readonly service?: string;
}

export function gatewayUrl({ azure }: Pick<TestAzure, 'azure'>, service?: string): string {
  const found = service === undefined ? azure.ready.services[0] : azure.ready.services.find(({ name }) => name === service);
  if (!found) throw new Error(`no service ${service ?? ''}`);
  return found.gatewayUrl;
}

/** One call through the gateway's real door, on a connection of its own. `path` is sent as it stands. */
export function callGateway(test: Pick<TestAzure, 'azure'>, path: string, { method = 'GET', headers = {}, body, service }: GatewayRequestOptions = {}): Promise<GatewayReply> {
  const { hostname, port } = new URL(gatewayUrl(test, service));
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, method, headers, ca: test.azure.ca, agent: false, servername: 'localhost' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = String(response.headers['content-type']).startsWith('application/json') && text !== '';
        resolve({ status: response.statusCode ?? 0, reason: response.statusMessage ?? '', headers: response.headers, text, json: isJson ? (JSON.parse(text) as Json) : undefined });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
