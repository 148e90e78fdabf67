import type { GatewayCall } from '../call.ts';
import type { Step } from '../step.ts';

export const nothing: Step = () => undefined;

/** One after the other; stops where the call ended. Nothing is waited for that does not have to be. */
export function inOrder(steps: readonly Step[]): Step {
  if (steps.length === 0) return nothing;
  return (call) => runFrom(steps, 0, call);
}

function runFrom(steps: readonly Step[], start: number, call: GatewayCall): void | Promise<void> {
  for (let at = start; at < steps.length; at += 1) {
    if (call.ended) return undefined;
    const waiting = steps[at]?.(call);
    if (waiting instanceof Promise) return waiting.then(() => runFrom(steps, at + 1, call));
  }
}
