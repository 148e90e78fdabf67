import { invalid } from '../refusal.ts';
import type { PolicyElement } from './document.ts';

/** Tells what is wrong with an element. */
export type Report = (element: PolicyElement, reason: string) => void;

/** 400 with the element's name, line and column, as observed (I1 to I6). */
export function elementFault(element: PolicyElement, reason: string): Error {
  return invalid(detailOf(element, reason));
}

/**
 * Refuses with everything that the check reports, in the order of the document and once for each element: the service was seen to
 * tell three elements at once (azure-docs#111058).
 */
export function refuseFaults(check: (report: Report) => void): void {
  const faults = new Map<PolicyElement, string>();
  check((element, reason) => {
    if (!faults.has(element)) faults.set(element, reason);
  });
  if (faults.size === 0) return;
  const ordered = [...faults].toSorted(([a], [b]) => a.line - b.line || a.column - b.column);
  throw invalid(...ordered.map(([element, reason]) => detailOf(element, reason)));
}

function detailOf(element: PolicyElement, reason: string) {
  return { target: element.name, message: `Error in element '${element.name}' on line ${element.line}, column ${element.column}: ${reason}` };
}
