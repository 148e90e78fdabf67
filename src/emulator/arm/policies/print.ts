import { isExpression } from './document.ts';
import type { PolicyAttribute, PolicyDocument, PolicyElement, PolicyNode } from './document.ts';
import type { PolicyFormat } from './reader.ts';

/**
 * The text that the service answers: tabs, CRLF, no declaration; attributes, quotes, comments and the order of
 * sections as they were (arm-behaviour 33). `rawxml` leaves expressions unescaped.
 */
export function printPolicyDocument(document: PolicyDocument, format: PolicyFormat): string {
  return document.nodes.map((node) => printNode(node, 0, format)).join('\r\n');
}

function printNode(node: PolicyNode, depth: number, format: PolicyFormat): string {
  return node.kind === 'element' ? printElement(node, depth, format) : printText(node, format);
}

function printElement(element: PolicyElement, depth: number, format: PolicyFormat): string {
  const head = `<${element.name}${element.attributes.map((attribute) => printAttribute(attribute, format)).join('')}`;
  if (element.form === 'empty') return `${head} />`;
  if (element.children.length === 0) return `${head}></${element.name}>`;
  const mixed = element.children.some((child) => child.kind === 'text' || child.kind === 'cdata');
  if (mixed) return `${head}>${element.children.map((child) => printNode(child, depth, format)).join('')}</${element.name}>`;
  const indent = `\r\n${'\t'.repeat(depth + 1)}`;
  return `${head}>${element.children.map((child) => indent + printNode(child, depth + 1, format)).join('')}\r\n${'\t'.repeat(depth)}</${element.name}>`;
}

function printAttribute({ name, value, quote }: PolicyAttribute, format: PolicyFormat): string {
  const raw = format === 'rawxml' && isExpression(value);
  return ` ${name}=${quote}${raw ? value : escapedAttribute(value, quote)}${quote}`;
}

function escapedAttribute(value: string, quote: '"' | "'"): string {
  const escaped = escapedText(value).replaceAll('\r', '&#xD;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');
  return quote === '"' ? escaped.replaceAll('"', '&quot;') : escaped.replaceAll("'", '&apos;');
}

function printText(node: Exclude<PolicyNode, PolicyElement>, format: PolicyFormat): string {
  const text = node.text.replaceAll(/\r?\n/g, '\r\n');
  switch (node.kind) {
    case 'comment':
      return `<!--${text}-->`;
    case 'cdata':
      return `<![CDATA[${text}]]>`;
    case 'text':
      return format === 'rawxml' && isExpression(text) ? text : escapedText(text);
  }
}

function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
