/** Names of the languages of Whisper, lower case, by the code that a request may have; others are called by their code. */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code);
  return (name ?? code).toLowerCase();
}
