/**
 * A word as a POSIX shell reads it: without quotes, closed or still open, and backslashes, and with `~/` as the home folder.
 * Variables and commands in it stay as they are: nothing is run for a completion.
 */
export function unquoted(word: string, home: string | undefined): string {
  const [, tilde = '', rest = ''] = /^(~(?=\/))?(.*)$/s.exec(word) ?? [];
  const plain = rest.replaceAll(/'([^']*)'?|"((?:[^"\\]|\\.)*)"?|\\(.?)/gs, (_, single?: string, double?: string, escaped?: string) => single ?? double?.replaceAll(/\\([$`"\\])/g, '$1') ?? escaped ?? '');
  return tilde === '' ? plain : `${home ?? tilde}${plain}`;
}
