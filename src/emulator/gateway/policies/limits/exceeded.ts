import type { GatewayCall } from '../../call.ts';
import { PolicyFault } from '../../fault.ts';
import type { Told } from './told.ts';

interface Exceeded {
  readonly source: string;
  readonly reason: string;
  readonly status: number;
  readonly statusText?: string;
  readonly message: string;
  /** Undefined: waiting does not help. */
  readonly seconds: number | undefined;
  readonly retryAfter: Told;
}

/** A limit is reached: how long to wait goes into `Retry-After`, or where the policy says. */
export function exceeded(call: GatewayCall, { seconds, retryAfter, ...of }: Exceeded): PolicyFault {
  if (seconds === undefined) return new PolicyFault(of);
  if (retryAfter.variable !== undefined) call.variables.set(retryAfter.variable, seconds);
  return new PolicyFault({ ...of, headers: [[retryAfter.header ?? 'Retry-After', String(seconds)]] });
}

/** Whole seconds, so that whoever waits for them has waited long enough. */
export function secondsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
