import type { GatewayAnswer } from '../model/gateway-call.ts';

/** A call that has ended. */
export interface Landed {
  readonly index: number;
  readonly answer: GatewayAnswer;
  /** When its answer was wholly there. */
  readonly at: number;
}

/** Time, and the calls that are under way in it. */
export interface ProbeWorld {
  /** Milliseconds since 1970. */
  now(): number;
  /** Puts the call on its way. */
  launch(index: number, lane: number): Promise<void>;
  /** Gives up on a call that has not landed. */
  drop(index: number): Promise<void>;
  /** Lets time pass: until then, or until a call lands. */
  pass(until: number): Promise<void>;
  /** Those that ended since it was last asked, in the order of their indexes where they ended together. */
  landed(): readonly Landed[];
}

/** Sends one call. Never rejects. */
export type Send = (index: number, lane: number, signal: AbortSignal) => Promise<GatewayAnswer>;
