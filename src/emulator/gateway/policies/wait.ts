import { elementsOf } from '../../arm/policies/document.ts';
import type { PolicyHandler, Step } from '../step.ts';
import { evaluationFailure } from './policy-failure.ts';

const source = 'wait';

/** Runs what is inside side by side, and goes on when all of it has ended, or with `for="any"` the first; a fault of what is waited for goes on. */
export const wait: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const mode = compiler.text(element, 'for');
    const children = elementsOf(element).map((child) => compiler.sequence([child]));
    return async (call) => {
      const asked = (await mode?.(call)) ?? 'all';
      if (asked !== 'all' && asked !== 'any') throw evaluationFailure(source, `'${asked}' is neither all nor any.`);
      if (children.length === 0) return;
      const running = children.map(async (child: Step) => child(call));
      // Of those that nobody waits for any more, nobody hears.
      if (asked === 'any') await Promise.race(running);
      else await allOf(running);
    };
  },
};

/** Waits for all also where one fails: none of them may go on changing the call behind its back. */
async function allOf(running: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(running)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
