import { escapeXml, unescapeXml } from './text.ts';
import { tokens, type Token } from './tokens.ts';

/**
 * One text for all documents that API Management keeps as the same: it indents again, ends lines with CRLF and drops
 * the XML declaration (recorded: policies of 2021-08-01 and 2024-05-01). What attributes, text and comments say, and
 * the order of everything, stay.
 */
export function canonical(document: string): string {
  const unix = document.replaceAll(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  const found = tokens(unix);
  return found === undefined ? unix.trim() : joined(found);
}

function joined(found: readonly Token[]): string {
  let text = '';
  const kept = found.filter((token) => !(token.type === 'text' && token.text.trim() === '') && token.type !== 'instruction');
  kept.forEach((token, index) => {
    const next = kept[index + 1];
    const before = kept[index - 1];
    const folds = token.type === 'open' && next?.type === 'close';
    const folded = token.type === 'close' && before?.type === 'open';
    const apart = before !== undefined && !isText(before) && !isText(token);
    if (!folded) text += `${apart ? '\n' : ''}${printed(token, folds)}`;
  });
  return text;
}

/** White space beside text belongs to it. */
function isText({ type }: Token): boolean {
  return type === 'text' || type === 'cdata';
}

function printed(token: Token, folds: boolean): string {
  switch (token.type) {
    case 'open':
    case 'empty': {
      const attributes = token.attributes.map(({ name, value }) => ` ${name}="${escapeXml(unescapeXml(value))}"`).join('');
      return `<${token.name}${attributes}${folds || token.type === 'empty' ? ' /' : ''}>`;
    }
    case 'close':
      return `</${token.name}>`;
    case 'comment':
      return `<!-- ${token.text.trim()} -->`;
    case 'cdata':
      return `<![CDATA[${token.text}]]>`;
    case 'text':
      return escapeXml(unescapeXml(token.text));
    case 'instruction':
      return '';
  }
}
