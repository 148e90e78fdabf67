import { Cursor, forbiddenCharacter } from './cursor.ts';
import type { PolicyAttribute, PolicyDocument, PolicyElement, PolicyNode } from './document.ts';
import { readExpression } from './expression.ts';

export type PolicyFormat = 'xml' | 'rawxml';

const namePattern = /[A-Za-z_][\w.:-]*/;

/** Our own limit; what the service's is, nobody has seen. */
const maxDepth = 200;

/** Reads a document; `rawxml` takes expressions verbatim, `xml` has to be well-formed. Faults are ValidationErrors with line and position. */
export function readPolicyDocument(text: string, format: PolicyFormat): PolicyDocument {
  const cursor = new Cursor(text);
  const forbidden = forbiddenCharacter.exec(text);
  if (forbidden) throw cursor.fault(`'${forbidden[0]}', hexadecimal value 0x${forbidden[0].charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}, is an invalid character.`, forbidden.index);
  const nodes = readNodes(cursor, format, []);
  const roots = nodes.filter((node) => node.kind === 'element');
  if (nodes.some((node) => node.kind === 'text' || node.kind === 'cdata')) throw cursor.fault('Data at the root level is invalid.', 0);
  const [root] = roots;
  if (!root) throw cursor.fault('Root element is missing.', 0);
  if (roots[1]) throw cursor.fault('There are multiple root elements.', 0);
  return { nodes, root };
}

/** Up to the end tag of the innermost open element, or the end of the text. */
function readNodes(cursor: Cursor, format: PolicyFormat, open: readonly string[]): readonly PolicyNode[] {
  const nodes: PolicyNode[] = [];
  while (!cursor.done && !cursor.startsWith('</')) {
    if (cursor.startsWith('<!--')) nodes.push(readComment(cursor));
    else if (cursor.startsWith('<![CDATA[')) nodes.push(readCData(cursor));
    else if (cursor.startsWith('<?')) cursor.until('?>', 'a processing instruction');
    else if (cursor.startsWith('<!')) throw cursor.fault('For security reasons DTD is prohibited in this XML document.');
    else if (cursor.startsWith('<')) nodes.push(readElement(cursor, format, open));
    else nodes.push(...readText(cursor, format));
  }
  return nodes;
}

function readComment(cursor: Cursor): PolicyNode {
  const start = cursor.at;
  cursor.at += 4;
  const text = cursor.until('-->', 'a comment');
  if (text.includes('--') || text.endsWith('-')) throw cursor.fault("An XML comment cannot contain '--', and '-' cannot be the last character.", start);
  return { kind: 'comment', text };
}

function readCData(cursor: Cursor): PolicyNode {
  cursor.at += '<![CDATA['.length;
  return { kind: 'cdata', text: cursor.until(']]>', 'CDATA') };
}

/** White space alone is dropped: that of XML, which a BOM is not. */
function readText(cursor: Cursor, format: PolicyFormat): readonly PolicyNode[] {
  let text = '';
  while (!cursor.done && !cursor.startsWith('<')) {
    const atExpression = format === 'rawxml' && text.trim() === '' && (cursor.startsWith('@(') || cursor.startsWith('@{'));
    text += atExpression ? expressionAt(cursor) : cursor.character(false);
  }
  return /^[ \t\r\n]*$/.test(text) ? [] : [{ kind: 'text', text }];
}

/** Faults name the place where it begins. */
function expressionAt(cursor: Cursor): string {
  const { at } = cursor;
  return readExpression(cursor, (reason) => cursor.fault(reason, at));
}

function readElement(cursor: Cursor, format: PolicyFormat, open: readonly string[]): PolicyElement {
  if (open.length > maxDepth) throw cursor.fault('The document is nested too deep.');
  cursor.at += 1;
  const start = cursor.at;
  const { line, column } = cursor.position();
  const name = cursor.match(namePattern);
  if (name === '') throw cursor.fault(`Name cannot begin with the '${cursor.text.charAt(cursor.at)}' character.`);
  const attributes = readAttributes(cursor, format);
  if (cursor.startsWith('/>')) {
    cursor.at += 2;
    return { kind: 'element', name, attributes, children: [], form: 'empty', line, column };
  }
  if (!cursor.startsWith('>')) throw cursor.fault(`'${cursor.text.charAt(cursor.at)}' is an unexpected token. The expected token is '>'.`);
  cursor.at += 1;
  const children = readNodes(cursor, format, [name, ...open]);
  if (cursor.done) throw cursor.fault(`Unexpected end of file has occurred. The following elements are not closed: ${[name, ...open].join(', ')}.`);
  cursor.at += 2;
  const endAt = cursor.at;
  const end = cursor.match(namePattern);
  cursor.match(/\s*/);
  if (end !== name) {
    const from = cursor.position(start);
    throw cursor.fault(`The '${name}' start tag on line ${from.line} position ${from.column} does not match the end tag of '${end}'.`, endAt);
  }
  if (!cursor.startsWith('>')) throw cursor.fault(`'${cursor.text.charAt(cursor.at)}' is an unexpected token. The expected token is '>'.`);
  cursor.at += 1;
  return { kind: 'element', name, attributes, children, form: 'pair', line, column };
}

function readAttributes(cursor: Cursor, format: PolicyFormat): readonly PolicyAttribute[] {
  const attributes: PolicyAttribute[] = [];
  for (;;) {
    const space = cursor.match(/\s+/);
    if (cursor.done || cursor.startsWith('>') || cursor.startsWith('/>')) return attributes;
    const at = cursor.at;
    if (space === '') throw cursor.fault(`'${cursor.text.charAt(at)}' is an unexpected token. Expecting white space.`);
    const name = cursor.match(namePattern);
    if (name === '') throw cursor.fault(`Name cannot begin with the '${cursor.text.charAt(at)}' character.`);
    if (attributes.some((attribute) => attribute.name === name)) throw cursor.fault(`'${name}' is a duplicate attribute name.`, at);
    cursor.match(/\s*/);
    if (!cursor.startsWith('=')) throw cursor.fault(`'${cursor.text.charAt(cursor.at)}' is an unexpected token. The expected token is '='.`);
    cursor.at += 1;
    cursor.match(/\s*/);
    attributes.push({ name, ...readValue(cursor, format) });
  }
}

function readValue(cursor: Cursor, format: PolicyFormat): Omit<PolicyAttribute, 'name'> {
  const quote = cursor.text.charAt(cursor.at);
  if (quote !== '"' && quote !== "'") throw cursor.fault(`'${quote}' is an unexpected token. The expected token is '"' or '''.`);
  cursor.at += 1;
  const start = cursor.at;
  let value = '';
  if (format === 'rawxml' && /^\s*@[({]/.test(cursor.text.slice(cursor.at, cursor.at + 200))) value = cursor.match(/\s*/) + expressionAt(cursor);
  while (!cursor.startsWith(quote)) {
    if (cursor.done) throw cursor.fault('There is an unclosed literal string.', start);
    if (cursor.startsWith('<')) throw cursor.fault("'<', hexadecimal value 0x3C, is an invalid attribute character.");
    value += cursor.character(false);
  }
  cursor.at += 1;
  return { value, quote };
}
