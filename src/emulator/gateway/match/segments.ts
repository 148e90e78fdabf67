/** Of a percent-encoded text; undefined where it is none. */
export function decoded(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The parts of a path between its slashes, as they are written; the leading slash begins the first. */
export function segmentsOf(path: string): readonly string[] {
  return (path.startsWith('/') ? path.slice(1) : path).split('/');
}
