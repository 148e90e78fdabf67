import { checkElement } from './check-element.ts';
import { elementsOf } from './document.ts';
import type { PolicyElement } from './document.ts';
import type { Report } from './faults.ts';
import { groupsOf } from './groups.ts';
import type { PolicyScope } from './policy-scope.ts';
import { sectionsOf } from './policy-sections.ts';
import type { Section } from './policy-sections.ts';
import { definitionOf } from './rules/definition.ts';
import { goesTo, isInTier, standsOnce } from './rules/policy-scopes.ts';

/** Where policies stand: a section of a document, or a fragment, which learns its section only where it is included. */
export interface Place {
  readonly scope: PolicyScope | 'fragment';
  readonly section?: Section;
  readonly sku: string;
}

/** The policies of a section or a fragment, and those that stand inside of them. */
export function checkPolicies(parent: PolicyElement, place: Place, report: Report): void {
  const policies = elementsOf(parent);
  for (const policy of policies) {
    const again = (standsOnce(policy.name) || policy.name === 'base') && policies.find(({ name }) => name === policy.name) !== policy;
    if (again) report(policy, `${policy.name} policy can be specified only once in a section`);
    checkPolicy(policy, parent, place, report);
  }
}

function checkPolicy(policy: PolicyElement, parent: PolicyElement, place: Place, report: Report): void {
  const unknown = `The element '${parent.name}' has invalid child element '${policy.name}'.`;
  if (policy.name === 'base') {
    if (place.scope === 'fragment') report(parent, unknown);
    else checkBase(policy, place.scope, report);
    return;
  }
  const definition = definitionOf(policy.name);
  if (!definition) {
    report(parent, unknown);
    return;
  }
  const fault = placeFault(policy, place);
  if (fault !== undefined) report(policy, fault);
  checkElement(policy, definition, place.scope, report);
  for (const group of groupsOf(policy)) for (const inner of elementsOf(group)) checkPolicy(inner, group, place, report);
}

/** Reported in these words for `cors` and others, for `quota`, and for `rate-limit-by-key`. */
function placeFault({ name }: PolicyElement, { scope, section, sku }: Place): string | undefined {
  if (scope === 'fragment' && name === 'include-fragment') return 'A policy fragment cannot include another policy fragment.';
  if (section !== undefined && !sectionsOf(name)?.includes(section)) return 'Policy is not allowed in this section';
  if (scope !== 'fragment' && !goesTo(name, scope)) return 'Policy is not allowed in the specified scope';
  return isInTier(name, sku) ? undefined : `Policy is not allowed in '${sku}' sku`;
}

/** There is nothing above the service: documentation says without effect, the service was seen to refuse it in these words. */
function checkBase(base: PolicyElement, scope: PolicyScope, report: Report): void {
  if (scope === 'service') report(base, 'Element is not allowed in global context');
  if (base.children.length > 0 || base.attributes.length > 0) report(base, "The element 'base' cannot contain attributes or content.");
}
