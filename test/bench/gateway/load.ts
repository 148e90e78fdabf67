import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Agent, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Ready, Usage } from './side.ts';

const clients = 32;
const body = JSON.stringify({ messages: [{ role: 'user', content: 'Tell me about load balancing. '.repeat(20) }], max_tokens: 100 });
const reply = JSON.stringify({ id: 'chatcmpl-1', choices: [{ index: 0, message: { role: 'assistant', content: 'It spreads calls. '.repeat(20) }, finish_reason: 'stop' }], usage: { prompt_tokens: 130, completion_tokens: 80, total_tokens: 210 } });

/** A backend in this process that answers at once. */
export async function startBackend(): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer((message, response) => {
    message.resume();
    message.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(reply) });
      response.end(reply);
    });
  });
  // A side that waits for its turn would meet closed connections: Node closes idle ones after 5 s.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export interface Side {
  /** Sends so many calls; microseconds of the side's processor for each. */
  load(calls: number): Promise<number>;
  usage(): Promise<Usage>;
  stop(): void;
}

/** One side in a process of its own, so that client and backend cost it nothing. */
export async function startSide(kind: 'bare' | 'gateway' | 'logged', backend: string): Promise<Side> {
  const child = fork(path.join(import.meta.dirname, 'side.ts'), [kind, backend], { execArgv: ['--expose-gc'] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${kind} ended with ${code} before it was ready`);
  });
  const [ready] = (await Promise.race([once(child, 'message'), ended])) as [Ready];
  ended.catch(() => undefined);
  const agent = new Agent({ ca: ready.ca, keepAlive: true, maxSockets: clients, timeout: 2_000 });
  return {
    load: async (calls) => {
      const before = await usageOf(child);
      await Promise.all(Array.from({ length: clients }, () => inTurn(Math.ceil(calls / clients), () => call(ready.url, agent))));
      return ((await usageOf(child)).cpu - before.cpu) / calls;
    },
    usage: () => usageOf(child),
    stop: () => {
      agent.destroy();
      child.kill();
    },
  };
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  child.send('usage');
  const [usage] = (await once(child, 'message')) as [Usage];
  return usage;
}

async function inTurn(times: number, act: () => Promise<void>): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await act();
}

function call(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21`, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
