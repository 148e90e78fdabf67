import type { SectionName } from '../blocks/block.ts';
import { policySections } from '../blocks/policy-sections.ts';
import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import { elementsIn } from '../document/find.ts';

/** Whether the same section of the scopes above runs: on every call, on those that come to it, or on none. */
export type BaseInheritance = 'always' | 'sometimes' | 'never';

/** These run what is in them on every call. */
const transparent: ReadonlySet<string> = new Set(['limit-concurrency', 'retry']);

/**
 * A section that the document does not have inherits nothing.
 *
 * @throws UserError `PolicyUnreadable` where the section stands twice
 */
export function inheritsBase(document: PolicyDocument, section: SectionName): BaseInheritance {
  const element = policySections(document).get(section);
  let inherits: BaseInheritance = 'never';
  const due: { readonly element: PolicyElement; readonly isAlways: boolean }[] = element === undefined ? [] : [{ element, isAlways: true }];
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    for (const child of elementsIn(next.element)) {
      if (child.name !== 'base') due.push({ element: child, isAlways: next.isAlways && transparent.has(child.name) });
      else if (next.isAlways) return 'always';
      else inherits = 'sometimes';
    }
  }
  return inherits;
}
