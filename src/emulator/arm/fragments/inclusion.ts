import { elementFault, groupsOf, literal } from '../policies/check-policy.ts';
import { elementsOf, everyElement } from '../policies/document.ts';
import type { PolicyElement } from '../policies/document.ts';
import { sectionsOf } from '../policies/policy-sections.ts';
import type { Section } from '../policies/policy-sections.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { FragmentContent } from './fragment.ts';

export function includedFragment(state: ArmState, serviceId: string, element: PolicyElement): Entry<FragmentContent> {
  const name = literal(element, 'fragment-id') ?? '';
  const fragment = state.store.find<FragmentContent>(`${serviceId}/policyFragments/${name}`);
  if (!fragment) throw elementFault(element, `Policy fragment with id '${name}' could not be found.`);
  return fragment;
}

/** What a fragment holds has to be allowed where it is included. `changed`: content that is about to take a fragment's place. */
export function checkInclusion(state: ArmState, serviceId: string, within: PolicyElement, section: Section, changed?: { readonly id: string; readonly root: PolicyElement }): void {
  for (const element of everyElement(within)) {
    if (element.name !== 'include-fragment') continue;
    const fragment = includedFragment(state, serviceId, element);
    const root = changed?.id === fragment.id ? changed.root : fragment.content.document.root;
    const wrong = policiesIn(root).find(({ name }) => !sectionsOf(name)?.includes(section));
    if (wrong) throw elementFault(element, `Policy '${wrong.name}' of the fragment is not allowed in this section`);
  }
}

/** The policies of an element, those in `choose` and the like included. */
function policiesIn(element: PolicyElement): readonly PolicyElement[] {
  return elementsOf(element).flatMap((policy) => [policy, ...groupsOf(policy).flatMap(policiesIn)]);
}
