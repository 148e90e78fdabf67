import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { XmlNode } from '../../../../src/emulator/gateway/xml/document.ts';
import { escapeAttribute, escapeText } from '../../../../src/emulator/gateway/xml/entities.ts';
import { XmlFault, readXml } from '../../../../src/emulator/gateway/xml/read-xml.ts';

const faults: readonly (readonly [statement: string, text: string, message: string])[] = [
  ['nothing', '', 'There has to be one root element.'],
  ['a comment only', '<!--a-->', 'There has to be one root element.'],
  ['two roots', '<a/><b/>', 'There has to be one root element.'],
  ['text around the root', '<a/>b', 'Text outside of the root element at character 5.'],
  ['CDATA around the root', '<![CDATA[a]]><a/>', 'Text outside of the root element at character 1.'],
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'A document type definition is not taken.'],
  ['an element that is not closed', '<a><b></b>', "The element 'a' is not closed."],
  ['elements that cross', '<a><b></a></b>', "The element 'b' ends with 'a'."],
  ['a tag that does not end', '<a', "A name is expected at character 3."],
  ['a name that begins with a digit', '<1/>', 'A name is expected at character 2.'],
  ['an attribute without a value', '<a b/>', "'=' is expected at character 5."],
  ['an attribute without quotes', '<a b=c/>', "The value of the attribute 'b' has no quotes."],
  ['an attribute with an angle', '<a b="<"/>', "'<' in the attribute 'b'."],
  ['an attribute twice', '<a b="1" b="2"/>', "'b' is a duplicate attribute name."],
  ['a lone ampersand', '<a>b & c</a>', "'&' that begins no entity."],
  ['an unknown entity', '<a>&nbsp;</a>', "'&' that begins no entity."],
  ['a character that XML does not have', '<a>&#0;</a>', "'&' that begins no entity."],
  ['half of a pair', '<a>&#xD800;</a>', "'&' that begins no entity."],
  ['a comment that does not end', '<a><!-- </a>', "'-->' is missing."],
  ['elements nested too deep', `${'<a>'.repeat(600)}${'</a>'.repeat(600)}`, 'Elements are nested deeper than 512.'],
];

const name = fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,5}$/);
const text = fc.stringMatching(/^[a-z <>&"'\n]{1,8}$/);
const { element } = fc.letrec<{ element: XmlNode; child: XmlNode }>((tie) => ({
  element: fc
    .record({ name, attributes: fc.uniqueArray(fc.tuple(name, text.map((value) => value.replaceAll('\n', ' '))), { selector: ([key]) => key, maxLength: 3 }), children: fc.array(tie('child'), { maxLength: 3 }) })
    .map((made): XmlNode => ({ kind: 'element', ...made, empty: made.children.length === 0 })),
  child: fc.oneof({ maxDepth: 3 }, fc.constant<XmlNode>({ kind: 'comment', text: ' c ' }), tie('element')),
}));

function print(node: XmlNode): string {
  if (node.kind === 'comment') return `<!--${node.text}-->`;
  if (node.kind !== 'element') return escapeText(node.text);
  const attributes = node.attributes.map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join('');
  return node.empty ? `<${node.name}${attributes}/>` : `<${node.name}${attributes}>${node.children.map(print).join('')}</${node.name}>`;
}

describe('an XML document', () => {
  it('is read with its declaration, without processing instructions', () => {
    expect(readXml('\uFEFF<?xml version="1.0" encoding=\'utf-8\'?>\n<?style a?><a  b = "1\t2"\n>x\r\ny<?p?></a >')).toEqual({
      declaration: [['version', '1.0'], ['encoding', 'utf-8']],
      nodes: [{ kind: 'element', name: 'a', attributes: [['b', '1 2']], children: [{ kind: 'text', text: 'x\ny' }], empty: false }],
    });
  });

  it.each(faults)('is refused for %s', (_, document, message) => {
    expect(() => readXml(document)).toThrow(new XmlFault(message));
  });

  it('is read as it was written', () => {
    fc.assert(fc.property(element, (root) => {
        expect(readXml(print(root)).nodes).toEqual([root]);
      }), { seed: 6, numRuns: 100 });
  });

  it('is either read or refused, whatever it is', () => {
    const bits = fc.array(fc.constantFrom('<a', '>', '/>', '</a>', ' b="', '"', '&amp;', '&', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', 'x', ' '), { maxLength: 12 });
    const read = (parts: readonly string[]): boolean => {
      try {
        return readXml(parts.join('')).nodes.length > 0;
      } catch (error) {
        return error instanceof XmlFault;
      }
    };
    expect(() => fc.assert(fc.property(bits, read), { seed: 6, numRuns: 500 })).not.toThrow();
  });
});
