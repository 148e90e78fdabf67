const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;' };

/** For attributes in double quotes; white space that a parser would turn into spaces becomes entities, too. */
export function escapeXml(value: string): string {
  return value.replaceAll(/[&<>"\t\n\r]/g, (character) => entities[character] ?? character);
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** From the number sign to the semicolon, leading zeros counted: longer ones are not read. */
const longest = 8;

/** The text that entities stand for; what is none is left as it is. */
export function unescapeXml(value: string): string {
  let text = '';
  let from = 0;
  for (let at = value.indexOf('&'); at >= 0; at = value.indexOf('&', at + 1)) {
    const name = value.slice(at + 1, at + 2 + longest);
    const length = name.indexOf(';');
    const character = length < 0 ? undefined : (named.get(name.slice(0, length)) ?? numbered(name.slice(0, length)));
    if (character === undefined) continue;
    text += value.slice(from, at) + character;
    from = at + length + 2;
  }
  return from === 0 ? value : text + value.slice(from);
}

function numbered(name: string): string | undefined {
  const match = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
