import { isWhite, whiteEnd } from '../document/characters.ts';
import type { PolicyElement, PolicyNode, Span } from '../document/document.ts';
import type { FoundBlock } from './find.ts';

/** What stands in a section beside white space, one behind the other; a block of ours is one item. */
export type SectionItem = Span &
  (
    | { readonly is: 'block'; readonly block: FoundBlock }
    | { readonly is: 'element'; readonly element: PolicyElement }
    /** Nothing that Azure takes there. */
    | { readonly is: 'text' }
    /** Or an instruction: they do nothing. */
    | { readonly is: 'comment' }
  );

export function sectionItems(text: string, section: PolicyElement, blocks: readonly FoundBlock[]): readonly SectionItem[] {
  const items: SectionItem[] = [];
  const due = blocks.filter(({ span }) => span.start >= section.start && span.end <= section.end).toReversed();
  let behindBlock = section.inner.start;
  for (const child of section.children) {
    const block = due.at(-1);
    if (block?.span.start === child.start) {
      due.pop();
      items.push({ is: 'block', block, ...block.span });
      behindBlock = block.span.end;
    }
    if (child.start < behindBlock) continue;
    const { end, kind, start } = child;
    if (kind === 'element') items.push({ is: 'element', element: child, start, end });
    else if (kind !== 'text') items.push({ is: kind === 'cdata' ? 'text' : 'comment', start, end });
    else if (!isWhiteText(text, child)) items.push({ is: 'text', start: whiteEnd(text, start), end: whiteStart(text, end) });
  }
  return items;
}

export function isWhiteText(text: string, { end, kind, start }: PolicyNode): boolean {
  return kind === 'text' && whiteEnd(text, start) >= end;
}

/** Where the white space before `at` begins. */
export function whiteStart(text: string, at: number): number {
  let start = at;
  while (isWhite(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** Without what does nothing. */
export function withoutComments(items: readonly SectionItem[]): readonly SectionItem[] {
  return items.filter(({ is }) => is !== 'comment');
}

export function isElement(item: SectionItem | undefined, name: string): boolean {
  return item?.is === 'element' && item.element.name === name;
}
