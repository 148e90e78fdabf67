import { ClrBytes } from '../arrays.ts';
import type { StaticMethod, TypeMembers } from '../members.ts';
import { argumentNull } from './exceptions.ts';
import { isBytes } from './of-value.ts';

/** Halves of surrogate pairs that stand alone are nothing that UTF-8 can say. */
export function wellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** Blanks become `+`; letters, digits and `-_.!*()` stay. */
export function urlEncode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll('%20', '+').replaceAll(/['~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What is no escape stays as it is. */
export function urlDecode(text: string): string {
  return percentDecode(text.replaceAll('+', ' '));
}

export function percentDecode(text: string): string {
  return text.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'));
}

const encoded: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' };
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0', copy: '©', reg: '®', euro: '€', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', auml: 'ä', ouml: 'ö', uuml: 'ü', szlig: 'ß', eacute: 'é' };

export function htmlEncode(text: string): string {
  return text.replaceAll(/[<>&"']|[\u00a0-\u00ff]|[\ud800-\udbff][\udc00-\udfff]/g, (one) => encoded[one] ?? `&#${one.codePointAt(0) ?? 0};`);
}

export function htmlDecode(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,8});/gi, (whole, name: string) => {
    const code = name.startsWith('#') ? Number(name.replace(/^#(x?)/i, (_, hex: string) => (hex === '' ? '' : '0x'))) : undefined;
    if (code === undefined) return named[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Null stays null. */
const onText =
  (change: (text: string) => string): StaticMethod =>
  ([value], site) => {
    if (typeof value !== 'string') return null;
    site.spend(value.length);
    return change(value);
  };

const onBytes =
  (change: (text: string) => string): StaticMethod =>
  ([value]) => {
    if (!isBytes(value)) throw argumentNull('encodedValue');
    return new ClrBytes(Buffer.from(change(Buffer.from(value.bytes).toString('utf8'))));
  };

export const webUtility: TypeMembers = {
  name: 'System.Net.WebUtility',
  statics: { methods: { HtmlDecode: onText(htmlDecode), HtmlEncode: onText(htmlEncode), UrlDecode: onText(urlDecode), UrlEncode: onText(urlEncode), UrlDecodeToBytes: onBytes(urlDecode), UrlEncodeToBytes: onBytes(urlEncode) } },
};
