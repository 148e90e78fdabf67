import type { PolicyElement, PolicyNode } from '../../arm/policies/document.ts';
import { escapeAttribute, escapeText } from '../xml/entities.ts';
import { textWithin } from './content-text.ts';

/** What stands between the tags of set-body as text: XML as XML, text as it was meant. */
export function innerText(element: PolicyElement): string {
  return hasElements(element) ? element.children.map(print).join('') : textWithin(element);
}

export function hasElements(element: PolicyElement): boolean {
  return element.children.some(({ kind }) => kind === 'element');
}

function print(node: PolicyNode): string {
  switch (node.kind) {
    case 'comment':
      return `<!--${node.text}-->`;
    case 'cdata':
      return `<![CDATA[${node.text}]]>`;
    case 'text':
      return escapeText(node.text);
    case 'element': {
      const attributes = node.attributes.map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`).join('');
      return node.form === 'empty' ? `<${node.name}${attributes} />` : `<${node.name}${attributes}>${node.children.map(print).join('')}</${node.name}>`;
    }
  }
}
