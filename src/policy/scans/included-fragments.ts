import type { SectionName } from '../blocks/block.ts';
import { policySections } from '../blocks/policy-sections.ts';
import type { PolicyDocument } from '../document/document.ts';
import { attributeOf } from './attribute-of.ts';
import { foreignElements } from './foreign-elements.ts';

/** A fragment that a document includes: what it does cannot be seen there. */
export interface IncludedFragment {
  readonly id: string;
  /** In which it is included; undefined in a fragment. */
  readonly section: SectionName | undefined;
}

/**
 * In the order of the document, each once for a section.
 *
 * @throws UserError `BlockDamaged`, `BlockVersionUnknown`, `PolicyUnreadable` for two sections of one name
 */
export function includedFragments(document: PolicyDocument): readonly IncludedFragment[] {
  const sections = [...policySections(document)];
  const found = new Map<string, IncludedFragment>();
  for (const element of foreignElements(document)) {
    if (element.name !== 'include-fragment') continue;
    const id = attributeOf(element, 'fragment-id') ?? '';
    const section = sections.find(([, { end, start }]) => element.start >= start && element.start < end)?.[0];
    found.set(`${section} ${id}`, { id, section });
  }
  return [...found.values()];
}
