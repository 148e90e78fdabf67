import { elementsOf } from '../../arm/policies/document.ts';
import { after } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import { FaultBelow } from '../pipeline/fault-of.ts';
import type { Computed, PolicyHandler, Step } from '../step.ts';

interface Branch {
  /** Undefined for `otherwise`. */
  readonly condition: ((call: GatewayCall) => boolean | Promise<boolean>) | undefined;
  readonly step: Step;
}

/** The first branch whose condition is true runs, `otherwise` where none is (documented). */
export const choose: PolicyHandler = {
  element: 'choose',
  compile(element, compiler) {
    const branches = elementsOf(element).map((child): Branch => {
      const within = compiler.within(child);
      return { condition: child.name === 'when' ? located(within.flag(child, 'condition'), within.path) : undefined, step: within.sequence(elementsOf(child)) };
    });
    return (call) => take(branches, 0, call);
  },
};

/** A condition that fails is told with the path of its `when`. */
function located(condition: Computed<boolean> | undefined, path: string): ((call: GatewayCall) => boolean | Promise<boolean>) | undefined {
  return (
    condition &&
    ((call) => {
      const failed = (error: unknown): never => {
        throw new FaultBelow(error, path);
      };
      try {
        const holds = condition(call);
        return holds instanceof Promise ? holds.catch(failed) : holds;
      } catch (error) {
        return failed(error);
      }
    })
  );
}

function take(branches: readonly Branch[], at: number, call: GatewayCall): void | Promise<void> {
  const branch = branches[at];
  if (!branch) return undefined;
  if (!branch.condition) return branch.step(call);
  return after(branch.condition(call), (holds) => (holds ? branch.step(call) : take(branches, at + 1, call)));
}
