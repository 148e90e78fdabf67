import type { PolicyDocument, PolicyElement } from './document.ts';

/** The elements right under this one. */
export function elementsIn(element: PolicyElement): readonly PolicyElement[] {
  return element.children.filter((child) => child.kind === 'element');
}

/** An element with the way up to the root. */
export interface Placed {
  readonly element: PolicyElement;
  /** Undefined for the root. */
  readonly parent: Placed | undefined;
}

/** All elements in the order in which they begin, the root first. Depth costs no stack. */
export function* walk(document: PolicyDocument): Generator<Placed, void, undefined> {
  const due: Placed[] = [{ element: document.root, parent: undefined }];
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    yield next;
    for (const element of elementsIn(next.element).toReversed()) due.push({ element, parent: next });
  }
}
