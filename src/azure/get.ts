import type { DownloadOptions } from './download.ts';
import { shownAddress } from '../model/web-address.ts';
import { proxyFor } from './proxy.ts';

/** What an address answers, before its body is read. */
export interface Got {
  readonly status: number;
  header(name: string): string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
  /** `proxy.example:3128`, where one was asked. */
  readonly proxy: string | undefined;
  /** Lets go of a body that nobody wants. */
  dispose(): void;
}

export interface NotGot {
  readonly failed: string;
  readonly code?: string | undefined;
}

type Wants = Pick<DownloadOptions, 'env' | 'userAgent' | 'debug' | 'pace'>;

/** One request through the SDK's HTTP client, redirects not followed. The body streams, unpacked. */
export async function get(url: URL, { env, userAgent, debug, pace }: Wants, signal: AbortSignal, answerMs: number): Promise<Got | NotGot> {
  const { createDefaultHttpClient, createEmptyPipeline, createHttpHeaders, createPipelineRequest, proxyPolicy } = await import('@azure/core-rest-pipeline');
  const { settings, unreadable } = proxyFor(url, env);
  if (unreadable !== undefined) return { failed: `the proxy in the variable ${unreadable} is not an address` };
  const pipeline = createEmptyPipeline();
  if (settings !== undefined) pipeline.addPolicy(proxyPolicy(settings, { customNoProxyList: [] }));
  const proxy = settings === undefined ? undefined : `${new URL(settings.host).hostname}:${settings.port}`;
  const through = throughProxy(proxy);
  const request = createPipelineRequest({
    url: withoutUser(url),
    method: 'GET',
    headers: createHttpHeaders({ accept: '*/*', 'accept-encoding': 'gzip,deflate', 'user-agent': userAgent, ...authorization(url) }),
    timeout: answerMs,
    abortSignal: signal,
    allowInsecureConnection: url.protocol === 'http:',
    disableKeepAlive: true,
    streamResponseStatusCodes: new Set([Number.POSITIVE_INFINITY]),
  });
  const from = pace.now();
  const told = (what: string | number): void => debug(`GET ${shownAddress(url.href)} ${what} ${pace.now() - from} ms${through}`);
  try {
    const { status, headers, readableStreamBody } = await pipeline.sendRequest(createDefaultHttpClient(), request);
    told(status);
    const body = readableStreamBody as (AsyncIterable<Uint8Array> & { destroy?(): void }) | undefined;
    return { status, header: (name) => headers.get(name), body: body ?? nothing(), proxy, dispose: () => body?.destroy?.() };
  } catch (error) {
    const { code, name, message } = error as { readonly code?: string; readonly name: string; readonly message: string };
    told(code ?? name);
    if (name === 'AbortError') return { failed: `there was no answer within ${Math.ceil(answerMs / 1000)} seconds${through}` };
    return { failed: `${reason(code, message)}${through}`, code };
  }
}

/** The end of a sentence. */
export function throughProxy(proxy: string | undefined): string {
  return proxy === undefined ? '' : ` through the proxy ${proxy}`;
}

/** The client would not send it, and errors would show it. */
function withoutUser(url: URL): string {
  const copy = new URL(url);
  copy.username = '';
  copy.password = '';
  return copy.href;
}

function authorization({ username, password }: URL): { authorization?: string } {
  if (username === '' && password === '') return {};
  return { authorization: `Basic ${Buffer.from(`${plain(username)}:${plain(password)}`).toString('base64')}` };
}

/** A lone percent sign stands for itself. */
function plain(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function reason(code: string | undefined, message: string): string {
  if (code !== undefined && /CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) return `its certificate is not trusted (${code}; the authority of a company's proxy is named in NODE_EXTRA_CA_CERTS)`;
  // Where several addresses were tried, Node says only the code.
  return `the connection failed: ${message === '' ? (code ?? 'no reason was given') : message}`;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
