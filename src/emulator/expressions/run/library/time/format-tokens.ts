/** A custom format of dates or spans cut at its specifiers: a letter and how often it stands there, or text as it is. */
export type FormatToken = { readonly kind: 'letter'; readonly letter: string; readonly count: number } | { readonly kind: 'text'; readonly text: string };

/** `letters` are those that mean something. */
export function formatTokens(format: string, letters: string): readonly FormatToken[] {
  const tokens: FormatToken[] = [];
  for (let at = 0; at < format.length; ) {
    const char = format.charAt(at);
    if (char === '\\') {
      tokens.push({ kind: 'text', text: format.charAt(at + 1) });
      at += 2;
    } else if (char === '"' || char === "'") {
      const end = format.indexOf(char, at + 1);
      tokens.push({ kind: 'text', text: format.slice(at + 1, end < 0 ? undefined : end) });
      at = end < 0 ? format.length : end + 1;
    } else if (char === '%') at += 1;
    else if (letters.includes(char)) {
      let count = 1;
      while (format.charAt(at + count) === char) count += 1;
      tokens.push({ kind: 'letter', letter: char, count });
      at += count;
    } else {
      tokens.push({ kind: 'text', text: char });
      at += 1;
    }
  }
  return tokens;
}
