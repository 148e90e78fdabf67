import type { PolicyElement } from '../../arm/policies/document.ts';
import type { GatewayCall } from '../call.ts';
import type { Compiler } from '../step.ts';

/** A line of a policy's own in the trace, where the call is traced: what cannot be seen from what it changed. */
export type Say = (call: GatewayCall, says: () => string) => void;

export function sayer(element: PolicyElement, { scope, path }: Pick<Compiler, 'scope' | 'path'>): Say {
  return ({ trace, world, startedAt, section }, says) => {
    trace?.push({ at: world.clock.now() - startedAt, section, scope, path, policy: element.name, says: says() });
  };
}
