import type { CallSite, Method, TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { noOverload, textAt } from '../arguments.ts';
import { ClrSequence } from '../collections/clr-sequence.ts';
import { invalidOperation } from '../exceptions.ts';
import { XAttribute, XComment, XDocument, XElement, XName, XNamespace, XProcessingInstruction, XText, append, space } from './nodes.ts';
import type { XNode, XParent } from './nodes.ts';
import { addContent } from './xml-content.ts';
import { enumNamed, isEnum } from '../../enumerations.ts';
import type { ClrEnum } from '../../enumerations.ts';
import { xmlText } from './xml-writer.ts';

export function isNode(value: Value | undefined): value is XNode {
  return value instanceof XElement || value instanceof XDocument || value instanceof XText || value instanceof XComment || value instanceof XProcessingInstruction;
}

function node(value: Value | undefined): XNode {
  if (!isNode(value)) throw noOverload('an XNode as', [value ?? null]);
  return value;
}

export function container(value: Value | undefined): XParent {
  if (!(value instanceof XElement || value instanceof XDocument)) throw noOverload('an XContainer as', [value ?? null]);
  return value;
}

/** Text converts to a name by itself. */
export function nameOf(value: Value | undefined): XName {
  if (value instanceof XName) return value;
  return XName.of(textAt([value ?? null], 0, 'name'));
}

/** Elements of a name; all where none is given. */
export function named(elements: Iterable<XElement>, args: readonly Value[]): readonly XElement[] {
  const wanted = args.length > 0 ? nameOf(args[0]) : undefined;
  return [...elements].filter((one) => !wanted || one.name.is(wanted));
}

export function* descendants(of: XParent): Generator<XElement> {
  for (const one of of.elements) {
    yield one;
    yield* descendants(one);
  }
}

function* descendantNodes(of: XParent): Generator<XNode> {
  for (const one of of.nodes) {
    yield one;
    if (one instanceof XElement) yield* descendantNodes(one);
  }
}

export function ancestors(of: Value): readonly XElement[] {
  const found: XElement[] = [];
  for (let one: XParent | undefined = of instanceof XAttribute ? of.parent : node(of).parent; one; one = one.parent) if (one instanceof XElement) found.push(one);
  return found;
}

export const sequence = (items: () => Iterable<Value>): ClrSequence => new ClrSequence(items);

function siblings(target: Value, step: 1 | -1): readonly XNode[] {
  const { parent } = node(target);
  const nodes = parent?.nodes ?? [];
  const at = nodes.indexOf(node(target));
  return step === 1 ? nodes.slice(at + 1) : nodes.slice(0, Math.max(at, 0));
}

const elementsIn = (nodes: readonly XNode[]): readonly XElement[] => nodes.filter((one) => one instanceof XElement);

function remove(target: Value): null {
  const { parent } = node(target);
  if (!parent) throw invalidOperation('The parent is missing.');
  parent.nodes = parent.nodes.filter((one) => one !== target);
  if (target instanceof XElement || target instanceof XText || target instanceof XComment || target instanceof XProcessingInstruction) target.parent = undefined;
  return null;
}

/** Puts content beside a node: before it (0) or behind it (1). */
function insert(target: Value, args: readonly Value[], offset: 0 | 1): null {
  const { parent } = node(target);
  if (!parent) throw invalidOperation('The parent is missing.');
  const held = new XDocument();
  for (const one of args) addContent(held, one);
  const at = parent.nodes.indexOf(node(target)) + offset;
  for (const [index, one] of held.nodes.entries()) if (!(one instanceof XDocument)) append(parent, one, at + index);
  return null;
}

function documentOf(target: Value): XDocument | null {
  const top = target instanceof XDocument ? target : (ancestors(target).at(-1) ?? (target instanceof XElement ? target : undefined));
  return top instanceof XDocument ? top : top?.parent instanceof XDocument ? top.parent : null;
}

const nodeTypes: readonly (readonly [string, (value: Value) => boolean])[] = [
  ['Element', (one) => one instanceof XElement],
  ['Document', (one) => one instanceof XDocument],
  ['CDATA', (one) => one instanceof XText && one.isCData],
  ['Text', (one) => one instanceof XText],
  ['Comment', (one) => one instanceof XComment],
  ['ProcessingInstruction', (one) => one instanceof XProcessingInstruction],
  ['Attribute', (one) => one instanceof XAttribute],
];

const saveOptions = `${space}SaveOptions`;
const saveOption = (name: string, value: number) => (): ClrEnum => ({ clrType: saveOptions, name, value, isEnum: true });

function write(target: Value, [options = null]: readonly Value[], site: CallSite): string {
  const text = xmlText(node(target), !(isEnum(options) && (options.value & 1) !== 0));
  site.spend(text.length);
  return text;
}

function emptied(target: Value): null {
  container(target).nodes = [];
  return null;
}

const replaceNodes: Method = (target, args) => {
  emptied(target);
  for (const one of args) addContent(container(target), one);
  return null;
};

/** What elements, documents and other nodes have in common. */
export const nodeTables: readonly TypeMembers[] = [
  { name: saveOptions, base: 'System.Enum', statics: { properties: { None: saveOption('None', 0), DisableFormatting: saveOption('DisableFormatting', 1), OmitDuplicateNamespaces: saveOption('OmitDuplicateNamespaces', 2) } } },
  {
    name: `${space}XObject`,
    properties: {
      BaseUri: () => '',
      Document: documentOf,
      NodeType: (target) => enumNamed('System.Xml.XmlNodeType', nodeTypes.find(([, is]) => is(target))?.[0] ?? 'None') ?? null,
      Parent: (target) => {
        const parent = target instanceof XAttribute ? target.parent : node(target).parent;
        return parent instanceof XElement ? parent : null;
      },
    },
  },
  {
    name: `${space}XNode`,
    base: `${space}XObject`,
    properties: { NextNode: (target) => siblings(target, 1)[0] ?? null, PreviousNode: (target) => siblings(target, -1).at(-1) ?? null },
    methods: {
      AddAfterSelf: (target, args) => insert(target, args, 1),
      AddBeforeSelf: (target, args) => insert(target, args, 0),
      Ancestors: (target, args) => sequence(() => named(ancestors(target), args)),
      ElementsAfterSelf: (target, args) => sequence(() => named(elementsIn(siblings(target, 1)), args)),
      ElementsBeforeSelf: (target, args) => sequence(() => named(elementsIn(siblings(target, -1)), args)),
      NodesAfterSelf: (target) => sequence(() => siblings(target, 1)),
      NodesBeforeSelf: (target) => sequence(() => siblings(target, -1)),
      Remove: remove,
      ReplaceWith: (target, args) => insert(target, args, 1) ?? remove(target),
      ToString: write,
    },
    statics: { methods: { DeepEquals: ([a, b]) => xmlText(node(a)) === xmlText(node(b)) } },
    text: (target) => xmlText(node(target)),
  },
  {
    name: `${space}XContainer`,
    base: `${space}XNode`,
    properties: { FirstNode: (target) => container(target).nodes[0] ?? null, LastNode: (target) => container(target).nodes.at(-1) ?? null },
    methods: {
      Add: (target, args) => {
        for (const one of args) addContent(container(target), one);
        return null;
      },
      AddFirst: (target, args) => {
        const before = container(target).nodes;
        container(target).nodes = [];
        for (const one of args) addContent(container(target), one);
        container(target).nodes.push(...before);
        return null;
      },
      DescendantNodes: (target) => sequence(() => descendantNodes(container(target))),
      Descendants: (target, args) => sequence(() => named(descendants(container(target)), args)),
      Element: (target, args) => named(container(target).elements, args)[0] ?? null,
      Elements: (target, args) => sequence(() => named(container(target).elements, args)),
      Nodes: (target) => sequence(() => container(target).nodes),
      RemoveNodes: (target) => emptied(target),
      ReplaceNodes: replaceNodes,
    },
  },
  {
    name: `${space}XName`,
    properties: { LocalName: (target) => nameOf(target).local, Namespace: (target) => new XNamespace(nameOf(target).namespace), NamespaceName: (target) => nameOf(target).namespace },
    statics: { methods: { Get: (args) => (args.length > 1 ? new XName(textAt(args, 1, 'namespaceName'), textAt(args, 0, 'localName')) : nameOf(args[0])) } },
    text: (target) => nameOf(target).toString(),
    equals: (a, b) => nameOf(a).is(nameOf(b)),
    key: (value) => nameOf(value).toString(),
  },
];
