import { ClrBytes } from '../../arrays.ts';
import { isSmall } from '../../numbers.ts';
import type { Value } from '../../value.ts';
import { lineEnd } from '../line-end.ts';
import { textOf, typeNameOf } from '../of-value.ts';
import { isDateTime } from '../time/date-time.ts';
import { jsonDate } from '../time/format-date.ts';
import type { ClrDateTimeOffset } from '../time/ticks.ts';
import { JObject, JProperty, JValue } from './token.ts';
import type { JToken } from './token.ts';

/** JSON as Newtonsoft writes it; indented by two blanks where asked. */
export function jsonText(token: JToken, indented: boolean): string {
  const parts: string[] = [];
  write(token, indented ? lineEnd : '', indented, parts);
  return parts.join('');
}

function write(token: JToken, margin: string, indented: boolean, parts: string[]): void {
  if (token instanceof JValue) parts.push(valueText(token));
  else if (token instanceof JProperty) {
    parts.push(quoted(token.name), indented ? ': ' : ':');
    write(token.value, margin, indented, parts);
  } else group(token instanceof JObject ? [...token.properties] : token.items, token instanceof JObject ? ['{', '}'] : ['[', ']'], margin, indented, parts);
}

function group(children: readonly JToken[], [open, close]: readonly [string, string], margin: string, indented: boolean, parts: string[]): void {
  const inside = indented ? `${margin}  ` : '';
  parts.push(open);
  for (const [at, one] of children.entries()) {
    parts.push(at > 0 ? ',' : '', inside);
    write(one, inside, indented, parts);
  }
  if (children.length > 0) parts.push(margin);
  parts.push(close);
}

function valueText({ kind, value }: JValue): string {
  switch (kind) {
    case 'Null':
      return 'null';
    case 'Undefined':
      return 'undefined';
    case 'Raw':
      return textOf(value);
    case 'Comment':
      return `/*${textOf(value)}*/`;
    case 'Boolean':
      return value === true ? 'true' : 'false';
    case 'Integer':
      return textOf(value);
    case 'Float':
      return floatText(value);
    case 'Bytes':
      return `"${value instanceof ClrBytes ? Buffer.from(value.bytes).toString('base64') : ''}"`;
    case 'Date':
      return `"${dateOf(value)}"`;
    default:
      return quoted(textOf(value));
  }
}

function dateOf(value: Value): string {
  if (isDateTime(value)) return jsonDate({ ticks: value.ticks, zone: { kind: 'dateTime', of: value.kind } });
  const { ticks, offset } = value as ClrDateTimeOffset;
  return jsonDate({ ticks, zone: { kind: 'offset', minutes: offset } });
}

/** With a point where there would be none: `1.0`. */
function floatText(value: Value): string {
  const text = textOf(value);
  if (isSmall(value) && !Number.isFinite(value.value)) return `"${text}"`;
  return /[.E]/.test(text) ? text : `${text}.0`;
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Controls, and line ends that JavaScript knows beside. */
function isEscaped(char: string): boolean {
  return char < ' ' || char === '"' || char === '\\' || char === '\u0085' || char === '\u2028' || char === '\u2029';
}

const plain = /^[^"\\\u0085\u2028\u2029\p{Cc}]*$/u;

export function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  let made = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (!isEscaped(char)) continue;
    made += text.slice(from, at) + (escapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
    from = at + 1;
  }
  return `"${made}${text.slice(from)}"`;
}

export function typeOfToken(token: JToken): string {
  if (token instanceof JValue) return token.kind;
  return typeNameOf(token).replace('Newtonsoft.Json.Linq.J', '');
}
