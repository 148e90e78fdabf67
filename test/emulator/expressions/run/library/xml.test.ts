import { describe, expect, it } from 'vitest';
import { result } from './evaluate.ts';

describe('LINQ to XML in expressions', () => {
  it.each([
    ['(int)XElement.Parse("<a><b>5</b></a>").Element("b")', '5'],
    [`(string)XElement.Parse("<a x='y'/>").Attribute("x")`, '"y"'],
    [`@{ XNamespace ns = "urn:x"; return XDocument.Parse("<a xmlns='urn:x'><b>1</b></a>").Root.Element(ns + "b").Value; }`, '"1"'],
    ['@{ XNamespace ns = "urn:x"; return new XElement(ns + "a", new XElement(ns + "b", 1)).ToString(); }', String.raw`"<a xmlns=\"urn:x\">\r\n  <b>1</b>\r\n</a>"`],
    ['XDocument.Parse("")', 'XmlException: Root element is missing. Line 1, position 1.'],
    ['XDocument.Parse("<a>")', 'XmlException: Unexpected end of file has occurred. The following elements are not closed: a. Line 1, position 4.'],
    [`XDocument.Parse("<a><b x='1'>t</b><b/></a>").Root.Elements("b").Count()`, '2'],
    ['XDocument.Parse("<a><b></a>")', `XmlException: The 'b' start tag on line 1 position 5 does not match the end tag of 'a'. Line 1, position 9.`],
    ['XDocument.Parse("x")', 'XmlException: Data at the root level is invalid. Line 1, position 1.'],
    [`XElement.Parse("<a xmlns='urn:x'><b>1</b></a>").Descendants().First().Name.LocalName`, '"b"'],
    ['XElement.Parse("<a>&lt;&#65;<![CDATA[<x>]]></a>").Value', '"<A<x>"'],
    [String.raw`XElement.Parse("<a>\n  <b>1</b>\n</a>").ToString()`, String.raw`"<a>\r\n  <b>1</b>\r\n</a>"`],
    ['new XDocument(new XElement("r", new List<XElement>{ new XElement("i", 1), new XElement("i", true) })).ToString(SaveOptions.DisableFormatting)', '"<r><i>1</i><i>true</i></r>"'],
    ['new XElement("a", new XAttribute("x", 1), new XElement("b", "t<")).ToString()', String.raw`"<a x=\"1\">\r\n  <b>t&lt;</b>\r\n</a>"`],
    [String.raw`XDocument.Parse("<?xml version=\"1.0\" encoding=\"utf-8\"?><a/>").Declaration.Encoding`, '"utf-8"'],
    ['XDocument.Parse("<a/>").ToString()', '"<a />"'],
    ['XElement.Parse("<a><b/><c>1</c></a>").Element("d") == null', 'true'],
    [`XElement.Parse("<a><b i='1'/><b i='2'/></a>").Elements("b").Where(e => (int)e.Attribute("i") > 1).Count()`, '1'],
    ['XElement.Parse("<a><b><c>1</c></b><c>2</c></a>").Descendants("c").Select(e => e.Value).ToArray()', '["1", "2"]'],
    [`@{ var e = XElement.Parse("<a x='1'><b>1</b></a>"); e.SetAttributeValue("x", null); e.SetElementValue("b", 2); e.Add(new XComment("c")); e.Element("b").AddAfterSelf(new XElement("d")); return e.ToString(SaveOptions.DisableFormatting); }`, '"<a><b>2</b><d /><!--c--></a>"'],
    ['@{ var e = XElement.Parse("<a><b/><c/></a>"); e.Elements("b").Remove(); e.Element("c").ReplaceWith(new XElement("z", "1")); return e.ToString(SaveOptions.DisableFormatting); }', '"<a><z>1</z></a>"'],
    [`XElement.Parse("<p:a xmlns:p='urn:p'><p:b/></p:a>").ToString(SaveOptions.DisableFormatting)`, String.raw`"<p:a xmlns:p=\"urn:p\"><p:b /></p:a>"`],
    [`XElement.Parse("<p:a xmlns:p='urn:p' p:x='1'/>").Name.ToString()`, '"{urn:p}a"'],
    ['XElement.Parse("<a>x &amp; &quot;</a>").ToString()', String.raw`"<a>x &amp; \"</a>"`],
    [`XElement.Parse("<a b='&lt;&#10;'/>").ToString()`, String.raw`"<a b=\"&lt;&#xA;\" />"`],
    ['XElement.Parse("<a>1<b/>2</a>").ToString()', '"<a>1<b />2</a>"'],
    ['XElement.Parse("<q:a/>")', `XmlException: 'q' is an undeclared prefix. Line 1, position 5.`],
    [`XElement.Parse("<a b='1' b='2'/>")`, `XmlException: 'b' is a duplicate attribute name. Line 1, position 15.`],
    ['XElement.Parse("<a>&nope;</a>")', `XmlException: Reference to undeclared entity 'nope'. Line 1, position 10.`],
    ['XElement.Parse("<a/><b/>")', 'XmlException: Data at the root level is invalid. Line 1, position 5.'],
    [`XDocument.Parse("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")`, 'NotHere: The local Azure does not support document types in XML.'],
    ['XElement.Parse("<a><b>t</b></a>").Element("b").Parent.Name.LocalName', '"a"'],
    ['XElement.Parse("<a><b/>t</a>").Nodes().Count()', '2'],
    ['XElement.Parse("<a><b/></a>").Element("b").IsEmpty', 'true'],
    ['(bool)new XElement("a", true)', 'true'],
    ['(int)new XElement("a", "x")', 'FormatException: Input string was not in a correct format.'],
    ['new XElement("a", 1.5, true, null, "x").Value', '"1.5truex"'],
    ['XName.Get("{urn:x}a").NamespaceName', '"urn:x"'],
    ['new XDeclaration("1.0", "utf-8", null).Version', '"1.0"'],
  ])('%s is %s', (expression, expected) => {
    expect(result(expression)).toBe(expected);
  });
});
