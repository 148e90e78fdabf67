/** What .NET takes for white space: as JavaScript, but with U+0085 and without the byte order mark. */
export function isWhiteSpace(char: string): boolean {
  return char !== '\ufeff' && /[\s\u0085]/.test(char);
}

export function isBlank(text: string): boolean {
  return Array.from({ length: text.length }, (_, at) => text.charAt(at)).every(isWhiteSpace);
}
