import { elementsOf } from '../../arm/policies/document.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import { isSection } from '../../arm/policies/policy-sections.ts';
import { ExpressionFault } from '../../expressions/fault.ts';
import type { Section } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import { notRunPolicies } from '../not-run-policies.ts';
import { NotRunnable } from '../not-runnable.ts';
import { compilerAt } from './compiler.ts';
import { nothing } from './in-order.ts';

/**
 * What the local gateway cannot run of a policy document or a fragment, in order; empty where it runs all of it. Named values
 * are in place. Fragments that it includes were looked at when they were written.
 */
export function notRunnable(root: PolicyElement): readonly NotRunnable[] {
  if (root.name === 'fragment') return notRunnableIn(root, 'inbound');
  return elementsOf(root).flatMap((section) => (isSection(section.name) ? notRunnableIn(section, section.name) : []));
}

/** By making it ready, as for a call. */
function notRunnableIn(parent: PolicyElement, section: Section): readonly NotRunnable[] {
  const found: NotRunnable[] = [];
  const tell = (error: unknown) => {
    if (error instanceof NotRunnable) {
      if (error.what !== undefined || notRunPolicies.includes(error.policy)) found.push(error);
    } else if (!(error instanceof ExpressionFault) && !(error instanceof PolicyFault)) {
      // What is wrong with an expression is told by who checks expressions, a literal that does not fit by who reaches it.
      throw error;
    }
    return nothing;
  };
  const compiler = compilerAt({ serviceId: '', section, fragment: () => undefined, base: () => nothing, documentScope: 'global', notRunnable: tell });
  compiler.sequence(elementsOf(parent));
  return found;
}
