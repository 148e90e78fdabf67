import { findBlocks, type FoundBlock } from '../blocks/find.ts';
import { isForwarding } from '../blocks/forwarding.ts';
import { policySections } from '../blocks/policy-sections.ts';
import { sectionItems, withoutComments, type SectionItem } from '../blocks/section-items.ts';
import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import { positionsIn } from '../document/position.ts';
import { asForwardRequest, type ForwardRequest } from './forward-request.ts';

/** What stands in `<backend>`, which takes one element (POLICIES.md, Blocks): what a `retry` block would displace. */
export type BackendSection =
  /** The document has no such section, or it is empty: nothing is forwarded. */
  | { readonly is: 'absent' | 'empty' }
  | { readonly is: 'base'; readonly line: number }
  | { readonly is: 'forward-request'; readonly request: ForwardRequest }
  | { readonly is: 'ours'; readonly block: FoundBlock }
  /** Nothing that we could take over; `why` is a clause: `<retry> decides there how calls are forwarded`. */
  | { readonly is: 'foreign'; readonly line: number; readonly why: string };

/** @throws UserError `BlockDamaged`, `BlockVersionUnknown`, `PolicyUnreadable` for two such sections */
export function backendSection(document: PolicyDocument): BackendSection {
  const section = policySections(document).get('backend');
  if (section === undefined) return { is: 'absent' };
  const [first, second] = withoutComments(sectionItems(document.text, section, findBlocks(document)));
  if (first === undefined) return { is: 'empty' };
  if (second !== undefined) return foreign(document, second, `${named(first)} and ${named(second)} stand there, and API Management takes one policy`);
  switch (first.is) {
    case 'block':
      return { is: 'ours', block: first.block };
    case 'element':
      return one(document, first, first.element);
    case 'text':
    case 'comment':
      return foreign(document, first, 'text stands there, which API Management does not take');
  }
}

function one(document: PolicyDocument, item: SectionItem, element: PolicyElement): BackendSection {
  const { name } = element;
  if (name !== 'base' && name !== 'forward-request') return foreign(document, item, `<${name}> decides there how calls are forwarded`);
  const request = asForwardRequest(document, element);
  const [unknown] = name === 'base' ? [] : request.unknown;
  if (unknown !== undefined) return foreign(document, item, `<forward-request> has the attribute "${unknown}" there, which this version does not know`);
  if (!isForwarding(element, document.text)) return foreign(document, item, `<${name}> holds something there, which API Management does not take`);
  return name === 'base' ? { is: 'base', line: lineOf(document, item) } : { is: 'forward-request', request };
}

function foreign(document: PolicyDocument, item: SectionItem, why: string): BackendSection {
  return { is: 'foreign', line: lineOf(document, item), why };
}

function lineOf({ text }: PolicyDocument, { start }: SectionItem): number {
  return positionsIn(text)(start).line;
}

function named(item: SectionItem): string {
  switch (item.is) {
    case 'block':
      return `the block ${item.block.kind}`;
    case 'element':
      return `<${item.element.name}>`;
    case 'text':
    case 'comment':
      return 'text';
  }
}
