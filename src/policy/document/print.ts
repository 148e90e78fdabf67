import type { PolicyAttribute, PolicyDocument, PolicyElement, PolicyNode, PolicyText } from './document.ts';

interface Printing {
  readonly siblings: readonly PolicyNode[];
  /** Which of them is next. */
  index: number;
  /** What follows the last. */
  readonly close: string;
}

/** The text of a document from its nodes; of the text that was read, it takes the white space inside tags alone. */
export function printPolicyDocument({ nodes, text }: PolicyDocument): string {
  let printed = '';
  const open: Printing[] = [{ siblings: nodes, index: 0, close: '' }];
  for (let here = open.at(-1); here !== undefined; here = open.at(-1)) {
    const node = here.siblings[here.index];
    here.index += 1;
    if (node === undefined) {
      printed += here.close;
      open.pop();
    } else if (node.kind === 'element') {
      printed += openTag(text, node);
      if (node.form === 'pair') open.push({ siblings: node.children, index: 0, close: closeTag(text, node) });
    } else printed += printedText(node);
  }
  return printed;
}

function openTag(text: string, element: PolicyElement): string {
  let printed = `<${element.name}`;
  let at = element.start + printed.length;
  for (const attribute of element.attributes) {
    printed += text.slice(at, attribute.start) + printedAttribute(text, attribute);
    at = attribute.end;
  }
  const end = element.form === 'empty' ? '/>' : '>';
  return printed + text.slice(at, element.inner.start - end.length) + end;
}

function printedAttribute(text: string, { end, name, quote, raw, start }: PolicyAttribute): string {
  const equals = text.slice(start + name.length, end - raw.length - 2);
  return name + equals + quote + raw + quote;
}

function closeTag(text: string, { end, inner, name }: PolicyElement): string {
  return `</${name}${text.slice(inner.end + 2 + name.length, end - 1)}>`;
}

function printedText({ kind, text }: PolicyText): string {
  switch (kind) {
    case 'text':
      return text;
    case 'cdata':
      return `<![CDATA[${text}]]>`;
    case 'comment':
      return `<!--${text}-->`;
    case 'instruction':
      return `<?${text}?>`;
  }
}
