/**
 * What a C# string literal says, verbatim ones (`@"…"`) too; undefined where it is no plain text: a named value stands in
 * it, or an escape that C# does not know.
 */
export function stringValue(literal: string): string | undefined {
  if (/\{\{[A-Za-z0-9._-]+\}\}/.test(literal)) return undefined;
  return literal.startsWith('@') ? literal.slice(2, -1).replaceAll('""', '"') : unescaped(literal.slice(1, -1));
}

const escape = /\\(?:u([0-9A-Fa-f]{4})|U(00[01][0-9A-Fa-f]{5})|x([0-9A-Fa-f]{1,4})|(.))/gs;
const simple: ReadonlyMap<string, string> = new Map([["'", "'"], ['"', '"'], ['\\', '\\'], ['0', '\0'], ['a', '\x07'], ['b', '\b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t'], ['v', '\v']]);

function unescaped(text: string): string | undefined {
  let isKnown = true;
  const value = text.replaceAll(escape, (_, short: string | undefined, long: string | undefined, variable: string | undefined, sign: string | undefined) => {
    if (sign === undefined) return character(short ?? long ?? variable ?? '');
    if (!simple.has(sign)) isKnown = false;
    return simple.get(sign) ?? '';
  });
  return isKnown ? value : undefined;
}

function character(hexadecimal: string): string {
  const code = Number.parseInt(hexadecimal, 16);
  return code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
}
