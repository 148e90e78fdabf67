import type { PolicyElement } from '../../arm/policies/document.ts';
import type { GatewayCall } from '../call.ts';
import type { Step } from '../step.ts';
import { traced } from '../trace/traced.ts';
import { faultOf } from './fault-of.ts';
import type { PolicyPlace } from './fault-of.ts';

/** A policy whose faults know where they happened, and which a traced call tells of. */
export function guarded(step: Step, element: PolicyElement, at: Omit<PolicyPlace, 'policy' | 'id'>): Step {
  const place: PolicyPlace = { ...at, policy: element.name, id: element.attributes.find(({ name }) => name === 'id')?.value };
  const run: Step = (call) => {
    try {
      const waiting = step(call);
      return waiting instanceof Promise ? waiting.catch((error: unknown) => fail(error, place, call)) : undefined;
    } catch (error) {
      return fail(error, place, call);
    }
  };
  return (call) => (call.trace === undefined ? run(call) : traced(run, place, call));
}

function fail(error: unknown, place: PolicyPlace, call: GatewayCall): never {
  throw faultOf(error, place, call);
}
