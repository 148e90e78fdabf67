import { invalid } from '../refusal.ts';
import { elementsOf, isExpression } from './document.ts';
import type { PolicyDocument, PolicyElement } from './document.ts';
import { isSection, sectionsOf } from './policy-sections.ts';
import type { Section } from './policy-sections.ts';

export type PolicyScope = 'service' | 'product' | 'api' | 'operation';

/** 400 with the element's name, line and column, as observed (I1 to I6). */
export function elementFault(element: PolicyElement, reason: string): Error {
  return invalid({ target: element.name, message: `Error in element '${element.name}' on line ${element.line}, column ${element.column}: ${reason}` });
}

/** The shape of a document: sections, known policies in the right ones, one element in backend, base. */
export function checkPolicy(document: PolicyDocument, scope: PolicyScope): void {
  const { root } = document;
  if (root.name !== 'policies') throw elementFault(root, `The '${root.name}' element is not declared.`);
  refuseText(root);
  const seen = new Set<string>();
  for (const section of elementsOf(root)) {
    if (!isSection(section.name)) throw elementFault(root, `The element 'policies' has invalid child element '${section.name}'. List of possible elements expected: 'inbound, backend, outbound, on-error'.`);
    if (seen.has(section.name)) throw elementFault(section, `Section '${section.name}' is specified more than once.`);
    seen.add(section.name);
    checkSection(section, section.name, scope);
  }
}

function checkSection(element: PolicyElement, section: Section, scope: PolicyScope): void {
  refuseText(element);
  const policies = elementsOf(element);
  if (section === 'backend' && policies.length > 1) throw elementFault(element, 'backend section allows only one policy to be specified');
  const [, second] = policies.filter((policy) => policy.name === 'base');
  if (second) throw elementFault(second, 'base policy can be specified only once in a section');
  for (const policy of policies) checkOne(policy, element, section, scope);
}

function checkOne(policy: PolicyElement, parent: PolicyElement, section: Section, scope: PolicyScope): void {
  if (policy.name === 'base') {
    checkBase(policy, scope);
    return;
  }
  const allowed = sectionsOf(policy.name);
  if (!allowed) throw elementFault(parent, `The element '${parent.name}' has invalid child element '${policy.name}'.`);
  if (!allowed.includes(section)) throw elementFault(policy, 'Policy is not allowed in this section');
  for (const group of groupsOf(policy)) {
    refuseText(group);
    for (const inner of elementsOf(group)) checkOne(inner, group, section, scope);
  }
}

/** There is nothing above the service; documentation says without effect, the service was seen to refuse it. */
function checkBase(base: PolicyElement, scope: PolicyScope): void {
  if (scope === 'service') throw elementFault(base, 'base policy is not allowed at the global scope');
  if (base.children.length > 0 || base.attributes.length > 0) throw elementFault(base, "The element 'base' cannot contain attributes or content.");
}

/** The elements whose children are policies of the same section. */
export function groupsOf(policy: PolicyElement): readonly PolicyElement[] {
  switch (policy.name) {
    case 'choose':
      return branchesOf(policy);
    case 'retry':
    case 'limit-concurrency':
    case 'wait':
      return [policy];
    default:
      return [];
  }
}

function branchesOf(choose: PolicyElement): readonly PolicyElement[] {
  refuseText(choose);
  const branches = elementsOf(choose);
  const wrong = branches.find((branch, index) => branch.name !== 'when' && !(branch.name === 'otherwise' && index === branches.length - 1));
  if (wrong) throw elementFault(choose, `The element 'choose' has invalid child element '${wrong.name}'. List of possible elements expected: 'when, otherwise'.`);
  if (branches[0]?.name !== 'when') throw elementFault(choose, "The element 'choose' has incomplete content. List of possible elements expected: 'when'.");
  return branches;
}

export function refuseText(element: PolicyElement, expected = ''): void {
  const text = element.children.find((child) => child.kind === 'text' || child.kind === 'cdata');
  if (text) throw elementFault(element, `The element '${element.name}' cannot contain text.${expected}`);
}

/** The value of an attribute that is a literal; undefined for expressions and absent ones. */
export function literal(element: PolicyElement, name: string): string | undefined {
  const value = element.attributes.find((attribute) => attribute.name === name)?.value;
  return value === undefined || isExpression(value) ? undefined : value;
}
