import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../model/user-error.ts';
import { type Answer, dropped, type Dropped, type Incoming, refusal } from './answer.ts';
import { answerArm, withArmHeaders } from './arm-front.ts';
import type { ArmPlane, World } from './arm/plane.ts';
import { newAuthority, ourNames } from './certificate.ts';
import { type OwnedClock, realClock, virtualClock } from './clock.ts';
import { answerControl, controlPrefix, isControl } from './control.ts';
import { applicationObjectId, callerObjectId, type Estate } from './estate.ts';
import { type FaultBoard, faultBoard } from './faults.ts';
import { isFile, type PublishedFiles, publishedFiles } from './published-files.ts';
import { seededRandom, uuidFrom } from './random.ts';
import { exchangeOf } from './record.ts';
import { newTokenAuthority } from './sign-in/authority.ts';
import { answerSignIn, isSignIn } from './sign-in/endpoints.ts';
import type { LocalAzure, StartOptions } from './start.ts';
import { readRequest, sendAnswer } from './wire.ts';

const address = '127.0.0.1';

/** Awaiting it puts the estate's resources. */
export type MakePlane = (estate: Estate, world: World) => Promise<ArmPlane>;

/** Everything that a reset throws away. */
interface Life {
  readonly clock: OwnedClock;
  readonly faults: FaultBoard;
  readonly plane: Promise<ArmPlane>;
  readonly files: PublishedFiles;
  readonly newId: () => string;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, address);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError('PortNotFree', 1, `The local Azure cannot listen on ${address}:${port}: ${code === 'EADDRINUSE' ? 'another process does' : message}.`, {
      hint: 'Leave out --port to take any free one.',
      cause: error,
    });
  }
  return (server.address() as AddressInfo).port;
}

/** The HTTP side of the local Azure around any control plane: TLS, tokens, faults, control API, record. */
export async function startHost(options: StartOptions & { readonly makePlane: MakePlane }): Promise<LocalAzure> {
  const { estate, seed = 1, makePlane } = options;
  const authority = newAuthority(Date.now());
  const leaf = authority.leafFor(ourNames);
  const server = createServer({ cert: leaf.certificate, key: leaf.key });
  const port = await listen(server, options.port ?? 0);
  const origin = `https://${address}:${port}`;
  const token = randomBytes(32).toString('base64url');
  const signIns = newTokenAuthority({ origin, tenantId: estate.tenantId, objectId: applicationObjectId, now: Date.now });
  const stopping = new AbortController();

  const begin = (): Life => {
    const clock = options.clock === 'virtual' ? virtualClock() : realClock();
    const hostRandom = seededRandom(seed ^ 0x5eed);
    const files = publishedFiles(clock.now, origin);
    const world: World = { now: clock.now, random: seededRandom(seed), origin: () => origin, publish: files.publish };
    return { clock, faults: faultBoard(), plane: makePlane(estate, world), files, newId: () => uuidFrom(hostRandom) };
  };
  let life = begin();
  const reset = async (): Promise<OwnedClock> => {
    life.clock.stop();
    life = begin();
    await life.plane;
    return life.clock;
  };

  const crashed = (cause: unknown): Answer => {
    options.onCrash?.(cause instanceof Error ? cause : new Error(String(cause)));
    return refusal(500, 'InternalServerError', 'The local Azure failed over this request. This is a bug of apim-llm, not of the request.');
  };
  const record = (request: Incoming, answer: Answer, sent: Readonly<Record<string, string>>): void => {
    try {
      options.record?.(exchangeOf(request, answer, sent));
    } catch (error) {
      // The answer is on its way and stays right.
      crashed(error);
    }
  };
  const control = (request: Incoming): Promise<Answer> => {
    const { clock, faults } = life;
    return answerControl(request, { clock, faults, token, origin, pid: process.pid, reset });
  };
  const arm = async (request: Incoming, of: Life): Promise<Answer | Dropped> =>
    answerArm(request, {
      plane: await of.plane,
      faults: of.faults,
      token,
      signedIn: signIns.check,
      origin,
      callers: { user: { objectId: callerObjectId }, application: { objectId: applicationObjectId, isApplication: true } },
      latencyMs: estate.armLatencyMs,
      wait: (ms, signal) => delay(ms, undefined, { signal }),
    });

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const request = await readRequest(message, origin, AbortSignal.any([gone.signal, stopping.signal]));
    const of = life;
    const { pathname } = request.url;
    const isArm = !isControl(pathname) && !isFile(pathname) && !isSignIn(pathname);
    const answering = async (): Promise<Answer | Dropped> => {
      if (isFile(pathname)) return of.files.answer(request);
      if (isSignIn(pathname)) return answerSignIn(request, { authority: signIns, origin, tenantId: estate.tenantId, now: Date.now });
      return isArm ? arm(request, of) : control(request);
    };
    const answer = await answering().catch((cause: unknown) => {
      if (request.signal.aborted) return dropped;
      return crashed(cause);
    });
    if (answer === dropped) {
      message.socket.destroy();
      return;
    }
    const whole = withArmHeaders(answer, request, of.clock.now(), of.newId);
    const sent = sendAnswer(response, whole);
    if (isArm) record(request, whole, sent);
  };
  server.on('request', (message, response) => {
    serve(message, response).catch((cause: unknown) => {
      // A client that left early is nobody's fault.
      if (!message.socket.destroyed) crashed(cause);
      message.socket.destroy();
    });
  });

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping.abort();
    life.clock.stop();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const azure: LocalAzure = {
    ready: {
      arm: origin,
      token,
      control: `${origin}${controlPrefix}`,
      tenantId: estate.tenantId,
      subscriptionId: estate.subscription,
      services: estate.services.map(({ name }) => ({ name })),
    },
    ca: authority.certificate,
    stop: () => (stopped ??= stop()),
  };
  try {
    await life.plane;
  } catch (error) {
    await azure.stop();
    throw error;
  }
  return azure;
}
