import type { Driver } from '../model/driver.ts';
import type { Step, StepEvent } from '../model/plan.ts';

/**
 * Has what steps wait for proven, each once in a run, whichever steps wait for it: the first one's events tell of it.
 * The answer rejects with the driver's error, or with the signal's reason.
 */
export function proofsOf(driver: Pick<Driver, 'prove'>, signal: AbortSignal, on: (event: StepEvent) => void): (step: Step) => Promise<void> {
  const begun = new Map<string, Promise<void>>();
  return async (step) => {
    const proofs = (step.awaits ?? []).map((readiness) => {
      const key = `${readiness.subscription} ${readiness.path}`.toLowerCase();
      const proof = begun.get(key) ?? driver.prove(readiness, signal, (what) => on({ type: 'waiting', step, what }));
      begun.set(key, proof);
      return proof;
    });
    await Promise.all(proofs);
  };
}

export function waitsForProof({ awaits = [] }: Step): boolean {
  return awaits.length > 0;
}
