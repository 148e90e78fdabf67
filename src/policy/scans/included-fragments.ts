import type { PolicyDocument } from '../document/document.ts';
import { attributeOf } from './attribute-of.ts';
import { foreignElements } from './foreign-elements.ts';

/** Ids of the fragments that the document includes, each once: what they do cannot be seen in it. */
export function includedFragments(document: PolicyDocument): readonly string[] {
  const found = new Set<string>();
  for (const element of foreignElements(document)) {
    if (element.name === 'include-fragment') found.add(attributeOf(element, 'fragment-id') ?? '');
  }
  return [...found];
}
