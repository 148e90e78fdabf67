import { request } from 'node:https';
import { at, isObject, textAt, type Json, type JsonObject } from '../../model/json.ts';
import type { BackendAttempt, ClockMove, ClockState, KnownBreaker, KnownClock, LocalControlClient } from '../../model/local-control.ts';
import { UserError } from '../../model/user-error.ts';
import { jsonOf } from '../answer.ts';

/** Where the control API of a local Azure is, and what opens it. */
export interface LocalControl {
  /** As the ready file has it: `https://127.0.0.1:PORT/_emulator`. */
  readonly control: string;
  readonly ca: string;
  readonly token: string;
}

/** All calls fail with the UserErrors `LocalAzureLost` and `LocalAzureRefused`. */
export function controlClient(local: LocalControl): LocalControlClient {
  return {
    clock: (signal) => readClock(local, signal),
    move: (move, signal) => advanceClock(local, move, signal),
    attempts: (signal) => readAttempts(local, signal),
    breakers: (signal) => readBreakers(local, signal),
  };
}

async function readClock(local: LocalControl, signal: AbortSignal): Promise<KnownClock> {
  const state = await ask(local, 'GET', '/clock', undefined, signal);
  return { kind: textAt(state, 'kind') === 'virtual' ? 'virtual' : 'real', ...stateIn(state) };
}

/** Resolves when everything waits for the clock again. */
async function advanceClock(local: LocalControl, { ms, after, until }: ClockMove, signal: AbortSignal): Promise<ClockState> {
  const body = { advance: `PT${ms / 1000}S`, ...(after !== undefined && { after }), ...(until !== undefined && { until }) };
  return stateIn(await ask(local, 'POST', '/clock', body, signal));
}

async function readAttempts(local: LocalControl, signal: AbortSignal): ReturnType<LocalControlClient['attempts']> {
  const answer = await ask(local, 'GET', '/attempts?since=0', undefined, signal);
  const attempts = at(answer, 'attempts');
  return { attempts: Array.isArray(attempts) ? attempts.filter(isObject).map(attemptIn) : [], dropped: numberAt(answer, 'dropped') };
}

async function readBreakers(local: LocalControl, signal: AbortSignal): Promise<readonly KnownBreaker[]> {
  const breakers = at(await ask(local, 'GET', '/breakers', undefined, signal), 'breakers');
  return (Array.isArray(breakers) ? breakers.filter(isObject) : []).map((breaker) => ({
    id: textAt(breaker, 'id') ?? '',
    unit: numberAt(breaker, 'unit'),
    openUntil: textAt(breaker, 'openUntil'),
    failures: numberAt(breaker, 'failures'),
  }));
}

function stateIn(body: Json | undefined): ClockState {
  return { now: Date.parse(textAt(body, 'now') ?? ''), calls: numberAt(body, 'calls'), open: numberAt(body, 'open') };
}

function attemptIn(attempt: JsonObject): BackendAttempt {
  const { status } = attempt;
  return {
    clientRequestId: textAt(attempt, 'clientRequestId'),
    backend: textAt(attempt, 'backend') ?? textAt(attempt, 'host') ?? '',
    status: typeof status === 'number' ? status : undefined,
  };
}

function numberAt(body: Json | undefined, name: string): number {
  const value = at(body, name);
  return typeof value === 'number' ? value : 0;
}

async function ask({ control, ca, token }: LocalControl, method: 'GET' | 'POST', path: string, body: JsonObject | undefined, signal: AbortSignal): Promise<Json | undefined> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = { authorization: `Bearer ${token}`, ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) };
  const { status, answer } = await new Promise<{ readonly status: number; readonly answer: string }>((resolve, reject) => {
    const call = request(`${control.replace(/\/+$/, '')}${path}`, { method, ca, headers, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode ?? 0, answer: Buffer.concat(chunks).toString('utf8') }));
    });
    call.once('error', reject);
    call.end(text);
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new UserError('LocalAzureLost', 1, `The local Azure does not answer any more: ${(error as Error).message}`, {
      hint: 'Start it again: apim-llm emulator start --ready-file FILE',
      cause: error,
    });
  });
  const json = jsonOf(answer);
  if (status < 400) return json;
  const said = textAt(at(json, 'error'), 'message') ?? `HTTP ${status}`;
  throw new UserError('LocalAzureRefused', 1, `The local Azure did not do what was asked (${method} ${path}): ${said}`, {
    hint: 'It may be of another version than this apim-llm: start it again with this one.',
  });
}
