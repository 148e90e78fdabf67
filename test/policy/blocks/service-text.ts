import type { PolicyNode } from '../../../src/policy/document/document.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';

/** The document as the service answers it: tabs, CRLF, no declaration; tags, comments and texts as they were. */
export function serviceText(text: string): string {
  const document = readPolicyDocument(text);
  const tag = (start: number, end: number): string => document.text.slice(start, end);
  const print = (node: PolicyNode, depth: number): string => {
    if (node.kind !== 'element') return tag(node.start, node.end).replaceAll(/\r?\n/g, '\r\n');
    if (node.form === 'empty') return tag(node.start, node.end);
    const children = spoken(node.children);
    const [open, close] = [tag(node.start, node.inner.start), `</${node.name}>`];
    const isMixed = children.some(({ kind }) => kind === 'text' || kind === 'cdata');
    if (isMixed) return `${open}${children.map((child) => print(child, depth)).join('')}${close}`;
    return `${open}${children.map((child) => `\r\n${'\t'.repeat(depth + 1)}${print(child, depth + 1)}`).join('')}${children.length === 0 ? '' : `\r\n${'\t'.repeat(depth)}`}${close}`;
  };
  return spoken(document.nodes)
    .map((node) => print(node, 0))
    .join('\r\n');
}

function spoken(nodes: readonly PolicyNode[]): readonly PolicyNode[] {
  return nodes.filter((node) => node.kind !== 'instruction' && !(node.kind === 'text' && /^[\uFEFF \t\r\n]*$/.test(node.text)));
}
