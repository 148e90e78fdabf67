/** Whether a text can stand in a policy as nothing but text. Written otherwise than in the code that it checks. */
export function isPlain(text: string): boolean {
  if (text.includes('{{') || text.includes('@(') || text.includes('@{')) return false;
  return Array.from(text).every((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code === 0x9 || code === 0xa || code === 0xd || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
  });
}
