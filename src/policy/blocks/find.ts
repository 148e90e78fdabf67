import type { JsonObject } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { PolicyDocument, PolicyElement, PolicyText, Span } from '../document/document.ts';
import { walk } from '../document/find.ts';
import { positionsIn } from '../document/position.ts';
import type { BlockKind, SectionName } from './block.ts';
import { readMark, type Mark } from './mark.ts';
import type { Place } from './place.ts';
import { placeFault } from './place-fault.ts';
import { policySections, sectionsOfKind } from './policy-sections.ts';

/** A block as it stands in a document. */
export interface FoundBlock {
  readonly kind: BlockKind;
  readonly section: SectionName;
  readonly carried: JsonObject;
  readonly place: Place;
  /** From the begin mark to behind the end mark. The white space before it is the block's, too, but for `retry`. */
  readonly span: Span;
  /** The begin mark as written. */
  readonly mark: string;
  /** What stands between the marks, as written. */
  readonly inner: string;
  /** Of the begin mark, from 1. */
  readonly line: number;
}

type Begin = Extract<Mark, { is: 'begin' }>;
interface MarkedComment {
  readonly mark: Mark;
  readonly comment: PolicyText;
}

/**
 * Our blocks, in the order of the document. Only comments right under a section are marks.
 *
 * @throws UserError `BlockDamaged`, and `BlockVersionUnknown` for blocks of newer versions
 */
export function findBlocks(document: PolicyDocument): readonly FoundBlock[] {
  if (!document.text.includes('apim-llm:v')) return [];
  const lineOf = lineReader(document);
  const sections = new Map<PolicyElement, SectionName>(Array.from(policySections(document), ([name, element]) => [element, name]));
  refuseMarks(document.nodes, lineOf);
  const blocks: FoundBlock[] = [];
  for (const { element } of walk(document)) {
    const section = sections.get(element);
    if (section === undefined) refuseMarks(element.children, lineOf);
    else blocks.push(...blocksIn(document, section, marksIn(element.children, lineOf), lineOf));
  }
  return blocks;
}

type LineOf = (comment: PolicyText) => number;

function lineReader({ text }: PolicyDocument): LineOf {
  const position = positionsIn(text);
  return ({ start }) => position(start).line;
}

function marksIn(nodes: PolicyElement['children'], lineOf: LineOf): readonly MarkedComment[] {
  return nodes.flatMap((node) => {
    const mark = node.kind === 'comment' ? readMark(node.text, () => lineOf(node)) : undefined;
    return mark === undefined || node.kind !== 'comment' ? [] : [{ mark, comment: node }];
  });
}

function refuseMarks(nodes: PolicyElement['children'], lineOf: LineOf): void {
  const [first] = marksIn(nodes, lineOf);
  if (first !== undefined) throw damaged(first.mark.kind, lineOf(first.comment), 'a mark of it stands outside of the sections or inside another element');
}

function blocksIn({ text }: PolicyDocument, section: SectionName, marks: readonly MarkedComment[], lineOf: LineOf): readonly FoundBlock[] {
  const blocks: FoundBlock[] = [];
  let open: { readonly mark: Begin; readonly comment: PolicyText } | undefined;
  for (const { comment, mark } of marks) {
    const fault = (why: string): UserError => damaged(mark.kind, lineOf(comment), why);
    if (mark.is === 'damaged') throw fault(mark.why);
    if (mark.is === 'begin') {
      if (open !== undefined) throw fault(`it begins inside the block ${open.mark.kind} of line ${lineOf(open.comment)}`);
      const first = blocks.find(({ kind }) => kind === mark.kind);
      if (first !== undefined) throw fault(`it is the second of its kind in <${section}>, behind that of line ${first.line}`);
      refuseMisplaced(mark, section, fault);
      open = { mark, comment };
    } else {
      if (open?.mark.kind !== mark.kind) throw fault('its end mark has no begin mark before it');
      blocks.push(foundBlock(text, section, open, comment, lineOf));
      open = undefined;
    }
  }
  if (open !== undefined) throw damaged(open.mark.kind, lineOf(open.comment), 'its end mark is missing');
  return blocks;
}

function refuseMisplaced({ kind, place }: Begin, section: SectionName, fault: (why: string) => UserError): void {
  if (!sectionsOfKind[kind].includes(section)) throw fault(`it stands in <${section}>, where it does not belong`);
  // Without it, removal would leave a section that forwards nothing.
  if (kind === 'retry' && place.displaced === undefined && place.section === undefined) throw fault('its begin mark does not say what it displaced');
  const why = placeFault(place, section);
  if (why !== undefined) throw fault(why);
}

function foundBlock(text: string, section: SectionName, { comment, mark }: { readonly mark: Begin; readonly comment: PolicyText }, end: PolicyText, lineOf: LineOf): FoundBlock {
  const { carried, kind, place } = mark;
  return {
    kind,
    section,
    carried,
    place,
    span: { start: comment.start, end: end.end },
    mark: text.slice(comment.start, comment.end),
    inner: text.slice(comment.end, end.start),
    line: lineOf(comment),
  };
}

function damaged(kind: BlockKind, line: number, why: string): UserError {
  return new UserError('BlockDamaged', exitCodes.conflict, `The block ${kind} in a policy document is damaged on line ${line}: ${why}.`, {
    hint: `Put back the comments "apim-llm:v1 begin ${kind} …" and "apim-llm:v1 end ${kind}" as they were, or delete what is left of the block, its marks included; then run the same command again.`,
  });
}
