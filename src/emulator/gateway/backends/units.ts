import type { GatewayCall } from '../call.ts';

/** Which of the gateway's units a call came to, and what it has sent so far. */
export interface CallInUnit {
  readonly unit: number;
  /** Requests sent to backends. */
  attempts: number;
}

export interface Units {
  of(call: GatewayCall): CallInUnit;
}

/** A call stays where it came in; which unit that is, chance decides, as behind a load balancer. */
export function newUnits(count: number): Units {
  const known = new WeakMap<GatewayCall, CallInUnit>();
  return {
    of: (call) => {
      const before = known.get(call);
      if (before) return before;
      const made = { unit: count > 1 ? Math.floor(call.world.random() * count) : 0, attempts: 0 };
      known.set(call, made);
      return made;
    },
  };
}
