import { exitCodes, UserError } from '../model/user-error.ts';

/**
 * A literal as the value of an attribute in double quotes. What API Management would read as something else than
 * text (a policy expression, a named value) or what XML cannot hold is refused: names come from users.
 */
export function attribute(value: string): string {
  if (/^\s*@[({]/.test(value) || value.includes('{{')) throw notText(value, 'API Management would read it as an expression or a named value');
  if (!isXmlText(value)) throw notText(value, 'it has characters that XML cannot hold');
  return `"${escapeXml(value)}"`;
}

function notText(value: string, why: string): UserError {
  return new UserError('NotPolicyText', exitCodes.usage, `${JSON.stringify(value.slice(0, 100))} cannot be written into a policy: ${why}.`);
}

function isXmlText(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 excludes
  return !/\p{Cs}/u.test(value) && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(value);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;' };

export function escapeXml(value: string): string {
  return value.replaceAll(/[&<>"\t\n\r]/g, (character) => entities[character] ?? character);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that entities stand for; what is none is left as it is. */
export function unescapeXml(value: string): string {
  return value.replaceAll(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}
