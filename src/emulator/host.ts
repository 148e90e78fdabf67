import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, dropped, type Dropped, type Incoming, refusal } from './answer.ts';
import { answerArm, withArmHeaders } from './arm-front.ts';
import type { ArmPlane, World } from './arm/plane.ts';
import { hostName, newAuthority, ourNames } from './certificate.ts';
import { realClock, virtualClock } from './clock.ts';
import { type ClockProtocol, clockProtocol } from './clock-protocol.ts';
import { settling } from './clock-settling.ts';
import { answerControl, controlPrefix, isControl } from './control.ts';
import { type DataPlane, startDataPlane } from './data-plane.ts';
import { applicationObjectId, callerObjectId, type Estate } from './estate.ts';
import { type FaultBoard, faultBoard } from './faults.ts';
import { newGatewayHost } from './gateway-host.ts';
import { listen } from './listen.ts';
import { answerLogQuery, isLogQuery } from './logs/query-api.ts';
import { listeningAddress } from './listening-address.ts';
import { isFile, type PublishedFiles, publishedFiles } from './published-files.ts';
import { seededRandom, uuidFrom } from './random.ts';
import { newOpenCalls, type OpenCalls } from './open-calls.ts';
import { exchangeOf } from './record.ts';
import { newTokenAuthority } from './sign-in/authority.ts';
import { answerSignIn, isSignIn } from './sign-in/endpoints.ts';
import type { LocalAzure, StartOptions } from './start.ts';
import { readRequest, sendAnswer } from './wire.ts';

/** Awaiting it puts the estate's resources. */
export type MakePlane = (estate: Estate, world: World) => Promise<ArmPlane>;

/** Everything that a reset throws away. */
interface Life {
  readonly time: ClockProtocol;
  readonly calls: OpenCalls;
  readonly faults: FaultBoard;
  readonly plane: ArmPlane;
  /** There once the plane is. */
  readonly data: Promise<DataPlane>;
  readonly files: Pick<PublishedFiles, 'answer'>;
  readonly newId: () => string;
}

/** The HTTP side of the local Azure around any control plane: TLS, tokens, faults, control API, record. */
export async function startHost(options: StartOptions & { readonly makePlane: MakePlane }): Promise<LocalAzure> {
  const { estate, seed = 1, makePlane } = options;
  const address = listeningAddress(options.unsafeHost);
  const authority = newAuthority(Date.now(), address.names);
  const leaf = authority.leafFor([...ourNames, ...address.names.map(hostName)]);
  // A client that is busy for some seconds finds its connections again: Node would have closed them after five.
  const server = createServer({ cert: leaf.certificate, key: leaf.key, keepAliveTimeout: 75_000 });
  const port = await listen(server, { address: address.listen, port: options.port ?? 0, flag: '--port' });
  const origin = `https://${address.inUrls}:${port}`;
  const token = randomBytes(32).toString('base64url');
  const signIns = newTokenAuthority({ origin, tenantId: estate.tenantId, objectId: applicationObjectId, now: Date.now });
  const stopping = new AbortController();
  const gateways = newGatewayHost(leaf, address, options);

  const crashed = (cause: unknown): Answer => {
    options.onCrash?.(cause instanceof Error ? cause : new Error(String(cause)));
    return refusal(500, 'InternalServerError', 'The local Azure failed over this request. This is a bug of apim-llm, not of the request.');
  };
  const begin = (): Life => {
    const calls = newOpenCalls(options.clock === 'virtual');
    const clock = options.clock === 'virtual' ? virtualClock({ asleep: calls.asleep, settled: settling(calls) }) : realClock();
    const hostRandom = seededRandom(seed ^ 0x5eed);
    const { now } = clock;
    const { publish, ...files } = publishedFiles(now, origin);
    const plane = makePlane(estate, { now, random: seededRandom(seed), origin: () => origin, gatewayUrl: gateways.urlOf, publish });
    const faults = faultBoard();
    const data = plane.then(({ behind }) =>
      startDataPlane({ estate, clock, calls, seed, faults, behind, authority: signIns, origin, reach: { trusted: [authority.certificate] }, publish, onBug: crashed, onTrace: options.onTrace }),
    );
    return { time: clockProtocol(clock, calls), calls, faults, plane: gateways.around(plane, data), data, files, newId: () => uuidFrom(hostRandom) };
  };
  let life = begin();
  const end = (): void => {
    gateways.leave();
    // Their world is gone: nobody can answer them any more.
    life.calls.cut();
    life.time.clock.stop();
  };
  const enter = async (): Promise<void> => gateways.enter(await life.data, estate.services.map(({ name }) => name));
  const reset = async (): Promise<string> => {
    end();
    life = begin();
    await enter();
    return life.time.state().now;
  };

  const record = (request: Incoming, answer: Answer, sent: Readonly<Record<string, string>>): void => {
    try {
      options.record?.(exchangeOf(request, answer, sent));
    } catch (error) {
      // The answer is on its way and stays right.
      crashed(error);
    }
  };
  const control = async (request: Incoming): Promise<Answer> => {
    const { time, faults } = life;
    return answerControl(request, { time, faults, data: await life.data, token, origin, pid: process.pid, reset });
  };
  const arm = (request: Incoming, of: Life): Promise<Answer | Dropped> =>
    answerArm(request, {
      plane: of.plane,
      faults: of.faults,
      token,
      signedIn: signIns.check,
      origin,
      callers: { user: { objectId: callerObjectId }, application: { objectId: applicationObjectId, isApplication: true } },
      latencyMs: estate.armLatencyMs,
      wait: (ms, signal) => delay(ms, undefined, { signal }),
    });

  const logs = async (request: Incoming, { data, faults, time, newId }: Life): Promise<Answer | Dropped> => {
    const { logs: rows, store, welcome } = await data;
    const { now } = time.clock;
    return answerLogQuery(request, { world: { logs: rows, store, now }, token, origin, authority: signIns, now, userObjectId: callerObjectId, welcome, faults, wait: (ms, signal) => delay(ms, undefined, { signal }), newId });
  };

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    // Every answer closes in the end; making the error of an abort is not for nothing.
    response.once('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const request = await readRequest(message, origin, AbortSignal.any([gone.signal, stopping.signal]));
    const of = life;
    const { pathname } = request.url;
    const isArm = !isControl(pathname) && !isFile(pathname) && !isSignIn(pathname) && !isLogQuery(pathname);
    const answering = async (): Promise<Answer | Dropped> => {
      if (isFile(pathname)) return of.files.answer(request);
      if (isLogQuery(pathname)) return logs(request, of);
      if (isSignIn(pathname)) return answerSignIn(request, { authority: signIns, origin, tenantId: estate.tenantId, now: Date.now, gatewayNow: of.time.clock.now });
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
    const whole = withArmHeaders(answer, request, of.time.clock.now(), of.newId);
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
    end();
    await gateways.stop();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const azure = (): LocalAzure => ({
    ready: {
      arm: origin,
      token,
      control: `${origin}${controlPrefix}`,
      tenantId: estate.tenantId,
      subscriptionId: estate.subscription,
      services: estate.services.map(({ name }) => ({ name, gatewayUrl: gateways.urlOf(name) ?? '' })),
    },
    ca: authority.certificate,
    stop: () => (stopped ??= stop()),
  });
  try {
    await enter();
  } catch (error) {
    await stop();
    throw error;
  }
  return azure();
}
