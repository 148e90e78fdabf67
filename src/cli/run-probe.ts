import type { ProbeCommand, ProbeModule } from '../../commands/command.ts';
import { resourceGroupOf } from '../model/arm-id.ts';
import type { GatewayClient } from '../model/gateway-call.ts';
import { uuidV5 } from '../model/guid.ts';
import type { KnownBreaker, KnownClock, LocalControlClient } from '../model/local-control.ts';
import { breakerLines, openBreakers } from '../model/open-breakers.ts';
import type { Trial } from '../model/trial.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { wrap } from '../output/columns.ts';
import { probeLine } from '../output/probe-line.ts';
import { probeView, trialLine } from '../output/probe-view.ts';
import { backendsOf, type Backends } from '../probe/backends.ts';
import { realWorld } from '../probe/real-world.ts';
import { probeResult } from '../probe/result.ts';
import type { Sample } from '../probe/sample.ts';
import { closedLoop, openLoop } from '../probe/schedule.ts';
import { sendAll } from '../probe/send-all.ts';
import { summaryOf } from '../probe/summary.ts';
import { virtualWorld } from '../probe/virtual-world.ts';
import type { Send } from '../probe/world.ts';
import { connectTarget, type Connection } from './connect-target.ts';
import { endedBy, finished, type Ending } from './ending.ts';
import { probeKey } from './probe-key.ts';
import { probeFailure } from './probe-failure.ts';
import { readLive } from './read-live.ts';
import type { Session } from './session.ts';

/** Reads what there is to call, calls it, and tells what came back: a line each, then all of it together. */
export async function runProbe(command: ProbeCommand, session: Session): Promise<Ending> {
  const { values, screen, globals, notes, signal } = session;
  const module: ProbeModule = await command.load();
  const input = module.prepare(values);
  screen.progress.doing(`reading ${globals.service ?? ''}`);
  const connection = await connectTarget(session);
  try {
    const live = await readLive(connection.azure, module, input, signal);
    const { trial, script } = module.trial(input, live);
    notes.target = { subscription: live.subscriptionId, resourceGroup: resourceGroupOf(live.service.id), service: live.service.name, api: trial.api };
    if (script !== undefined) {
      notes.result = { script };
      screen.out([script.trimEnd()]);
      return finished;
    }
    const key = await probeKey(trial.key, live.service.id, connection.azure, session);
    screen.progress.rest();
    if (!screen.quiet && !screen.json) screen.err([...wrap(trialLine(trial), screen.widthErr), '']);
    return await calls(trial, key, connection, session);
  } finally {
    screen.progress.rest();
    await connection.close();
  }
}

interface Local {
  readonly control: LocalControlClient;
  readonly clock: KnownClock;
}

async function calls(trial: Trial, key: Readonly<Record<string, string>>, { local: at }: Connection, session: Session): Promise<Ending> {
  const { io, screen, globals, notes, signal } = session;
  const [{ gatewayClient }, { controlClient }] = await Promise.all([import('../azure/gateway/gateway-client.ts'), import('../azure/local/control.ts')]);
  const control = at && controlClient(at);
  const local: Local | undefined = control && { control, clock: await control.clock(signal) };
  const debug = globals.debug ? (line: string): void => screen.tell(line) : undefined;
  const client = gatewayClient(trial.request.url, { ca: at?.ca, env: io.env, userAgent: `apim-llm/${io.version}`, now: () => io.now(), debug });
  const idOf = requestIds(io.now(), io.random(), local?.clock);
  try {
    const { samples, attempts, breakers, broken } = await sent(trial, sender(trial, key, idOf, client), local, session);
    // Nothing to tell of.
    if (broken !== undefined && samples.length === 0) throw broken;
    if ((attempts?.dropped ?? 0) > 0) warn(session, 'AttemptsDropped', 'The local Azure has had more calls than it keeps: attempts of this run may be missing.');
    if (local === undefined) warn(session, 'NotObservable', 'Azure does not tell a client which backend answered, nor whether the gateway tried again.');
    const summary = summaryOf(samples, (served): Backends | undefined => attempts && backendsOf(samples, attempts.attempts, idOf, served));
    notes.result = { ...probeResult(trial, summary), openBreakers: openBreakers({ breakers }) };
    const { widthOut, paintOut } = screen;
    screen.out([...(globals.quiet || samples.length === 0 ? [] : ['']), ...probeView(summary, trial.requests, Math.min(80, widthOut), paintOut), ...breakerLines({ breakers })]);
    if (broken !== undefined) throw broken;
    if (signal.aborted) {
      const message = `Cancelled after ${samples.length} of ${trial.requests} calls.`;
      return endedBy('cancelled', new UserError('Cancelled', exitCodes.cancelled, message), io.version);
    }
    const failure = probeFailure(trial, summary, samples);
    return failure === undefined ? finished : endedBy('failed', failure, io.version);
  } finally {
    client.close();
  }
}

interface Sent {
  readonly samples: readonly Sample[];
  /** Undefined where nobody tells of them. */
  readonly attempts: Awaited<ReturnType<LocalControlClient['attempts']>> | undefined;
  /** As the run left them. */
  readonly breakers: readonly KnownBreaker[] | undefined;
  /** Why there are not all: the local Azure did not outlive the run. */
  readonly broken: UserError | undefined;
}

async function sent(trial: Trial, send: Send, local: Local | undefined, session: Session): Promise<Sent> {
  const samples: Sample[] = [];
  try {
    await sendThem(trial, send, local, samples, session);
    const { signal: whole } = new AbortController();
    return { samples, attempts: await local?.control.attempts(whole), breakers: await local?.control.breakers(whole), broken: undefined };
  } catch (error) {
    if (error instanceof UserError) return { samples, attempts: undefined, breakers: undefined, broken: error };
    throw error;
  }
}

function sendThem(trial: Trial, send: Send, local: Local | undefined, samples: Sample[], { io, screen, globals, signal }: Session): Promise<void> {
  const world = local?.clock.kind === 'virtual' ? virtualWorld(send, local.control, local.clock, signal) : realWorld(send, { now: () => io.now(), sleep: (ms, until) => io.sleep(ms, until), signal });
  const { requests, pace, timeoutMs } = trial;
  const startedAt = world.now();
  const schedule = pace.kind === 'rate' ? openLoop(requests, pace.perSecond, startedAt) : closedLoop(requests, pace.clients, startedAt);
  const lines = { requests, startedAt, width: Math.min(80, screen.widthOut), paint: screen.paintOut };
  const onSample = (sample: Sample): void => {
    samples.push(sample);
    if (!globals.quiet) screen.out([probeLine(sample, lines)]);
  };
  return sendAll({ schedule, world, timeoutMs, signal, onSample });
}

function sender({ request }: Trial, key: Readonly<Record<string, string>>, idOf: (index: number) => string, client: GatewayClient): Send {
  return (index, lane, signal) => client.call({ ...request, headers: { ...request.headers, ...key, 'x-ms-client-request-id': idOf(index) } }, lane, signal);
}

/** By these the calls of a run are found again in logs: different in every run, for a local Azure counts its calls. */
function requestIds(now: number, random: number, clock: KnownClock | undefined): (index: number) => string {
  const run = uuidV5('7a1b9f52-6f5d-4c57-9f0c-6f2f3c1f2a10', [now, random, clock?.now, clock?.calls].join(' '));
  return (index) => uuidV5(run, String(index));
}

function warn({ notes, screen }: Session, code: string, message: string): void {
  const warning = { code, message };
  notes.warnings.push(warning);
  screen.warn([warning]);
}
