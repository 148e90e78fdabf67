import { checkPlain } from '../policies/check-document.ts';
import { checkExpressions } from '../policies/check-expressions.ts';
import { checkPolicies } from '../policies/check-policies.ts';
import type { PolicyElement } from '../policies/document.ts';
import type { Report } from '../policies/faults.ts';
import { invalid } from '../refusal.ts';

/** Documentation of fragments, February 2026. */
const maxBytes = 512 * 1024;

export function checkFragmentSize(value: string): void {
  if (Buffer.byteLength(value) > maxBytes) throw invalid({ target: 'value', message: `Policy fragment must not be larger than ${maxBytes} bytes` });
}

/** Documented: policies without sections, without `base`, and no fragment in a fragment. */
export function checkFragment(root: PolicyElement, sku: string, report: Report): void {
  if (root.name !== 'fragment') {
    report(root, `The '${root.name}' element is not declared.`);
    return;
  }
  checkPlain(root, report);
  checkPolicies(root, { scope: 'fragment', sku }, report);
  checkExpressions(root, report);
}
