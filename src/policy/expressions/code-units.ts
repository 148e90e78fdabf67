/** The UTF-16 units that C# gives a meaning. */
export const units = {
  doubleQuote: 0x22,
  dollar: 0x24,
  singleQuote: 0x27,
  openParenthesis: 0x28,
  closeParenthesis: 0x29,
  asterisk: 0x2a,
  slash: 0x2f,
  colon: 0x3a,
  at: 0x40,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/** What a character begins outside of literals. */
export const begins = { sign: 0, word: 1, space: 2, open: 3, close: 4, string: 5, character: 6, slash: 7, prefix: 8, colon: 9 } as const;

const ascii = new Uint8Array(128);
const mark = (characters: string, as: number): void => {
  for (let at = 0; at < characters.length; at += 1) ascii[characters.charCodeAt(at)] = as;
};
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_', begins.word);
mark(' \t\n\v\f\r', begins.space);
mark('([{', begins.open);
mark(')]}', begins.close);
mark('"', begins.string);
mark("'", begins.character);
mark('/', begins.slash);
mark('@$', begins.prefix);
mark(':', begins.colon);

/** Beyond ASCII there are letters and white space only: other signs stand in no C# outside of literals. */
export function beginning(unit: number): number {
  if (unit < 128) return ascii[unit] ?? begins.sign;
  return isWideSpace(unit) ? begins.space : begins.word;
}

function isWideSpace(unit: number): boolean {
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
  return unit === 0x1680 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f || unit === 0x3000 || unit === 0xfeff;
}

/** Ends a line of C# (language specification, 6.3.3), and with it comments and regular strings. */
export function endsLine(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

/** The closing bracket for an opening one, 0 for anything else. */
export function closerOf(unit: number): number {
  if (unit === units.openParenthesis) return units.closeParenthesis;
  return unit === units.openBracket || unit === units.openBrace ? unit + 2 : 0;
}
