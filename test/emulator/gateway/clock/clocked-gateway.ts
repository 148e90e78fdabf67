import { Agent, request } from 'node:https';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { askArm } from '../../../support/ask-arm.ts';
import { gatewayUrl } from '../../../support/call-gateway.ts';
import { gatewayEstate, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

export interface ClockedGateway extends TestGateway {
  /** Answers status and body of the control API. */
  clock(order: object): Promise<readonly [status: number, body: Clocked]>;
  state(): Promise<Clocked & { readonly kind: string }>;
  attempts(): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** A call that its owner may leave, or send slowly: nothing was sent of its body yet. */
  begin(path: string, options?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> }): Begun;
}

export interface Clocked {
  readonly now: string;
  readonly calls: number;
  readonly open: number;
}

export interface Begun {
  readonly request: ClientRequest;
  /** The answer's head; its body waits for a reader. */
  readonly response: Promise<IncomingMessage>;
  /** What went wrong with the connection; undefined where all of the answer was read. */
  readonly ended: Promise<Error | undefined>;
}

export const startOfTime = '2026-01-01T00:00:';

/** A gateway on a virtual clock. */
export async function startClocked(more = ''): Promise<ClockedGateway> {
  const gateway = await startGateway(gatewayEstate(more), 'virtual');
  const { ready, ca } = gateway.azure;
  const read = async (what: string) => (await askArm(new URL(`${ready.control}/${what}`), { ca, token: ready.token, method: 'GET' })).body;
  const { hostname, port } = new URL(gatewayUrl(gateway));
  return {
    ...gateway,
    clock: async (order) => {
      const { status, body } = await gateway.control('clock', order);
      return [status, body];
    },
    state: () => read('clock'),
    attempts: async () => (await read('attempts')).attempts,
    begin: (path, { method = 'GET', headers = {} } = {}) => {
      const sent = request({ hostname, port, path, method, headers, ca, agent: new Agent(), servername: 'localhost' });
      const response = new Promise<IncomingMessage>((resolve, reject) => {
        sent.once('response', resolve);
        sent.once('error', reject);
      });
      response.catch(() => undefined);
      const ended = response.then(
        (answer) => new Promise<Error | undefined>((resolve) => void answer.once('close', () => resolve(answer.complete ? undefined : new Error('cut'))).on('error', () => undefined)),
        (error: Error) => error,
      );
      return { request: sent, response, ended };
    },
  };
}
