/** Whether a browser's `Origin` is one of those allowed: scheme and host without case, the scheme's own port where none is stated. */
export function allowsOrigin(origins: readonly string[], origin: string): boolean {
  const asked = normal(origin);
  return origins.some((allowed) => allowed === '*' || normal(allowed) === asked);
}

function normal(origin: string): string {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.origin : origin.trim();
}
