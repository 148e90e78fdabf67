import { findBlocks } from '../blocks/find.ts';
import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import { elementsIn } from '../document/find.ts';

/**
 * The elements that are not ours, in the order in which they begin: what stands in a marked block is left out. All of the
 * document, its root included, or those of one element, itself included. Depth costs no stack.
 *
 * @throws UserError `BlockDamaged`, `BlockVersionUnknown`
 */
export function* foreignElements(document: PolicyDocument, within: PolicyElement = document.root): Generator<PolicyElement, void, undefined> {
  const ours = findBlocks(document).map(({ span }) => span);
  const due = [within];
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    const { start } = next;
    if (ours.some((span) => start > span.start && start < span.end)) continue;
    yield next;
    for (const child of elementsIn(next).toReversed()) due.push(child);
  }
}
