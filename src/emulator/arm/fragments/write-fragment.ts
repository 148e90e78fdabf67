import type { PolicyContent } from '../policies/policy-content.ts';
import { policyContent, scopeOf } from '../policies/policy-content.ts';
import type { PolicyDocument } from '../policies/document.ts';
import { elementsOf } from '../policies/document.ts';
import { refuseFaults } from '../policies/faults.ts';
import type { Report } from '../policies/faults.ts';
import { resolveNamedValues } from '../policies/named-value-references.ts';
import { referencesOf } from '../policies/policy-references.ts';
import { isSection } from '../policies/policy-sections.ts';
import { namedValueFinder, skuOf } from '../policies/policy-surroundings.ts';
import { readPolicyDocument } from '../policies/reader.ts';
import { refuseNotRunnable } from '../policies/refuse-not-runnable.ts';
import type { PolicyFormat } from '../policies/reader.ts';
import { Refusal } from '../refusal.ts';
import { serviceIdOf } from '../service-reference.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { checkFragment, checkFragmentSize } from './check-fragment.ts';
import { fragmentType } from './fragment.ts';
import type { FragmentContent } from './fragment.ts';
import { checkInclusion } from './inclusion.ts';

export interface FragmentFields {
  readonly value: string;
  readonly description?: string;
  readonly format?: PolicyFormat;
}

/** The end of the operation: everything about the XML is looked at only now (seen by users: the PUT is accepted, its poll fails). */
export function writeFragment(state: ArmState, id: string, { value, description, format = 'xml' }: FragmentFields): void {
  checkFragmentSize(value);
  const document = readFragment(value, format);
  const serviceId = serviceIdOf(id);
  let references: readonly string[] = [];
  let resolved = { document, references };
  refuseFaults((report) => {
    resolved = resolveNamedValues(document, namedValueFinder(state, serviceId), report);
    checkFragment(resolved.document.root, skuOf(state, serviceId), report);
    references = [...resolved.references, ...referencesOf(state, serviceId, resolved.document, 'fragment', report)];
  });
  refuseFaults((report) => {
    for (const user of state.store.referrers(id)) checkUser(state, id, document.root, user as Entry<PolicyContent>, report);
  });
  refuseNotRunnable(resolved.document.root);
  const content: FragmentContent = { description: description ?? null, document: policyContent(document).document };
  state.store.put({ id, type: fragmentType, content, references });
}

/** Its own words for what is no XML, and no details (seen by users). */
function readFragment(value: string, format: PolicyFormat): PolicyDocument {
  try {
    return readPolicyDocument(value, format);
  } catch (error) {
    const [detail] = error instanceof Refusal ? (error.details ?? []) : [];
    if (detail?.target !== 'representation') throw error;
    throw new Refusal(400, 'ValidationError', `The policy fragment is not a valid XML: ${detail.message}`);
  }
}

/** A change must not break the policies that include it. */
function checkUser(state: ArmState, id: string, root: FragmentContent['document']['root'], user: Entry<PolicyContent>, report: Report): void {
  const changed = { id: state.store.find(id)?.id ?? id, root };
  for (const section of elementsOf(user.content.document.root)) {
    if (isSection(section.name)) checkInclusion({ state, serviceId: serviceIdOf(id), scope: scopeOf(user.type) ?? 'fragment', section: section.name, report, changed }, section);
  }
}
