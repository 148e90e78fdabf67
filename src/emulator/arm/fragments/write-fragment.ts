import { checkElements } from '../policies/check-element.ts';
import { elementsOf } from '../policies/document.ts';
import { policyContent } from '../policies/policy-content.ts';
import type { PolicyContent } from '../policies/policy-content.ts';
import { referencesOf } from '../policies/policy-references.ts';
import { isSection } from '../policies/policy-sections.ts';
import { readPolicyDocument } from '../policies/reader.ts';
import type { PolicyFormat } from '../policies/reader.ts';
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
  const document = readPolicyDocument(value, format);
  checkFragment(document.root);
  checkElements(document.root);
  const references = referencesOf(state, serviceIdOf(id), document);
  for (const user of state.store.referrers(id)) checkUser(state, id, document.root, user as Entry<PolicyContent>);
  const content: FragmentContent = { description: description ?? null, document: policyContent(document).document };
  state.store.put({ id, type: fragmentType, content, references });
}

/** A change must not break the policies that include it. */
function checkUser(state: ArmState, id: string, root: FragmentContent['document']['root'], user: Entry<PolicyContent>): void {
  for (const section of elementsOf(user.content.document.root)) {
    if (isSection(section.name)) checkInclusion(state, serviceIdOf(id), section, section.name, { id: state.store.find(id)?.id ?? id, root });
  }
}
