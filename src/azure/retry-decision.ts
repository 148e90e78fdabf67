import { textAt } from '../model/json.ts';
import type { Json } from '../model/json.ts';

/** Why a request is sent again, and how often at most. */
export interface Again {
  readonly reason: string;
  /** Attempts in all. */
  readonly attempts: number;
}

/** All waits of one request together. */
export const longestWaitMs = 300_000;

const patient = 12;
const few = 5;
const lost = 4;

/** The service's own faults: sending the same again may help, but not for ever. */
const faults: ReadonlySet<number> = new Set([408, 500, 502, 504]);

/** Recorded codes of writes that met another one (facts: arm-behaviour 20, 21). */
const busyCodes: ReadonlySet<string> = new Set(['pessimisticconcurrencyconflict', 'servicelocked']);

/** Connections that never came about or broke; a wrong certificate or an unknown host is not among them. */
const lostConnections: ReadonlySet<string> = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENETUNREACH', 'REQUEST_SEND_ERROR']);

/** Undefined where the answer stands. 412 always does: somebody changed the resource, and that is for people to see. */
export function againAfterAnswer(status: number, body: Json | undefined): Again | undefined {
  if (status === 429) return { reason: 'throttled', attempts: patient };
  if (status === 503) return { reason: 'service unavailable', attempts: patient };
  if (faults.has(status)) return { reason: `HTTP ${status}`, attempts: few };
  if (status === 409 && isBusy(body)) return { reason: 'another change is in progress', attempts: patient };
  return undefined;
}

function isBusy(body: Json | undefined): boolean {
  const code = textAt(body, 'error', 'code') ?? '';
  const message = textAt(body, 'error', 'message') ?? '';
  return busyCodes.has(code.toLowerCase()) || /operation on the api is in progress/i.test(message);
}

/** Undefined where trying again cannot help. */
export function againAfterError(code: string | undefined, timedOut: boolean): Again | undefined {
  if (timedOut) return { reason: 'no answer in time', attempts: lost };
  return code !== undefined && lostConnections.has(code) ? { reason: 'connection lost', attempts: lost } : undefined;
}
