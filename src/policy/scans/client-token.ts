import type { SectionName } from '../blocks/block.ts';
import { policySections } from '../blocks/policy-sections.ts';
import type { PolicyDocument } from '../document/document.ts';
import { positionsIn } from '../document/position.ts';
import { foreignElements } from './foreign-elements.ts';
import { tokenReads } from './token-reads.ts';

/** A place in a policy that looks at the token which the client sent. Behind an `account` block it would see the service's own. */
export interface ClientTokenRead {
  readonly line: number;
  /** Undefined in a fragment. */
  readonly section: SectionName | undefined;
  /** Name of the policy. */
  readonly element: string;
  /** `maybe` where it cannot be told which headers it looks at. */
  readonly certainty: 'certain' | 'maybe';
  /** To stand behind the element's name: `checks the header Authorization`. */
  readonly why: string;
}

/**
 * All of them in a document, in its order, those of our blocks left out.
 *
 * @throws UserError `BlockDamaged`, `BlockVersionUnknown`, `PolicyUnreadable` for two sections of one name
 */
export function readsClientToken(document: PolicyDocument): readonly ClientTokenRead[] {
  const position = positionsIn(document.text);
  const sections = [...policySections(document)];
  const found: ClientTokenRead[] = [];
  for (const element of foreignElements(document)) {
    for (const { at, certainty, why } of tokenReads(element)) {
      const section = sections.find(([, { end, start }]) => at >= start && at < end)?.[0];
      found.push({ line: position(at).line, section, element: element.name, certainty, why });
    }
  }
  return found;
}
