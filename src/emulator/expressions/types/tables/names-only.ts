/** Types whose members are not followed: those of assemblies that are allowed as a whole (System.Xml, System.Xml.Linq). */
export const namesOnly: Readonly<Record<string, string>> = {
  'System.Xml':
    'ConformanceLevel DtdProcessing EntityHandling NameTable NamespaceHandling NewLineHandling ReadState ValidationType WhitespaceHandling WriteState XmlAttribute XmlAttributeCollection XmlCDataSection XmlCharacterData XmlComment XmlConvert ' +
    'XmlDateTimeSerializationMode XmlDeclaration XmlDocument XmlDocumentFragment XmlDocumentType XmlElement XmlException XmlNameTable XmlNamedNodeMap XmlNamespaceManager XmlNode XmlNodeList XmlParserContext XmlProcessingInstruction XmlQualifiedName ' +
    'XmlReader XmlReaderSettings XmlSpace XmlText XmlTextReader XmlTextWriter XmlUrlResolver XmlWriter XmlWriterSettings',
  'System.Xml.Linq': 'Extensions LoadOptions ReaderOptions SaveOptions XNodeDocumentOrderComparer XNodeEqualityComparer XObjectChange XObjectChangeEventArgs XStreamingElement',
  'System.Xml.XPath': 'Extensions XPathDocument XPathExpression XPathNavigator XPathNodeIterator',
  'System.Xml.Schema': 'XmlSchema XmlSchemaSet XmlSchemaException',
  'System.Xml.Serialization': 'XmlSerializer',
  'System.Xml.Xsl': 'XslCompiledTransform XsltArgumentList',
};
