import { elementFault, groupsOf, refuseText } from '../policies/check-policy.ts';
import { elementsOf } from '../policies/document.ts';
import type { PolicyElement } from '../policies/document.ts';
import { sectionsOf } from '../policies/policy-sections.ts';
import { invalid } from '../refusal.ts';

const maxBytes = 32 * 1024;

export function checkFragmentSize(value: string): void {
  if (Buffer.byteLength(value) > maxBytes) throw invalid({ target: 'value', message: `Policy fragment must not be larger than ${maxBytes} bytes` });
}

/** Documented: policies without sections, without `base`, and no fragment in a fragment. */
export function checkFragment(root: PolicyElement): void {
  if (root.name !== 'fragment') throw elementFault(root, `The '${root.name}' element is not declared.`);
  const [attribute] = root.attributes;
  if (attribute) throw elementFault(root, `The '${attribute.name}' attribute is not declared.`);
  checkPolicies(root);
}

function checkPolicies(parent: PolicyElement): void {
  refuseText(parent);
  for (const policy of elementsOf(parent)) {
    if (policy.name === 'include-fragment') throw elementFault(policy, 'A policy fragment cannot include another policy fragment.');
    if (policy.name === 'base' || !sectionsOf(policy.name)) throw elementFault(parent, `The element '${parent.name}' has invalid child element '${policy.name}'.`);
    for (const group of groupsOf(policy)) checkPolicies(group);
  }
}
