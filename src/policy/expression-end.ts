/**
 * Where the policy expression that begins at `start` (its `@`) ends: the position behind its last bracket. Undefined where
 * it does not end, or none begins. Brackets in strings, characters and comments of C# do not count.
 */
export function expressionEnd(text: string, start: number): number | undefined {
  if (text[start] !== '@' || (text[start + 1] !== '(' && text[start + 1] !== '{')) return undefined;
  return closed(text, start + 1);
}

const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/** From an opening bracket to behind the one that closes it. */
function closed(text: string, open: number): number | undefined {
  const waiting: string[] = [];
  for (let at = open; at < text.length; ) {
    const here = text[at] ?? '';
    const close = closing[here];
    if (close !== undefined) {
      waiting.push(close);
      at += 1;
    } else if (here === waiting.at(-1)) {
      waiting.pop();
      at += 1;
      if (waiting.length === 0) return at;
    } else {
      const behind = behindLiteral(text, at);
      if (behind === undefined && /^["']|^\/\*/.test(text.slice(at, at + 2))) return undefined;
      at = behind ?? at + 1;
    }
  }
  return undefined;
}

const literals = [/\/\/[^\n]*/y, /\/\*[\s\S]*?\*\//y, /@"(?:[^"]|"")*"/y, /"(?:[^"\\\n]|\\.)*"/y, /'(?:[^'\\\n]|\\.)+'/y];

/** Behind the literal or comment that begins here. */
function behindLiteral(text: string, at: number): number | undefined {
  if (/^(?:\$@?|@\$)"/.test(text.slice(at, at + 3))) return behindInterpolated(text, at);
  for (const literal of literals) {
    literal.lastIndex = at;
    const found = literal.exec(text);
    if (found !== null) return at + found[0].length;
  }
  return undefined;
}

/** `$"…{expression}…"`: what stands in braces is C# again. */
function behindInterpolated(text: string, start: number): number | undefined {
  const quote = text.indexOf('"', start);
  const isVerbatim = text.slice(start, quote).includes('@');
  for (let at = quote + 1; at < text.length; ) {
    const [here, following] = [text[at], text[at + 1]];
    if ((here === '{' || here === '}' || (here === '"' && isVerbatim)) && following === here) at += 2;
    else if (here === '"') return at + 1;
    else if (here === '\\' && !isVerbatim) at += 2;
    else if (here === '{') {
      const end = closed(text, at);
      if (end === undefined) return undefined;
      at = end;
    } else at += 1;
  }
  return undefined;
}
