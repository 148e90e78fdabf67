import { elementsOf } from '../../arm/policies/document.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';

/** `when[2]` of the second `when` among these, `otherwise` of the only one: what is there several times is counted from 1 (documentation of error handling). */
export function numbered(element: PolicyElement, siblings: readonly PolicyElement[]): string {
  const same = siblings.filter(({ name }) => name === element.name);
  return same.length > 1 ? `${element.name}[${same.indexOf(element) + 1}]` : element.name;
}

export function childPath(path: string, child: PolicyElement, siblings: readonly PolicyElement[]): string {
  const last = numbered(child, siblings);
  return path === '' ? last : `${path}\\${last}`;
}

export function childPathIn(path: string, child: PolicyElement, parent: PolicyElement): string {
  return childPath(path, child, elementsOf(parent));
}
