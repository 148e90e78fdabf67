import type { Driver } from '../model/driver.ts';
import type { Step, StepEvent } from '../model/plan.ts';
import type { Readiness } from '../model/readiness.ts';

/**
 * Has what steps wait for proven, each once in a run, whichever steps wait for it: the first one's events tell of it.
 * The answer rejects with the driver's error, or with the signal's reason.
 */
export function proofsOf(driver: Pick<Driver, 'prove'>, signal: AbortSignal, on: (event: StepEvent) => void): (step: Step) => Promise<void> {
  const begun = new Map<string, Promise<void>>();
  const proven = async (readiness: Readiness, step: Step): Promise<void> => {
    await driver.prove(readiness, signal, (what) => on({ type: 'waiting', step, what }));
    on({ type: 'proven', step, what: readiness.label });
  };
  return async (step) => {
    const proofs = (step.awaits ?? []).map((readiness) => {
      const key = `${readiness.subscription} ${readiness.path}`.toLowerCase();
      const proof = begun.get(key) ?? proven(readiness, step);
      begun.set(key, proof);
      return proof;
    });
    await Promise.all(proofs);
  };
}

export function waitsForProof({ awaits = [] }: Step): boolean {
  return awaits.length > 0;
}
