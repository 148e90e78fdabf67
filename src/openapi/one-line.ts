/** Strangers' text for a terminal: no line ends, no escape sequences, cut after `limit` characters. */
export function oneLine(text: string, limit: number): string {
  const start = Array.from(text.slice(0, limit * 2).replaceAll(/[\p{C}\s]+/gu, ' ').trim());
  return start.length > limit || text.length > limit * 2 ? `${start.slice(0, limit - 1).join('')}…` : start.join('');
}
