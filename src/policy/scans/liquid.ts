/** Within `{{ … }}` and `{% … %}` of a liquid template: `context.Request.Headers.Name` or `…Headers["Name"]`. */
const headers = /\bcontext\s*\.\s*Request\s*\.\s*Headers\b\s*(?:\.\s*([\w-]+)|\[\s*(["'])([^"'\]]*)\2\s*\])?/gi;

/** Whether a liquid template reads the header Authorization of the request; undefined where it does not. */
export function liquidReadsToken(template: string): 'certain' | 'maybe' | undefined {
  const names = Array.from(template.matchAll(headers), ([, member, , entry]) => member ?? entry);
  if (names.some((name) => name?.toLowerCase() === 'authorization')) return 'certain';
  return names.includes(undefined) ? 'maybe' : undefined;
}
