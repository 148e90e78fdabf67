import { request } from 'node:https';
import type { Json } from '../../../src/model/json.ts';
import type { ArmPlane, ArmRequest, ArmResponse, World } from '../../../src/emulator/arm/plane.ts';
import type { Estate } from '../../../src/emulator/estate.ts';
import { readEstate } from '../../../src/emulator/estate-file.ts';
import { startHost } from '../../../src/emulator/host.ts';
import type { LocalAzure, StartOptions } from '../../../src/emulator/start.ts';

export function tinyEstate(more = ''): Estate {
  return readEstate(`resourceGroups: [rg]\nservices: [{ name: apim-tiny, resourceGroup: rg, region: eastus }]\n${more}`, 'tiny.yaml');
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: Json | undefined;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Undefined: the right one. */
  readonly token?: string | null;
}

/** One request on a connection of its own. */
export function send(azure: LocalAzure, path: string, sent: Sent = {}): Promise<Reply> {
  const { method = 'GET', headers = {}, body, token = azure.ready.token } = sent;
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const call = request(`${azure.ready.arm}${path}`, { method, ca: azure.ca, agent: false, headers: { ...authorization, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = String(response.headers['content-type']).startsWith('application/json');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: isJson && text !== '' ? (JSON.parse(text) as Json) : undefined });
      });
    });
    call.on('error', reject);
    call.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}

export function control(azure: LocalAzure, path: string, body?: unknown): Promise<Reply> {
  return send(azure, `/_emulator${path}`, { method: 'POST', body });
}

/** A control plane that keeps what was put and answers it. */
export function shelf(_: Estate, world: World): Promise<ArmPlane> {
  const kept = new Map<string, string>();
  const handle = async ({ method, url, body }: ArmRequest): Promise<ArmResponse> => {
    if (method === 'PUT') kept.set(url.pathname, body);
    const found = kept.get(url.pathname);
    if (found === undefined) return { status: 404, headers: {}, body: { error: { code: 'ResourceNotFound', message: 'not there' } } };
    return { status: 200, headers: { etag: '"1"' }, body: { id: url.pathname, sent: found, time: world.now(), self: world.origin() } };
  };
  return Promise.resolve({ handle });
}

const running: LocalAzure[] = [];

/** Ended by `stopAll`. */
export async function startTiny(options: Partial<StartOptions> & { readonly plane?: (request: ArmRequest) => Promise<ArmResponse> } = {}): Promise<LocalAzure> {
  const { plane } = options;
  const azure = await startHost({
    estate: tinyEstate(),
    ...options,
    makePlane: plane === undefined ? shelf : () => Promise.resolve({ handle: plane }),
  });
  running.push(azure);
  return azure;
}

export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((azure) => azure.stop()));
}
