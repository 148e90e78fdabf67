import { Agent, request } from 'node:https';
import type { Attempt } from '../../src/emulator/gateway/attempts.ts';
import { askArm } from './ask-arm.ts';
import { gatewayUrl } from './call-gateway.ts';
import type { TestAzure } from './local-azure.ts';

/** A call as a client makes it. */
export interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What came of a call. */
export interface CallResult {
  readonly n: number;
  /** Seconds from the beginning of the run: when it was sent. */
  readonly time: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** `x-ms-region` of the answer; null where no model made it. */
  readonly region: string | null;
  /** What the gateway asked for it, in order. */
  readonly attempts: readonly Attempt[];
}

/** Which call to send: the nth of the run, counted from 0. */
export type Sending = (n: number) => Sent;

type Azure = Pick<TestAzure, 'azure' | 'control'>;
type Answered = Omit<CallResult, 'n' | 'time' | 'attempts'>;

interface ClockState {
  readonly now: string;
  readonly calls: number;
  readonly open: number;
}

/**
 * Request n is sent n / `perSecond` seconds after the first, by the virtual clock. Answers may take longer than that; all of them
 * have come when this resolves.
 */
export async function pacedCalls(azure: Azure, sending: Sending, { calls, perSecond = 1 }: { readonly calls: number; readonly perSecond?: number }): Promise<readonly CallResult[]> {
  const client = await newClient(azure);
  const due = (n: number): number => Math.round((n * 1000) / perSecond);
  const pending: Promise<Answered>[] = [];
  for (let n = 0; n < calls; n += 1) {
    pending.push(client.send(sending(n)));
    await client.move({ advance: seconds(due(n + 1) - due(n)) });
  }
  await client.finish();
  return client.told(await Promise.all(pending), (n) => due(n) / 1000);
}

/** One call after the other, all of them at the same moment: of models that take no time. */
export async function callsAtOnce(azure: Azure, sending: Sending, { calls }: { readonly calls: number }): Promise<readonly CallResult[]> {
  const client = await newClient(azure);
  const answers: Answered[] = [];
  for (let n = 0; n < calls; n += 1) answers.push(await client.send(sending(n)));
  return client.told(answers, () => 0);
}

/**
 * One call after the other, each `pauseMs` after the answer to the one before. With `waitsAsTold` a 429 is sent again after the seconds of
 * its `Retry-After`, as the clients of the SDKs do; only the last answer counts, with the attempts of that last try.
 */
export async function callsInTurn(azure: Azure, sending: Sending, { calls, pauseMs = 0, waitsAsTold = false }: { readonly calls: number; readonly pauseMs?: number; readonly waitsAsTold?: boolean }): Promise<readonly CallResult[]> {
  const client = await newClient(azure);
  const answers: Answered[] = [];
  const times: number[] = [];
  const call = async (n: number): Promise<Answered> => {
    const answer = client.send(sending(n));
    await client.finish();
    return answer;
  };
  for (let n = 0; n < calls; n += 1) {
    times.push(client.sinceStart());
    let answer = await call(n);
    for (let left = waitsAsTold ? sdkRetries : 0; left > 0 && answer.status === 429; left -= 1) {
      await client.move({ advance: `PT${String(answer.headers['retry-after'])}S` });
      answer = await call(n);
    }
    answers.push(answer);
    if (pauseMs > 0) await client.move({ advance: seconds(pauseMs) });
  }
  return client.told(answers, (n) => times[n] ?? 0);
}

/** What the clients of OpenAI's SDKs do by themselves. */
const sdkRetries = 2;

interface Client {
  send(sent: Sent): Promise<Answered>;
  /** Moves the clock once all that was sent has come in. */
  move(order: object): Promise<void>;
  /** Moves it on until everything is answered. */
  finish(): Promise<void>;
  /** Seconds by the virtual clock. */
  sinceStart(): number;
  told(answers: readonly Answered[], time: (n: number) => number): Promise<readonly CallResult[]>;
}

async function newClient(azure: Azure): Promise<Client> {
  const { ready, ca } = azure.azure;
  const read = async (what: string) => (await askArm(new URL(`${ready.control}/${what}`), { ca, token: ready.token, method: 'GET' })).body;
  const before = (await read('clock')) as ClockState;
  const known = ((await read('attempts')).attempts as readonly Attempt[]).at(-1)?.n ?? 0;
  const agent = new Agent({ keepAlive: true });
  let state = before;
  let sent = 0;
  const move = async (order: object): Promise<void> => {
    const { status, body } = await azure.control('clock', { ...order, after: before.calls + sent });
    if (status !== 200) throw new Error(JSON.stringify(body));
    state = body as ClockState;
  };
  /** The last try of a call has the number of its answer. */
  const ids = new Map<Answered, string>();
  return {
    send: async (one) => {
      sent += 1;
      const id = `call-${before.calls + sent}`;
      const answer = await ask(azure, agent, { ...one, headers: { 'x-ms-client-request-id': id, ...one.headers } });
      ids.set(answer, id);
      return answer;
    },
    move,
    finish: async () => {
      await move({ advance: 'PT0S' });
      while (state.open > 0) await move({ advance: 'PT10M', until: 'answer' });
    },
    sinceStart: () => (Date.parse(state.now) - Date.parse(before.now)) / 1000,
    told: async (answers, time) => {
      agent.destroy();
      const { attempts } = (await read(`attempts?since=${known}`)) as { readonly attempts: readonly Attempt[] };
      const byId = new Map<string, Attempt[]>([...ids.values()].map((id) => [id, []]));
      for (const attempt of attempts) byId.get(attempt.clientRequestId ?? '')?.push(attempt);
      return answers.map((answer, n) => ({ n, time: time(n), ...answer, attempts: byId.get(ids.get(answer) ?? '') ?? [] }));
    },
  };
}

function ask(azure: Azure, agent: Agent, { path, method = 'POST', headers = {}, body }: Sent): Promise<Answered> {
  const { hostname, port } = new URL(gatewayUrl(azure));
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, method, headers, ca: azure.azure.ca, agent, servername: 'localhost' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const region = response.headers['x-ms-region'];
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8'), region: typeof region === 'string' ? region : null });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

function seconds(ms: number): string {
  return `PT${ms / 1000}S`;
}
