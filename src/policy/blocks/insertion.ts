import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import { displaceable } from './backend-element.ts';
import type { Block } from './block.ts';
import type { FoundBlock } from './find.ts';
import { saysTheSame } from './hand-edits.ts';
import { childIndent, indentAt, layoutOf, type Layout } from './layout.ts';
import { beginMark } from './mark.ts';
import { openingOf } from './opening.ts';
import type { Place } from './place.ts';
import type { PolicyScope } from './policy-scope.ts';
import { policySections } from './policy-sections.ts';
import { sectionItems, whiteStart } from './section-items.ts';
import type { Splice } from './splice.ts';
import { standingOf } from './standing.ts';
import { writtenBlock } from './written-block.ts';

/** A document to put a block into. */
export interface Insertion {
  readonly document: PolicyDocument;
  readonly blocks: readonly FoundBlock[];
  readonly block: Block;
  readonly scope: PolicyScope;
  /** The document is ours from the first byte. */
  readonly isNew: boolean;
}

/** What puts the block where it belongs, in the place of the one that is there; nothing where that says the same. */
export function insertion(wish: Insertion): readonly Splice[] {
  const { block, blocks, document } = wish;
  const sections = policySections(document);
  const section = sections.get(block.section);
  const layout = layoutOf(document);
  const displaced = block.kind === 'retry' && section !== undefined ? displaceable(document, section, blocks, wish.scope) : undefined;
  const opening = openingOf(document, sections, block.section, layout);
  if (opening !== undefined) {
    const place = { ...documentPlace(wish), ...opening.place };
    return [opening.splice(layout.eol + opening.indent + writtenBlock(block, place, layout, opening.indent))];
  }
  if (section === undefined) return [];
  const existing = blocks.find(({ kind, section: name }) => kind === block.kind && name === block.section);
  return existing === undefined ? added(wish, section, layout, displaced) : replaced(wish, section, layout, existing);
}

function documentPlace({ blocks, isNew }: Insertion): Place {
  const root = blocks.find(({ place }) => place.root !== undefined)?.place.root;
  const isOurs = isNew || blocks.some(({ place }) => place.created === true);
  return { ...(isOurs ? { created: true } : {}), ...(root === undefined ? {} : { root }) };
}

function added(wish: Insertion, section: PolicyElement, layout: Layout, displaced: PolicyElement | undefined): readonly Splice[] {
  const { block, blocks, document } = wish;
  const { text } = document;
  const opened = blocks.find((other) => other.section === block.section)?.place.section;
  const place = { ...documentPlace(wish), ...(opened === undefined ? {} : { section: opened }) };
  const indent = childIndent(document, layout, section);
  if (displaced !== undefined) {
    const { end, start } = displaced;
    return [{ start, end, text: writtenBlock(block, { ...place, displaced: text.slice(start, end) }, layout, indentAt(text, start) ?? indent) }];
  }
  const { at } = standingOf(text, block.kind, section, sectionItems(text, section, blocks), undefined);
  return [{ start: at, end: at, text: layout.eol + indent + writtenBlock(block, place, layout, indent) }];
}

function replaced({ block, blocks, document }: Insertion, section: PolicyElement, layout: Layout, existing: FoundBlock): readonly Splice[] {
  const { text } = document;
  const { place, span } = existing;
  const standing = standingOf(text, block.kind, section, sectionItems(text, section, blocks), existing);
  if (block.kind === 'retry' || standing.isThere) {
    if (beginMark(block.kind, block.carried, place) === existing.mark && saysTheSame(existing, block)) return [];
    const indent = indentAt(text, span.start) ?? childIndent(document, layout, section);
    return [{ ...span, text: writtenBlock(block, place, layout, indent) }];
  }
  const indent = childIndent(document, layout, section);
  return [
    { start: whiteStart(text, span.start), end: span.end, text: '' },
    { start: standing.at, end: standing.at, text: layout.eol + indent + writtenBlock(block, place, layout, indent) },
  ];
}
