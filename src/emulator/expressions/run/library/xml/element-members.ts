import type { ExtensionMembers, TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { noOverload, textAt } from '../arguments.ts';
import { itemsOf, textOf } from '../of-value.ts';
import { XAttribute, XComment, XDeclaration, XDocument, XElement, XName, XNamespace, XProcessingInstruction, XText, addAttribute, space, xmlNamespace, xmlns } from './nodes.ts';
import { xmlCasts } from './xml-casts.ts';
import { addContent, xmlValue } from './xml-content.ts';
import { ancestors, container, descendants, isNode, nameOf, named, sequence } from './xml-members.ts';
import { readXml } from './xml-reader.ts';

function element(value: Value | undefined): XElement {
  if (!(value instanceof XElement)) throw noOverload('an XElement as', [value ?? null]);
  return value;
}

function attribute(value: Value | undefined): XAttribute {
  if (!(value instanceof XAttribute)) throw noOverload('an XAttribute as', [value ?? null]);
  return value;
}

function setValue(target: Value, value: Value): void {
  if (target instanceof XAttribute) target.value = xmlValue(value);
  else {
    element(target).nodes = [];
    addContent(element(target), xmlValue(value));
  }
}

/** Null takes it away. */
function setAttribute(target: XElement, name: XName, value: Value): null {
  const found = target.attribute(name);
  if (value === null) target.attributes = target.attributes.filter((one) => one !== found);
  else if (found) found.value = xmlValue(value);
  else addAttribute(target, new XAttribute(name, xmlValue(value)));
  return null;
}

function setElement(target: XElement, name: XName, value: Value): null {
  const found = target.elements.find((one) => one.name.is(name));
  if (value === null) target.nodes = target.nodes.filter((one) => one !== found);
  else if (found) setValue(found, value);
  else {
    const made = new XElement(name);
    setValue(made, value);
    addContent(target, made);
  }
  return null;
}

const attributesOf = (target: XElement, args: readonly Value[]): readonly XAttribute[] => target.attributes.filter((one) => args.length === 0 || one.name.is(nameOf(args[0])));

/** The namespace that a prefix stands for at an element. */
function namespaceOf(target: XElement, prefix: string): XNamespace | null {
  for (const one of [target, ...ancestors(target)]) {
    const found = one.attribute(prefix === '' ? new XName('', 'xmlns') : new XName(xmlns, prefix));
    if (found) return new XNamespace(found.value);
  }
  return prefix === '' ? new XNamespace('') : null;
}

const parse = (text: Value | undefined, spend: (units: number) => void): XDocument => {
  const source = textAt([text ?? null], 0, 'text');
  spend(source.length * 2);
  return readXml(source);
};

const elementType: TypeMembers = {
  name: `${space}XElement`,
  base: `${space}XContainer`,
  properties: {
    FirstAttribute: (target) => element(target).attributes[0] ?? null,
    HasAttributes: (target) => element(target).attributes.length > 0,
    HasElements: (target) => element(target).elements.length > 0,
    IsEmpty: (target) => element(target).nodes.length === 0 && !element(target).hasEndTag,
    LastAttribute: (target) => element(target).attributes.at(-1) ?? null,
    Name: (target) => element(target).name,
    Value: (target) => element(target).text,
  },
  setters: { Name: (target, value) => void (element(target).name = nameOf(value)), Value: setValue },
  methods: {
    AncestorsAndSelf: (target, args) => sequence(() => named([element(target), ...ancestors(target)], args)),
    Attribute: (target, args) => element(target).attribute(nameOf(args[0])) ?? null,
    Attributes: (target, args) => sequence(() => attributesOf(element(target), args)),
    DescendantsAndSelf: (target, args) => sequence(() => named([element(target), ...descendants(element(target))], args)),
    GetDefaultNamespace: (target) => namespaceOf(element(target), ''),
    GetNamespaceOfPrefix: (target, args) => namespaceOf(element(target), textAt(args, 0, 'prefix')),
    ReplaceAll: (target, args) => {
      element(target).attributes = [];
      element(target).nodes = [];
      for (const one of args) addContent(element(target), one);
      return null;
    },
    ReplaceAttributes: (target, args) => {
      element(target).attributes = [];
      for (const one of args) addContent(element(target), one);
      return null;
    },
    RemoveAll: (target) => {
      element(target).attributes = [];
      element(target).nodes = [];
      return null;
    },
    RemoveAttributes: (target) => {
      element(target).attributes = [];
      return null;
    },
    SetAttributeValue: (target, [name, value = null]) => setAttribute(element(target), nameOf(name), value),
    SetElementValue: (target, [name, value = null]) => setElement(element(target), nameOf(name), value),
    SetValue: (target, [value = null]) => {
      setValue(target, value);
      return null;
    },
  },
  statics: { methods: { Parse: (args, site) => parse(args[0], (units) => site.spend(units)).root ?? null } },
  construct: ([name, ...content]) => {
    const made = new XElement(name instanceof XElement ? name.name : nameOf(name));
    for (const one of name instanceof XElement ? [...name.attributes, ...name.nodes] : content) addContent(made, one);
    return made;
  },
  get convert() {
    return xmlCasts;
  },
};

const documentType: TypeMembers = {
  name: `${space}XDocument`,
  base: `${space}XContainer`,
  properties: { Declaration: (target) => (container(target) as XDocument).declaration ?? null, DocumentType: () => null, Root: (target) => (container(target) as XDocument).root ?? null },
  statics: { methods: { Parse: (args, site) => parse(args[0], (units) => site.spend(units)) } },
  construct: (args) => {
    const made = new XDocument();
    for (const one of args) addContent(made, one);
    return made;
  },
};

const attributeType: TypeMembers = {
  name: `${space}XAttribute`,
  base: `${space}XObject`,
  properties: {
    IsNamespaceDeclaration: (target) => attribute(target).isDeclaration,
    Name: (target) => attribute(target).name,
    NextAttribute: (target) => besides(target, 1),
    PreviousAttribute: (target) => besides(target, -1),
    Value: (target) => attribute(target).value,
  },
  setters: { Value: setValue },
  methods: {
    Remove: (target) => {
      const { parent } = attribute(target);
      if (parent) parent.attributes = parent.attributes.filter((one) => one !== target);
      return null;
    },
    SetValue: (target, [value = null]) => {
      setValue(target, value);
      return null;
    },
  },
  construct: ([name, value = null]) => new XAttribute(nameOf(name), xmlValue(value)),
  text: (target) => `${attribute(target).name.toString()}="${attribute(target).value}"`,
  get convert() {
    return xmlCasts;
  },
};

function besides(target: Value, step: number): XAttribute | null {
  const all = attribute(target).parent?.attributes ?? [];
  return all[all.indexOf(attribute(target)) + step] ?? null;
}

const uri = (target: Value): string => (target instanceof XNamespace ? target.uri : '');

/** `text` of what holds one string. */
const held = (target: Value): string => (target instanceof XText || target instanceof XComment ? target.value : '');
const setHeld = (target: Value, value: Value): void => {
  if (target instanceof XText || target instanceof XComment) target.value = textOf(value);
};
const textTable = (name: string, base: string, make: (text: string) => XText | XComment): TypeMembers => ({ name: space + name, base: space + base, properties: { Value: held }, setters: { Value: setHeld }, construct: ([text = null]) => make(textOf(text)) });

const instruction = (target: Value): XProcessingInstruction | undefined => (target instanceof XProcessingInstruction ? target : undefined);
const declaration = (target: Value): XDeclaration | undefined => (target instanceof XDeclaration ? target : undefined);

export const xmlTables: readonly TypeMembers[] = [
  elementType,
  documentType,
  attributeType,
  textTable('XText', 'XNode', (text) => new XText(text)),
  textTable('XCData', 'XText', (text) => new XText(text, true)),
  textTable('XComment', 'XNode', (text) => new XComment(text)),
  { name: `${space}XProcessingInstruction`, base: `${space}XNode`, properties: { Data: (target) => instruction(target)?.data ?? '', Target: (target) => instruction(target)?.target ?? '' }, construct: (args) => new XProcessingInstruction(textAt(args, 0, 'target'), textAt(args, 1, 'data')) },
  {
    name: `${space}XDeclaration`,
    properties: { Encoding: (target) => declaration(target)?.encoding ?? null, Standalone: (target) => declaration(target)?.standalone ?? null, Version: (target) => declaration(target)?.version ?? null },
    construct: (args) => {
      const [version, encoding, standalone] = args.map((one) => (one === null ? undefined : textOf(one)));
      return new XDeclaration(version, encoding, standalone);
    },
  },
  {
    name: `${space}XNamespace`,
    properties: { NamespaceName: uri },
    methods: { GetName: (target, args) => new XName(uri(target), textAt(args, 0, 'localName')) },
    statics: { properties: { None: () => new XNamespace(''), Xml: () => new XNamespace(xmlNamespace), Xmlns: () => new XNamespace(xmlns) }, methods: { Get: (args) => new XNamespace(textAt(args, 0, 'namespaceName')) } },
    text: uri,
    equals: (a, b) => uri(a) === uri(b),
    key: uri,
    operators: { '+': (a, b) => (a instanceof XNamespace && typeof b === 'string' ? new XName(a.uri, b) : undefined) },
  },
];

const nodesIn = (target: Value): readonly Value[] => [...(itemsOf(target) ?? [])];

/** What LINQ to XML adds to sequences of elements, nodes and attributes. */
export const xmlExtensions: ExtensionMembers = {
  on: (target) => {
    const [first] = itemsOf(target) ?? [];
    return isNode(first) || first instanceof XAttribute;
  },
  methods: {
    Ancestors: (target, args) => sequence(() => nodesIn(target).flatMap((one) => named(ancestors(one), args))),
    AncestorsAndSelf: (target, args) => sequence(() => nodesIn(target).flatMap((one) => named([element(one), ...ancestors(one)], args))),
    Attributes: (target, args) => sequence(() => nodesIn(target).flatMap((one) => attributesOf(element(one), args))),
    Descendants: (target, args) => sequence(() => nodesIn(target).flatMap((one) => named(descendants(container(one)), args))),
    DescendantsAndSelf: (target, args) => sequence(() => nodesIn(target).flatMap((one) => named([element(one), ...descendants(element(one))], args))),
    Elements: (target, args) => sequence(() => nodesIn(target).flatMap((one) => named(container(one).elements, args))),
    Nodes: (target) => sequence(() => nodesIn(target).flatMap((one) => container(one).nodes)),
    Remove: (target, _, site) => {
      for (const one of nodesIn(target)) {
        if (one instanceof XAttribute) attributeType.methods?.Remove?.(one, [], site);
        else if (isNode(one) && one.parent) one.parent.nodes = one.parent.nodes.filter((each) => each !== one);
      }
      return null;
    },
  },
};
