const start = /^[\p{L}_]$/u;
const whole = /^[A-Za-z_][\w.-]*$/;
const rest = /^[\p{L}\p{N}_.·-]$/u;

/** As .NET's XmlConvert: what a name cannot have becomes `_xHHHH_`. Colons are none of a local name. */
export function encodeLocalName(name: string): string {
  if (whole.test(name)) return name;
  return [...name].map((character, index) => ((index === 0 ? start : rest).test(character) ? character : escaped(character))).join('');
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `_x${code.toString(16).toUpperCase().padStart(code > 0xffff ? 8 : 4, '0')}_`;
}
