import type { LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { operationPolicyStep } from '../facade/policy-steps.ts';
import { documentOf, policyIdOf } from '../facade/documents.ts';
import { editNotes } from '../import/edit-notes.ts';
import type { LiveOperation } from '../import/operation-changes.ts';
import { inPolicy } from '../named-policy.ts';

/** The step that writes such a document (`spokenDocument`), or takes it away. */
export function spokenStep(api: LiveApi, operation: LiveOperation, document: string | undefined, more: Pick<Desired, 'dependsOn'> & { readonly notes?: readonly string[] }): Desired {
  const edited = inPolicy(policyIdOf(api, operation.name), () => editNotes(documentOf(api, operation.name), ['retry', 'exhausted'])).notes ?? [];
  const step = operationPolicyStep(api, operation, document, { ...more, notes: [...edited, ...(more.notes ?? [])] });
  return document?.includes('begin retry') === true ? { ...step, advice: { RequestDisallowedByPolicy: advice } } : step;
}

/** Microsoft's built-in Azure Policy wants `<base />` at the start of every section; a retry stands in its place. */
const advice = 'An Azure Policy that wants <base /> in every section leaves one way, which needs no <backend> section: the same command with  --mode breaker';
