import { Agent, request } from 'node:https';
import type { Json } from '../../src/model/json.ts';

export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or the text that is none, or undefined for no body. */
  readonly body: Json | undefined;
}

export interface Sent {
  readonly method: string;
  /** Path and query, sent as they stand: no escape is made or taken back. An absolute address on the same origin is fine. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text goes as it is, everything else as JSON. */
  readonly body?: unknown;
}

export interface Client {
  send(what: Sent): Promise<Answer>;
  close(): void;
}

/** What no answer takes: past it a request counts as hanging. */
const limitMs = 20_000;

export function clientOf(origin: string, ca: string, token: string): Client {
  const agent = new Agent({ ca, keepAlive: true, maxSockets: 256 });
  const { hostname, port } = new URL(origin);
  const send = ({ method, path, headers = {}, body }: Sent): Promise<Answer> => {
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const all = {
      authorization: `Bearer ${token}`,
      ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const sent = request({ agent, hostname, port, method, path: path.startsWith(origin) ? path.slice(origin.length) : path, headers: all, timeout: limitMs }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: plain(answer.headers), body: parsed(Buffer.concat(chunks).toString('utf8')) }));
        answer.on('error', reject);
      });
      sent.on('timeout', () => sent.destroy(new Error(`no answer to ${method} ${path} in ${limitMs} ms`)));
      sent.on('error', reject);
      sent.end(text);
    });
  };
  return { send, close: () => agent.destroy() };
}

function plain(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}

function parsed(text: string): Json | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
