const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const entity = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi;

/** Undefined where an `&` begins no entity that XML has, or one for a character that XML does not have. */
export function decodeEntities(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let failed = text.replaceAll(entity, '').includes('&');
  const decoded = text.replaceAll(entity, (whole, hex: string | undefined, digits: string | undefined, name: string | undefined) => {
    const character = name === undefined ? characterOf(hex === undefined ? Number(digits) : Number.parseInt(hex, 16)) : named[name];
    failed ||= character === undefined;
    return character ?? whole;
  });
  return failed ? undefined : decoded;
}

function characterOf(code: number): string | undefined {
  const allowed = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x1_0000 && code <= 0x10_ffff);
  return allowed ? String.fromCodePoint(code) : undefined;
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;').replaceAll('\r', '&#xD;');
}
