import { elementsOf } from './document.ts';
import type { PolicyElement } from './document.ts';

/** The elements inside of a policy whose children are policies of the same section. */
export function groupsOf(policy: PolicyElement): readonly PolicyElement[] {
  switch (policy.name) {
    case 'cache-value':
      return elementsOf(policy).filter(({ name }) => name === 'value');
    case 'choose':
      return elementsOf(policy).filter(({ name }) => name === 'when' || name === 'otherwise');
    case 'block':
    case 'limit-concurrency':
    case 'retry':
    case 'wait':
      return [policy];
    default:
      return [];
  }
}
