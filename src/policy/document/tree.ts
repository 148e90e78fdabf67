import { isWhite } from './characters.ts';
import type { PolicyDocument, PolicyElement, PolicyNode, PolicyText } from './document.ts';
import { placeOf, unreadable, type Source } from './source.ts';
import type { OpenTag } from './tag.ts';

interface OpenElement {
  readonly tag: OpenTag;
  readonly start: number;
  readonly children: PolicyNode[];
}

/** The tree of a document while it is read: an element joins its siblings when it is closed, so nothing recurs. */
export interface GrowingTree {
  readonly nodes: PolicyNode[];
  readonly open: OpenElement[];
  root: PolicyElement | undefined;
}

export function addText(source: Source, tree: GrowingTree, node: PolicyText): void {
  const parent = tree.open.at(-1);
  if (parent === undefined) refuseOutside(source, node);
  (parent?.children ?? tree.nodes).push(node);
}

/** Beside the root stand white space, comments and instructions; a byte order mark before everything. */
function refuseOutside(source: Source, { kind, start, end }: PolicyText): void {
  if (kind === 'cdata') throw unreadable(source, start, 'a CDATA section stands outside the root element');
  if (kind !== 'text') return;
  for (let at = start; at < end; at += 1) {
    if (!isWhite(source.text.charCodeAt(at)) && !(at === 0 && source.text.startsWith('\uFEFF'))) throw unreadable(source, at, 'text stands outside the root element');
  }
}

export function addOpenTag(source: Source, tree: GrowingTree, start: number, tag: OpenTag): void {
  if (tree.open.length === 0 && tree.root !== undefined) throw unreadable(source, start, `<${tag.name}> is a second root element, behind <${tree.root.name}>`);
  if (tag.form === 'pair') tree.open.push({ tag, start, children: [] });
  else addElement(tree, { kind: 'element', name: tag.name, attributes: tag.attributes, children: [], form: 'empty', inner: { start: tag.end, end: tag.end }, start, end: tag.end });
}

export function addCloseTag(source: Source, tree: GrowingTree, start: number, { name, end }: { readonly name: string; readonly end: number }): void {
  const closed = tree.open.pop();
  if (closed === undefined) throw unreadable(source, start, `</${name}> closes no element`);
  const { children, tag } = closed;
  if (tag.name !== name) throw unreadable(source, start, `</${name}> stands where <${tag.name}> of ${placeOf(source, closed.start)} has to be closed`);
  addElement(tree, { kind: 'element', name, attributes: tag.attributes, children, form: 'pair', inner: { start: tag.end, end: start }, start: closed.start, end });
}

function addElement(tree: GrowingTree, element: PolicyElement): void {
  const parent = tree.open.at(-1);
  if (parent === undefined) tree.root = element;
  (parent?.children ?? tree.nodes).push(element);
}

export function grown(source: Source, { nodes, open, root }: GrowingTree): PolicyDocument {
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw unreadable(source, unclosed.start, `<${unclosed.tag.name}> is not closed`);
  if (root === undefined) throw unreadable(source, 0, 'it has no element');
  return { text: source.text, nodes, root };
}
