import { type KqlError, syntaxFault } from '../fault.ts';

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\u0007', 0: '\0', '\\': '\\', '"': '"', "'": "'" };

export interface TextRead {
  readonly value: string;
  readonly end: number;
}

function broken(text: string, at: number): KqlError {
  return syntaxFault(text, at, text.slice(at, at + 1));
}

/** One literal at `at`: `"…"`, `'…'`, `@"…"`, ```` ```…``` ````, each also behind `h` or `H` (obfuscated). Undefined: none stands there. */
export function readText(text: string, at: number): TextRead | undefined {
  const from = /^[hH](?=["'@`])/.test(text.slice(at, at + 2)) ? at + 1 : at;
  if (text.startsWith('```', from)) return fenced(text, from);
  const verbatim = text[from] === '@';
  const start = verbatim ? from + 1 : from;
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return undefined;
  return verbatim ? readVerbatim(text, start, quote) : readEscaped(text, start, quote);
}

function fenced(text: string, at: number): TextRead {
  const close = text.indexOf('```', at + 3);
  if (close < 0) throw broken(text, at);
  return { value: text.slice(at + 3, close), end: close + 3 };
}

/** The quote doubled stands for itself. */
function readVerbatim(text: string, at: number, quote: string): TextRead {
  let value = '';
  for (let index = at + 1; index < text.length; index += 1) {
    const char = text[index] ?? '';
    if (char === '\n' || char === '\r') break;
    if (char !== quote) value += char;
    else if (text[index + 1] === quote) {
      value += quote;
      index += 1;
    } else return { value, end: index + 1 };
  }
  throw broken(text, at);
}

function readEscaped(text: string, at: number, quote: string): TextRead {
  let value = '';
  for (let index = at + 1; index < text.length; index += 1) {
    const char = text[index] ?? '';
    if (char === quote) return { value, end: index + 1 };
    if (char === '\n' || char === '\r') break;
    if (char !== '\\') {
      value += char;
      continue;
    }
    const escape = escapeAt(text, index + 1);
    if (!escape) throw broken(text, index);
    value += escape.value;
    index = escape.end - 1;
  }
  throw broken(text, at);
}

function escapeAt(text: string, at: number): TextRead | undefined {
  const hex = /^(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(text.slice(at, at + 5));
  if (hex) return { value: String.fromCharCode(Number.parseInt(hex[1] ?? hex[2] ?? '', 16)), end: at + hex[0].length };
  const char = text[at] ?? '';
  const plain = Object.hasOwn(escapes, char) ? escapes[char] : undefined;
  return plain === undefined ? undefined : { value: plain, end: at + 1 };
}
