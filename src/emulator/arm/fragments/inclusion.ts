import { elementsOf, everyElement, literal } from '../policies/document.ts';
import type { PolicyElement } from '../policies/document.ts';
import type { Report } from '../policies/faults.ts';
import { groupsOf } from '../policies/groups.ts';
import type { PolicyScope } from '../policies/policy-scope.ts';
import { sectionsOf } from '../policies/policy-sections.ts';
import type { Section } from '../policies/policy-sections.ts';
import { goesTo } from '../policies/rules/policy-scopes.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { FragmentContent } from './fragment.ts';

/** Where fragments are included. */
interface Inclusion {
  readonly state: ArmState;
  readonly serviceId: string;
  readonly scope: PolicyScope | 'fragment';
  readonly section: Section;
  readonly report: Report;
  /** Content that is about to take a fragment's place. */
  readonly changed?: { readonly id: string; readonly root: PolicyElement };
}

export function includedFragment(state: ArmState, serviceId: string, element: PolicyElement, report: Report): Entry<FragmentContent> | undefined {
  const name = literal(element, 'fragment-id') ?? '';
  const fragment = state.store.find<FragmentContent>(`${serviceId}/policyFragments/${name}`);
  if (!fragment) report(element, `Policy fragment with id '${name}' could not be found.`);
  return fragment;
}

/** What a fragment holds has to be allowed where it is included. */
export function checkInclusion({ state, serviceId, scope, section, report, changed }: Inclusion, within: PolicyElement): void {
  for (const element of everyElement(within)) {
    if (element.name !== 'include-fragment') continue;
    const fragment = includedFragment(state, serviceId, element, report);
    const root = changed && changed.id === fragment?.id ? changed.root : fragment?.content.document.root;
    for (const { name } of root ? policiesIn(root) : []) {
      if (!sectionsOf(name)?.includes(section)) report(element, `Policy '${name}' of the fragment is not allowed in this section`);
      else if (scope !== 'fragment' && !goesTo(name, scope)) report(element, `Policy '${name}' of the fragment is not allowed in the specified scope`);
    }
  }
}

/** The policies of an element, those in `choose` and the like included. */
function policiesIn(element: PolicyElement): readonly PolicyElement[] {
  return elementsOf(element).flatMap((policy) => [policy, ...groupsOf(policy).flatMap(policiesIn)]);
}
