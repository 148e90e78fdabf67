import { elementsOf } from '../../arm/policies/document.ts';
import { PolicyFault } from '../fault.ts';
import type { PolicyHandler } from '../step.ts';

const source = 'limit-concurrency';

/** At most `max-count` requests with the same key are inside at a time; who comes beyond that is answered 429 at once. Policies may share a key. */
export const limitConcurrency: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const key = compiler.text(element, 'key');
    const most = compiler.whole(element, 'max-count');
    const children = compiler.sequence(elementsOf(element));
    return async (call) => {
      const { slots, units } = call.world.forwarding;
      const slot = JSON.stringify([units.of(call).unit, compiler.serviceId.toLowerCase(), await key?.(call)]);
      const allowed = (await most?.(call)) ?? 1;
      const taken = slots.get(slot) ?? 0;
      if (taken >= allowed) throw tooMany();
      slots.set(slot, taken + 1);
      try {
        await children(call);
      } finally {
        const left = (slots.get(slot) ?? 1) - 1;
        if (left === 0) slots.delete(slot);
        else slots.set(slot, left);
      }
    };
  },
};

function tooMany(): PolicyFault {
  return new PolicyFault({ source, reason: 'ConcurrencyLimitExceeded', message: 'Too many requests', status: 429 });
}
