import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import type { FoundBlock } from './find.ts';
import { isWhiteText, whiteStart } from './section-items.ts';
import type { Splice } from './splice.ts';

/** What takes the block out and gives back what it displaced, and with the last block of a section or document what was opened for it. */
export function removal(document: PolicyDocument, blocks: readonly FoundBlock[], block: FoundBlock, section: PolicyElement): Splice {
  const { text } = document;
  const others = blocks.filter((other) => other !== block);
  const isLastHere = others.every((other) => other.section !== block.section);
  const { displaced, root, section: opened } = block.place;
  if (displaced !== undefined) return { ...block.span, text: displaced };
  if (opened === undefined || !isLastHere || !isOnlyOurs(text, section, block)) return { start: whiteStart(text, block.span.start), end: block.span.end, text: '' };
  if (opened !== '') return { start: section.start, end: section.end, text: opened };
  const isAlone = others.length === 0 && document.root.children.every((child) => child === section || isWhiteText(text, child));
  if (root !== undefined && isAlone) return { start: document.root.start, end: document.root.end, text: root };
  return { start: whiteStart(text, section.start), end: section.end, text: '' };
}

/** Whether nobody has written into a section of ours, beside the block: one that we created began with `<base />`. */
function isOnlyOurs(text: string, section: PolicyElement, { place, span }: FoundBlock): boolean {
  const rest = section.children.filter((child) => (child.end <= span.start || child.start >= span.end) && !isWhiteText(text, child));
  if (place.section !== '' || section.name === 'backend') return rest.length === 0;
  const [base, ...more] = rest;
  return base?.kind === 'element' && base.name === 'base' && more.length === 0;
}
