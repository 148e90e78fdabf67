import type { PolicyElement } from '../document/document.ts';
import { forwardAttributeNames } from './forward-attributes.ts';
import { isWhiteText } from './section-items.ts';

const known: readonly string[] = ['id', ...forwardAttributeNames];

/** What forwards calls, and does nothing else: a retry can do it with the same meaning. With attributes that we do not know, we would lose them. */
export function isForwarding({ attributes, children, name }: PolicyElement, text: string): boolean {
  const isKnown = name === 'base' || (name === 'forward-request' && attributes.every((attribute) => known.includes(attribute.name)));
  return isKnown && children.every((child) => isWhiteText(text, child));
}
