import { expressionFault } from '../../expressions/check-expression.ts';
import { elementsOf, isExpression } from './document.ts';
import type { PolicyElement } from './document.ts';
import type { Report } from './faults.ts';
import { definitionOf } from './rules/definition.ts';

/** Left where only Key Vault knows the value: what the C# is, nobody knows here. */
const namedValue = /\{\{[A-Za-z0-9-._]+\}\}/;

/**
 * The expressions in attributes and texts. Named is the policy, not the element inside of it that holds the expression:
 * `choose` for its `when` and `set-query-parameter` for its `value`, as reported (devops-resource-kit#350, azure-docs#51485).
 */
export function checkExpressions(root: PolicyElement, report: Report): void {
  checkWithin(root, root, report);
}

function checkWithin(element: PolicyElement, policy: PolicyElement, report: Report): void {
  const values = [...element.attributes.map(({ value }) => value), ...element.children.flatMap((child) => (child.kind === 'text' || child.kind === 'cdata' ? [child.text] : []))];
  for (const value of values) {
    const fault = isExpression(value) && !namedValue.test(value) ? expressionFault(value) : undefined;
    if (fault) report(policy, fault.message);
  }
  for (const child of elementsOf(element)) checkWithin(child, definitionOf(child.name) ? child : policy, report);
}
