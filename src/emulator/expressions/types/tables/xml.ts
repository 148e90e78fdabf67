import type { ExtensionSource, TypeSource } from './type-source.ts';

const linq = 'System.Xml.Linq.';

/** LINQ to XML. All of System.Xml is allowed; of what is not followed here only the names are known. */
export const xml: readonly TypeSource[] = [
  { name: `${linq}XObject`, members: { XDocument: 'Document', XElement: 'Parent', 'System.Xml.XmlNodeType': 'NodeType', string: 'BaseUri' } },
  { name: `${linq}XNode`, extends: 'XObject', statics: { '() XNode': 'ReadFrom', '() bool': 'DeepEquals' }, members: { XNode: 'NextNode PreviousNode', '() void': 'AddAfterSelf AddBeforeSelf Remove ReplaceWith WriteTo', '() IEnumerable<XElement>': 'Ancestors ElementsAfterSelf ElementsBeforeSelf', '() IEnumerable<XNode>': 'NodesAfterSelf NodesBeforeSelf', '() string': 'ToString' } },
  { name: `${linq}XContainer`, extends: 'XNode', members: { XNode: 'FirstNode LastNode', '() void': 'Add AddFirst RemoveNodes ReplaceNodes', '() XElement': 'Element', '() IEnumerable<XElement>': 'Descendants Elements', '() IEnumerable<XNode>': 'DescendantNodes Nodes' } },
  {
    name: `${linq}XElement`,
    extends: 'XContainer',
    statics: { '() XElement': 'Load Parse', '?': 'EmptySequence' },
    members: { XName: 'Name', string: 'Value', bool: 'HasAttributes HasElements IsEmpty', XAttribute: 'FirstAttribute LastAttribute', '() XAttribute': 'Attribute', '() IEnumerable<XAttribute>': 'Attributes', '() IEnumerable<XElement>': 'AncestorsAndSelf DescendantsAndSelf', '() void': 'RemoveAll RemoveAttributes ReplaceAll ReplaceAttributes Save SetAttributeValue SetElementValue SetValue', '() XNamespace': 'GetDefaultNamespace GetNamespaceOfPrefix', '() string': 'GetPrefixOfNamespace' },
  },
  { name: `${linq}XDocument`, extends: 'XContainer', statics: { '() XDocument': 'Load Parse' }, members: { XElement: 'Root', XDeclaration: 'Declaration', XDocumentType: 'DocumentType', '() void': 'Save' }, allowed: { except: 'Load' } },
  { name: `${linq}XAttribute`, extends: 'XObject', members: { XName: 'Name', string: 'Value', bool: 'IsNamespaceDeclaration', XAttribute: 'NextAttribute PreviousAttribute', '() void': 'Remove SetValue' } },
  { name: `${linq}XName`, statics: { '() XName': 'Get' }, members: { string: 'LocalName NamespaceName', XNamespace: 'Namespace' } },
  { name: `${linq}XNamespace`, statics: { XNamespace: 'None Xml Xmlns', '() XNamespace': 'Get' }, members: { string: 'NamespaceName', '() XName': 'GetName' } },
  { name: `${linq}XText`, extends: 'XNode', members: { string: 'Value' } },
  { name: `${linq}XCData`, extends: 'XText' },
  { name: `${linq}XComment`, extends: 'XNode', members: { string: 'Value' } },
  { name: `${linq}XProcessingInstruction`, extends: 'XNode', members: { string: 'Data Target' } },
  { name: `${linq}XDocumentType`, extends: 'XNode', members: { string: 'InternalSubset Name PublicId SystemId' } },
  { name: `${linq}XDeclaration`, members: { string: 'Encoding Standalone Version' } },
  { name: 'System.Xml.XmlNodeType', values: 'None Element Attribute Text CDATA EntityReference Entity ProcessingInstruction Comment Document DocumentType DocumentFragment Notation Whitespace SignificantWhitespace EndElement EndEntity XmlDeclaration' },
];

export const xmlExtensions: readonly ExtensionSource[] = [
  { owner: `${linq}Extensions`, on: 'IEnumerable<XNode>', methods: { '() IEnumerable<XElement>': 'Ancestors InDocumentOrder', '() void': 'Remove' } },
  { owner: `${linq}Extensions`, on: 'IEnumerable<XContainer>', methods: { '() IEnumerable<XElement>': 'Descendants Elements', '() IEnumerable<XNode>': 'DescendantNodes Nodes' } },
  { owner: `${linq}Extensions`, on: 'IEnumerable<XElement>', methods: { '() IEnumerable<XAttribute>': 'Attributes', '() IEnumerable<XElement>': 'AncestorsAndSelf DescendantsAndSelf' } },
  { owner: `${linq}Extensions`, on: 'IEnumerable<XAttribute>', methods: { '() void': 'Remove' } },
];
