import type { PolicyElement } from '../../../arm/policies/document.ts';
import { after, allOf } from '../../after.ts';
import type { GatewayCall } from '../../call.ts';
import { attempt } from '../../pipeline/attempt.ts';
import type { Compiler } from '../../step.ts';
import { evaluationFailure } from '../policy-failure.ts';
import { sayer } from '../say.ts';

/** Tells by how much a call counts; not at all where it does not. */
export type Counting = (call: GatewayCall, counts: (by: number) => void) => void | Promise<void>;

/**
 * `increment-condition` and `increment-count`. As expressions they are looked at when the answer is there (documented), so that a
 * limit may be noticed one call later; a failing one counts nothing.
 */
export function countingOf(element: PolicyElement, compiler: Compiler): Counting {
  const condition = compiler.flag(element, 'increment-condition');
  const by = compiler.whole(element, 'increment-count');
  const waits = compiler.flag(element, 'increment-after-response')?.literal ?? false;
  const isLate = waits || [condition, by].some((computed) => computed !== undefined && computed.literal === undefined);
  const say = sayer(element, compiler);
  const evaluate: Counting = (call, counts) =>
    after(allOf([() => condition?.(call) ?? true, () => by?.(call) ?? 1]), ([wanted, number]) => {
      if (number < 0) throw evaluationFailure(element.name, `The value of 'increment-count' is ${number}, which is less than 0.`);
      if (wanted) counts(number);
    });
  if (!isLate) return evaluate;
  return (call, counts) => {
    const failed = (error: unknown): void => say(call, () => `not counted: ${error instanceof Error ? error.message : String(error)}`);
    call.onAnswer.push(() => attempt(() => evaluate(call, counts), failed));
  };
}
