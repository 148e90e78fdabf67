/** `\uXXXX` for each UTF-16 unit, as C# and JSON read it. */
export function escapeUnits(text: string): string {
  let escaped = '';
  for (let at = 0; at < text.length; at += 1) escaped += `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return escaped;
}
