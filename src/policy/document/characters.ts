export const characters = { tab: 0x09, lineFeed: 0x0a, carriageReturn: 0x0d, space: 0x20, exclamation: 0x21, doubleQuote: 0x22, singleQuote: 0x27, parenthesis: 0x28, slash: 0x2f, less: 0x3c, equals: 0x3d, greater: 0x3e, question: 0x3f, at: 0x40, brace: 0x7b } as const;

/** White space of XML: no others count, though JavaScript's `trim` knows more. */
export function isWhite(code: number): boolean {
  return code <= characters.space && (code === characters.space || code === characters.lineFeed || code === characters.carriageReturn || code === characters.tab);
}

/** Behind the white space that begins at `at`. */
export function whiteEnd(text: string, at: number): number {
  let end = at;
  while (isWhite(text.charCodeAt(end))) end += 1;
  return end;
}

// Name characters of XML 1.0 (productions 4 and 4a) in the basic plane: those that begin a name, those that only go on.
const start = 'A-Z_a-z:\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd';
const behind = '0-9.\\u00b7\\u0300-\\u036f\\u203f\\u2040-';
const begins = new RegExp(`[${start}]`);
const goesOn = new RegExp(`[${start}${behind}]`);

/** By character code, for ASCII: 1 goes on, 2 begins a name, too. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => (begins.test(String.fromCharCode(code)) ? 2 : Number(goesOn.test(String.fromCharCode(code)))));

/** Behind the XML name that begins at `at`; `at` where none does. */
export function nameEnd(text: string, at: number): number {
  if (!isName(text.charCodeAt(at), 2, begins)) return at;
  let end = at + 1;
  while (isName(text.charCodeAt(end), 1, goesOn)) end += 1;
  return end;
}

/** The code is NaN behind the end of the text. */
function isName(code: number, least: number, beyondAscii: RegExp): boolean {
  if (code < ascii.length) return (ascii[code] ?? 0) >= least;
  return code >= ascii.length && beyondAscii.test(String.fromCharCode(code));
}
