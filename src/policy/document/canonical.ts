import { UserError } from '../../model/user-error.ts';
import { escapeXml } from '../text/xml-entities.ts';
import { whiteEnd } from './characters.ts';
import type { PolicyDocument, PolicyElement, PolicyNode, PolicyText } from './document.ts';
import { readPolicyDocument } from './read.ts';
import { textValue } from './text-value.ts';

/**
 * One text for all documents that API Management keeps as the same: it indents again, ends lines with CRLF and drops
 * the XML declaration (recorded: policies of 2021-08-01 and 2024-05-01). What attributes, text and comments say, and
 * the order of everything, stay; expressions are the same as C# and with entities. Of a document that cannot be read,
 * the text with white space collapsed.
 */
export function canonical(text: string): string {
  const unix = text.replaceAll(/\r\n?/g, '\n');
  const document = readable(unix);
  return document === undefined ? unix.replaceAll(/\s+/g, ' ').trim() : joined(document);
}

function readable(text: string): PolicyDocument | undefined {
  try {
    return readPolicyDocument(text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function joined({ nodes }: PolicyDocument): string {
  const pieces: string[] = [];
  // White space beside text belongs to it: line ends stand elsewhere.
  let isBesideText = true;
  // Nodes and the closing tags behind their children; the last is next.
  const due: (PolicyNode | string)[] = said(nodes).toReversed();
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    const isText = typeof next === 'object' && (next.kind === 'text' || next.kind === 'cdata');
    if (!isBesideText && !isText) pieces.push('\n');
    isBesideText = isText;
    if (typeof next === 'string') pieces.push(next);
    else if (next.kind !== 'element') pieces.push(printedText(next));
    else {
      const children = said(next.children);
      pieces.push(printedTag(next, children.length === 0));
      if (children.length > 0) due.push(`</${next.name}>`);
      for (const child of children.toReversed()) due.push(child);
    }
  }
  return pieces.join('');
}

/** Without what the service writes as it likes. */
function said(nodes: readonly PolicyNode[]): PolicyNode[] {
  return nodes.filter((node) => node.kind !== 'instruction' && !(node.kind === 'text' && isBlank(node.text)));
}

function isBlank(text: string): boolean {
  return whiteEnd(text, text.startsWith('\uFEFF') ? 1 : 0) === text.length;
}

function printedTag({ attributes, name }: PolicyElement, isEmpty: boolean): string {
  const printed = attributes.map((attribute) => ` ${attribute.name}="${escapeXml(attribute.value)}"`);
  return `<${name}${printed.join('')}${isEmpty ? ' /' : ''}>`;
}

function printedText(node: PolicyText): string {
  switch (node.kind) {
    case 'comment':
      return `<!-- ${node.text.trim()} -->`;
    case 'cdata':
      return `<![CDATA[${node.text}]]>`;
    default:
      return escapeXml(textValue(node));
  }
}
