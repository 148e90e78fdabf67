import type { Download, Downloaded } from '../model/download.ts';
import { isLoopback, shownAddress } from '../model/web-address.ts';
import { backoffMs, pause, type Pace } from './pace.ts';
import { get, throughProxy, type Got } from './get.ts';
import { retryAfterMs } from './retry-after.ts';
import { againAfterAnswer, againAfterError } from './retry-decision.ts';
import type { Again } from './retry-decision.ts';
import { BodyStalled, steadyBody } from './steady-body.ts';

export interface DownloadOptions extends Download {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly userAgent: string;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** One line per request, nothing secret in it. */
  readonly debug: (line: string) => void;
  readonly onBytes: (soFar: number) => void;
  readonly limits?: TimeLimits;
}

export interface TimeLimits {
  /** Until an answer begins, and between two parts of it. */
  readonly answerMs: number;
  /** For all of it, every attempt. */
  readonly wholeMs: number;
}

type Outcome = Downloaded & { readonly again?: Again | undefined; readonly askedMs?: number | undefined };

const usual: TimeLimits = { answerMs: 20_000, wholeMs: 180_000 };
const attempts = 3;
/** What the client unpacks. */
const packings = ['', 'identity', 'gzip', 'deflate'];
const longestPauseMs = 20_000;
const mostRedirects = 5;

/** Fetches over HTTP, in bounded time and memory. Rejects only when `signal` aborts. */
export async function download(options: DownloadOptions): Promise<Downloaded> {
  const { pace, signal, limits = usual } = options;
  const whole = AbortSignal.timeout(limits.wholeMs);
  for (let attempt = 1; ; attempt++) {
    const outcome = await tried(options, AbortSignal.any([signal, whole]), limits);
    signal.throwIfAborted();
    if ('bytes' in outcome) return { bytes: outcome.bytes, contentType: outcome.contentType };
    if (whole.aborted) return { why: `it took longer than ${Math.ceil(limits.wholeMs / 1000)} seconds` };
    const ms = outcome.askedMs ?? backoffMs(attempt, pace.random());
    if (outcome.again === undefined || attempt >= attempts || ms > longestPauseMs) return { why: outcome.why, ...(outcome.tooLarge && { tooLarge: true }) };
    await pause(pace, outcome.again.reason, ms, signal);
  }
}

async function tried(options: DownloadOptions, signal: AbortSignal, limits: TimeLimits): Promise<Outcome> {
  let url = new URL(options.url);
  const mayBePlain = plainFor(url, options.checked);
  for (let redirects = 0; ; redirects++) {
    const refused = url.protocol === 'https:' || (url.protocol === 'http:' && mayBePlain(url)) ? undefined : url.protocol === 'http:' ? 'over a connection that is not encrypted' : 'which is no address of the web';
    if (refused !== undefined) return { why: `it leads to ${shownAddress(url.href)}, ${refused}` };
    const got = await get(url, options, signal, limits.answerMs);
    if ('failed' in got) return { why: got.failed, again: againAfterError(got.code, false) };
    const target = redirectOf(got, url);
    if (target === undefined) return answer(got, options, limits).finally(() => got.dispose());
    got.dispose();
    if (target === 'nowhere') return { why: 'it leads to an address that cannot be read' };
    if (redirects === mostRedirects) return { why: `it leads on more than ${mostRedirects} times` };
    url = target;
  }
}

/** Whether http will do. Nothing that began encrypted goes on in the open, and only what began on this machine stays there so. */
function plainFor({ hostname, protocol }: URL, checked: boolean): (url: URL) => boolean {
  if (checked) return () => true;
  return ({ hostname: next }) => protocol === 'http:' && isLoopback(hostname) && isLoopback(next);
}

function redirectOf({ status, header }: Got, from: URL): URL | 'nowhere' | undefined {
  const location = header('location');
  if (location === undefined || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  return URL.canParse(location, from.href) ? new URL(location, from) : 'nowhere';
}

async function answer({ status, header, proxy, body }: Got, { limitBytes, onBytes, pace }: DownloadOptions, { answerMs }: TimeLimits): Promise<Outcome> {
  if (status === 407) return { why: `the proxy ${proxy ?? ''} wants to know who asks (407)` };
  if (status !== 200) {
    const askedMs = retryAfterMs(header, pace.now()) || undefined;
    const later = askedMs !== undefined && askedMs > longestPauseMs ? `, and asks to come back in ${Math.ceil(askedMs / 1000)} seconds` : '';
    return { why: `it answered ${status}${throughProxy(proxy)}${later}`, again: againAfterAnswer(status, undefined), askedMs };
  }
  const packing = header('content-encoding')?.trim() ?? '';
  if (!packings.includes(packing)) return { why: `it answered in the encoding ${JSON.stringify(packing.slice(0, 40))}, which was not asked for` };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of steadyBody(body, answerMs)) {
      size += chunk.length;
      if (size > limitBytes) return { why: `it is larger than ${Math.floor(limitBytes / 1024 / 1024)} MiB`, tooLarge: true };
      chunks.push(chunk);
      onBytes(size);
    }
  } catch (error) {
    if (error instanceof BodyStalled) return { why: `nothing more came for ${Math.ceil(answerMs / 1000)} seconds` };
    const { code, message } = error as { readonly code?: string; readonly message: string };
    return { why: `the connection broke in the middle: ${message}`, again: againAfterError(code, false) };
  }
  return { bytes: Buffer.concat(chunks), contentType: header('content-type') ?? '' };
}
