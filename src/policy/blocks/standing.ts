import type { PolicyElement } from '../document/document.ts';
import type { BlockKind } from './block.ts';
import type { FoundBlock } from './find.ts';
import { isElement, whiteStart, withoutComments, type SectionItem } from './section-items.ts';

/** Where a block has to stand in its section. */
export interface Standing {
  /** Offset behind what it follows, before any white space. */
  readonly at: number;
  /** The block that is there stands right already, comments aside. */
  readonly isThere: boolean;
}

/** These follow `<base />`, in this order; the others stand at the end. */
const atStart: readonly BlockKind[] = ['deny', 'version', 'limits', 'exhausted'];

/** `existing` is the block of that kind which the section has, and which is to be replaced. */
export function standingOf(text: string, kind: BlockKind, section: PolicyElement, items: readonly SectionItem[], existing: FoundBlock | undefined): Standing {
  const others = items.filter((item) => item.is !== 'block' || item.block !== existing);
  if (atStart.includes(kind)) {
    const previous = followed(kind, others);
    return { at: behind(text, previous, others) ?? section.inner.start, isThere: existing !== undefined && neighbours(items, existing).before === previous };
  }
  const account = kind === 'route' ? others.find((item) => isBlock(item, ['account'])) : undefined;
  const at = account === undefined ? (others.at(-1)?.end ?? section.inner.start) : whiteStart(text, account.start);
  return { at, isThere: existing !== undefined && neighbours(items, existing).after === account };
}

function neighbours(items: readonly SectionItem[], block: FoundBlock): { readonly before: SectionItem | undefined; readonly after: SectionItem | undefined } {
  const effective = withoutComments(items);
  const at = effective.findIndex((item) => item.is === 'block' && item.block === block);
  return { before: effective[at - 1], after: effective[at + 1] };
}

function isBlock(item: SectionItem | undefined, kinds: readonly BlockKind[]): boolean {
  return item?.is === 'block' && kinds.includes(item.block.kind);
}

/**
 * What a block at the start stands behind: `<base />`, `<cors>` and the blocks before it in the list above. A `<cors>` behind the deny
 * block would leave browsers without the headers that let them read the refusal.
 */
function followed(kind: BlockKind, others: readonly SectionItem[]): SectionItem | undefined {
  const effective = withoutComments(others);
  const anchor = startOf(effective.filter(({ is }) => is !== 'block'));
  const earlier = atStart.slice(0, atStart.indexOf(kind));
  let at = anchor === undefined ? -1 : effective.indexOf(anchor);
  while (isBlock(effective[at + 1], earlier)) at += 1;
  return effective[at];
}

function startOf(elements: readonly SectionItem[]): SectionItem | undefined {
  const base = elements.findIndex((item) => isElement(item, 'base'));
  const cors = elements[base + 1];
  return isElement(cors, 'cors') ? cors : elements[base];
}

/** Comments that begin on the line of what they follow stay with it. */
function behind(text: string, item: SectionItem | undefined, others: readonly SectionItem[]): number | undefined {
  if (item === undefined || item.is === 'block') return item?.end;
  let { end } = item;
  for (let next = others.indexOf(item) + 1; others[next]?.is === 'comment'; next += 1) {
    const comment = others[next];
    if (comment === undefined || /[\r\n]/.test(text.slice(end, comment.start))) break;
    ({ end } = comment);
  }
  return end;
}
